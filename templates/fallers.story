# The story of the biggest falls. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
order of biggest_fall
  lead
  behind + source of words
  [first_links]
  runner_up
  further
  trend of direction
  [movers] of biggest_fall
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
