# Die Geschichte der Orte, deren Wert ein Vielfaches des Durchschnitts übersteigt. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
headline of multiple_of_average
standfirst of multiple_of_average
order of multiple_of_average
  lead
  yardstick + behind + chance
  source of words
  [first_links]
  [list] of multiple_of_average
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
