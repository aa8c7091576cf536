# The story of the lowest. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
headline of below or lowest
standfirst of below or lowest
order of lowest
  lead + yardstick + behind + counted of below + left_out
  nut of whole + went_around of whole + sourced of words
  [first_links]
  yardstick of whole + around of whole
  second + chance_next + third
  elsewhere
  moved of direction + mover of biggest_rise + mover of biggest_fall
  top_end of highest
  [list] of below or lowest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
