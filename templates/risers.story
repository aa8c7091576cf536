# The story of the biggest rises. One line is one paragraph; roles that + joins share it. Move a line, or delete it.
order of biggest_rise
  lead
  behind + source of words
  [first_links]
  runner_up
  further
  trend of direction
  [movers] of biggest_rise
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]
