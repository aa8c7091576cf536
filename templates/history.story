# What is new against the area's and the patch's own past. One line is one paragraph. Move a line, or delete it.
# The first of these that has something to say leads, "others" tells the rest of them. A reign that is not first comes last.
headline of record or steepest_since or streak or turned or crossed or reign
standfirst of record or steepest_since or streak or turned or crossed or reign
order of record
  tale of record or steepest_since or streak or turned or crossed
  oldest
  down_first of crossed
  tale_first of reign
  source of words
  [first_links]
  tale of others
  down_later of crossed
  tale_later of reign
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
