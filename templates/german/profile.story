# Die Geschichte eines einzigen Ortes: sein Wert, und wie der im Vergleich steht. Eine Zeile ist ein Absatz; Rollen, die + verbindet, teilen ihn sich.
headline of profile
standfirst of profile
order of profile
  lead
  yardstick + behind
  [first_links]
  place + chance
  neighbours
  source of words
  [more_links]
  [inserts]
  [withheld]
  [map]
  [sources]
