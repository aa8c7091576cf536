# Die Geschichte der niedrigsten Werte; zurückgehaltene Werte sind nie darunter. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
headline of below or lowest
standfirst of below or lowest
order of lowest
  lead + yardstick + behind
  nut of whole + sourced of words
  [first_links]
  yardstick of whole
  around of whole
  leaders + chance of lowest
  elsewhere
  trend of direction
  mover of biggest_rise + mover of biggest_fall
  leader of highest
  [list] of below or lowest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
