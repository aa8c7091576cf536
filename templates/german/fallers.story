# Wo der Wert seit dem Zeitraum davor am stärksten gesunken ist. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
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
  [map]
  [sources]
