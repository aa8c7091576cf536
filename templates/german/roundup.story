# Die Geschichte davon, wo jeder Ort eines Gebiets steht. Eine Zeile ist ein Absatz; Zeilen lassen sich verschieben und löschen.
headline of all_areas
standfirst of all_areas
order of all_areas
  lead
  apart of gap + chance of highest + chance of lowest
  source of words
  [first_links]
  compared of roundup
  trend of direction
  [list] of all_areas
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
