# The shipped story of the highest, with what a weekly count of tests cannot tell put before what is withheld.
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
  ## limits_heading of words
  limits of words
  [withheld]
  [map]
  [sources]
