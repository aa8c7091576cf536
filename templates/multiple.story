# The story of the areas at more than a multiple of the average. One line is one paragraph; roles that + joins share it.
headline of multiple_of_average
standfirst of multiple_of_average
order of multiple_of_average
  lead
  yardstick + behind + chance
  source of words
  [first_links]
  [list] of multiple_of_average
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
