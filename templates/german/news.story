# Die Geschichte eines Gebiets, deren Aufmacher sich nach dem richtet, was sich geändert hat: `lead` ist der Befund, der sie anführt, und
# jede Aufmacherregel hat eine Ordnung (docs/leads.md). Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich. Zeilen lassen
# sich verschieben und löschen.
headline of lead
standfirst of lead or whole or direction

# Die Gesamtzahl des Gebiets hat sich bewegt.
order for apart or in_step
  lead
  ? ask of lead
  yardstick of whole + sourced of words
  around of whole
  leader of highest + second of highest + chance_next of highest
  mover of biggest_rise + mover of biggest_fall
  other_end of lowest + other_chance of lowest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Ein Ort oder ein Teil ist die Nachricht: das Gebiet als Ganzes kommt danach.
order for one_area or leader_leaps or leap or crowd or stands_apart or leader
  lead
  ? ask of lead
  nut of whole + sourced of words
  yardstick of whole
  around of whole
  leader of highest + second of highest + chance_next of highest
  mover of biggest_rise + mover of biggest_fall
  trend of direction
  other_end of lowest + other_chance of lowest
  [list] of crowd or highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Die Teile eines Gebiets gehen auseinander.
order for diverging
  lead
  ? ask of lead
  nut of whole + hidden of leave_one_out + sourced of words
  yardstick of whole
  around of whole
  ends of parts
  leader of highest + second of highest + chance_next of highest
  trend of direction
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Eine Höhe ist die Nachricht: der Fairness halber kommt gleich danach, was sich geändert hat.
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
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Das Gebiet ist das erste oder das letzte unter seinesgleichen.
order for standing or still_first
  lead
  ? ask of lead
  beside of standing
  nut of whole
  leader of highest + second of highest + chance_next of highest
  other_end of lowest + other_chance of lowest
  [list] of standing
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Geld: geordnet nach Prozent, den Beträgen gehört ein Absatz.
order for fastest or fastest_of_all
  lead
  ? ask of lead
  gain of fastest
  others of fastest
  leader of highest + chance of highest
  other_end_of_rise of fastest
  limits of fastest
  [per_cent_movers: movers] of fastest
  [more_links]
  [inserts]
  [map]
  [sources]

# Was zurückgehalten wird, ist die Nachricht.
order for withheld
  lead
  nut of whole + sourced of words
  leader of highest + chance of highest
  [list] of highest
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]

# Ein Auszug weiß nichts vom Rest.
order for concentrated
  lead
  leader of highest + second of highest + chance_next of highest
  limits of spread + source of words
  [list] of spread
  [more_links]
  [inserts]
  [map]
  [sources]

# Keine Nachricht, und die Redaktion will trotzdem ein paar Sätze.
order for brief
  lead
  yardstick of whole + around of whole
  ends_in_brief of highest + chance of highest + other_end of lowest + other_chance of lowest
  sourced of words
  [more_links]
  [inserts]
  [sources]
