# Die Geschichte einer ganzen Region: wohin sie sich bewegt, wie sie im Vergleich steht, ihre beiden Enden.
# Eine Zeile ist ein Absatz; Zeilen lassen sich verschieben und löschen.
headline of direction or overview
standfirst of overview
order of overview
  trend of direction
  compared of against_wider or overview
  source of words
  [first_links]
  high_end of highest + chance of highest
  low_end of lowest + chance of lowest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
