# The story of a patch whose lead is chosen by what changed: `lead` is the finding that leads, and there is an order for
# each lead rule (docs/leads.md). One line is one paragraph; roles that + joins share it. Move a line, or delete it.
headline of lead
standfirst of lead or whole or direction

# The patch's own total moved.
order for apart or in_step
  lead + went_around of whole
  ? ask of lead
  yardstick of whole + around of whole + sourced of words
  leader of highest + second of highest + chance_next of highest
  mover of biggest_rise + mover of biggest_fall
  other_end of lowest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# One area, or one part, is the news: the patch as a whole comes after it.
order for one_area or leader_leaps or leap or crowd or stands_apart or leader
  lead
  ? ask of lead
  nut of whole + went_around of whole + sourced of words
  yardstick of whole + around of whole
  leader of highest + second of highest + chance_next of highest
  moved of direction + mover of biggest_rise + mover of biggest_fall
  other_end of lowest
  [list] of crowd or highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# The parts of a region part ways.
order for diverging
  lead
  ? ask of lead
  nut of whole + went_around of whole + hidden of leave_one_out + sourced of words
  yardstick of whole + around of whole
  ends of parts
  leader of highest + second of highest + chance_next of highest
  moved of direction
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# A level is the news: fairness puts what changed second.
order for floor or all_beyond
  lead
  ? ask of lead
  nut of whole + sourced of words
  yardstick of whole
  leader of highest + second of highest + chance_next of highest
  mover of biggest_rise + mover of biggest_fall
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

order for one_way
  lead
  first of fastest
  others of fastest
  other_end_of_rise of fastest
  nut of whole + sourced of words
  yardstick of whole
  leader of highest + second of highest + chance_next of highest
  mover of biggest_rise + mover of biggest_fall
  [per_cent_movers: movers] of fastest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# First or last among its peers.
order for standing or still_first
  lead
  ? ask of lead
  nut of whole + went_around of whole + beside of standing
  leader of highest + second of highest + chance_next of highest
  other_end of lowest
  [list] of standing
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# Money: per cent ranks, pounds have one paragraph.
order for fastest or fastest_of_all
  lead
  ? ask of lead
  others of fastest
  leader of highest + chance of highest
  other_end_of_rise of fastest
  limits of fastest
  [per_cent_movers: movers] of fastest
  [more_links]
  [inserts]
  [pictures]
  [map]
  [sources]

# What is withheld is the news.
order for withheld
  lead
  nut of whole + sourced of words
  leader of highest + chance of highest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [pictures]
  [map]
  [sources]

# An extract knows nothing of the rest.
order for concentrated
  lead
  leader of highest + second of highest + chance_next of highest
  limits of spread + source of words
  [list] of spread
  [more_links]
  [inserts]
  [pictures]
  [map]
  [sources]

# No news, and the newsroom wants a few sentences all the same.
order for brief
  lead
  nut of whole + sourced of words
  yardstick of whole + around of whole
  ends_in_brief of highest + second of highest + chance_next of highest + other_end of lowest
  [list: list_in_brief] of highest
  [more_links]
  [inserts]
  [sources]
