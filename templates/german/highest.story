# Die Geschichte der höchsten Werte. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich. Zeilen lassen sich verschieben und löschen.
# "of above or highest": wessen Worte es sind; die des ersten, das etwas sagt.
headline of above or highest
standfirst of above or highest
order of highest
  lead + yardstick + behind
  nut of whole + past of reign + sourced of words
  [first_links]
  yardstick of whole
  around of whole
  leaders + chance of highest
  elsewhere
  nut of multiple_of_average
  shares of spread
  trend of direction
  mover of biggest_rise + mover of biggest_fall
  other_end of lowest + other_chance of lowest
  [list] of above or highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
