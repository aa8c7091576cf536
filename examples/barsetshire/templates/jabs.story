# The shipped story of the lowest, for a percentage that adds up over the winter: other words (jabs.phrases), and no map,
# for the map shows cases.
headline of below or lowest
standfirst of jabs
order of lowest
  lead of jabs
  moved of jabs
  middle of jabs
  [first_links]
  leaders + chance of lowest
  elsewhere
  trend of direction
  [list] of below or lowest
  [more_links]
  [inserts]
  [withheld]
  [sources]
