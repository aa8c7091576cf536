"""The words of a map page in English."""

from newsgen.language.map_words import MapWords

MAP_WORDS = MapWords(
    label="Map: {}. All of its figures are in the table below.",
    key="Key",
    below="below {}",
    between="{} to below {}",
    at_least="{} or more",
    all_values="all figures",
    withheld="{}, withheld",
    no_figure="no figure",
    not_in_table="not in the table",
    search="Find a place",
    not_found="No place of that name is on this map.",
    zoom="Show",
    whole_map="The whole map",
    by_keys="Arrow keys go from place to place, Home and End to the first and the last of the table.",
    table="The figures as a table",
    change="Change since {}",
    source="Source: {}, published on {}.",
    published="Published on {}.",
    parts="Choose a map",
)
