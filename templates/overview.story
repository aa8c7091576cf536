# The story of a whole region or county: which way it is going, how it compares, its two ends.
# One line is one paragraph. Move a line, or delete it.
headline of direction or overview
standfirst of overview
order of overview
  trend of direction
  compared of against_wider or overview
  source of words
  [first_links]
  high_end of highest + chance of highest
  low_end of lowest + chance of lowest
  [list: short_list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
