# The story of the lowest. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
headline of below or lowest
standfirst of below or lowest
order of lowest
  lead
  yardstick + behind + left_out
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
