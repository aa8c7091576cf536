# The story of the highest. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
# "of above or highest": whose words it is; the first of them that says something.
headline of above or highest
standfirst of above or highest
order of highest
  lead + yardstick + behind + counted of above
  nut of whole + went_around of whole + past of reign + sourced of words
  [first_links]
  yardstick of whole + around of whole
  second + chance_next + third
  elsewhere
  nut of multiple_of_average
  shares of spread
  moved of direction + mover of biggest_rise + mover of biggest_fall
  other_end of lowest
  [list] of above or highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
