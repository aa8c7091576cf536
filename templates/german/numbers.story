# Der Zeitraum in Zahlen: einige Werte, jeder mit dem, was er ist. Eine Zeile ist ein Punkt der Liste; Zeilen lassen sich verschieben und löschen.
headline of numbers
standfirst of numbers
order of numbers
  - number of highest
  - chance of highest
  - number of lowest
  - chance of lowest
  - number of numbers
  - number of above
  - number of multiple_of_average
  - number of direction
  - number_that_fell of direction
  [first_links]
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
