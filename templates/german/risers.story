# Wo der Wert seit dem Zeitraum davor am stärksten gestiegen ist. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
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
  [map]
  [sources]
