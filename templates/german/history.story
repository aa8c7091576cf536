# Was neu ist, gemessen an der Vergangenheit des Ortes und des Gebiets. Eine Zeile ist ein Absatz; Zeilen lassen sich verschieben und löschen.
# Vorn steht das erste von diesen, das etwas zu sagen hat; "others" sagt die übrigen. Wer immer wieder vorn liegt, steht sonst am Ende.
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
  [map]
  [sources]
