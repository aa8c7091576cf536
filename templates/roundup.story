# The story of where every area of a patch stands. One line is one paragraph. Move a line, or delete it.
headline of all_areas
standfirst of all_areas
order of all_areas
  lead
  apart of gap + chance of highest + chance of lowest
  source of words
  [first_links]
  compared of against_wider or roundup
  trend of direction
  [list] of all_areas
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
