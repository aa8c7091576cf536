# The story of one area: its figure, and where that stands. One line is one paragraph; roles that + joins share it.
headline of profile
standfirst of profile
order of profile
  lead
  yardstick + behind
  [first_links]
  place + chance
  neighbours
  source of words
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
