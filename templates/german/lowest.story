# Die Geschichte der niedrigsten Werte; zurückgehaltene Werte sind nie darunter. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
headline of below or lowest
standfirst of below or lowest
order of lowest
  lead
  yardstick + behind
  source of words
  [first_links]
  leaders + chance of lowest
  elsewhere
  trend of direction
  [list] of below or lowest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
