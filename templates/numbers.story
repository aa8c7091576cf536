# The period in numbers: a few figures, each with what it is. A line is an item of the list; move it, or delete it.
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
  [pictures]
  [map]
  [sources]
