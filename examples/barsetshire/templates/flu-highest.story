# The shipped story of the highest, with what a weekly count of tests cannot tell put before what is withheld.
headline of above or highest
standfirst of above or highest
order of highest
  lead + yardstick + behind
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
  ## limits_heading of words
  limits of words
  [withheld]
  [map]
  [sources]
