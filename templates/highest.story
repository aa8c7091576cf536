# The story of the highest. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
# "of above or highest": whose words it is; the first of them that says something.
headline of above or highest
standfirst of above or highest
order of highest
  lead
  yardstick + behind
  nut of above + past of reign + source of words
  [first_links]
  leaders + chance of highest
  elsewhere
  nut of multiple_of_average
  shares of spread
  trend of direction
  [list] of above or highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
