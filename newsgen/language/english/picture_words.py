"""The words of pictures in English."""

from newsgen.language.picture_words import PictureWords

PICTURE_WORDS = PictureWords(
    by_kind="{} by {}",
    change="Change in {} since {}",
    past="{} in {}",
    of_place="{}: {}",
    map_alt="Map. {}. {}.",
    bars_alt="Bar chart. {}. {}. {}.",
    line_alt="Line chart. {}. {}.",
    labelled="Labelled on it: {}.",
    figure="{}, {}",
    on_day="{}: {}",
    up="up {}",
    down="down {}",
    average="average: {}",
    gaps="Gaps are periods without a published figure.",
    gaps_of_average="The average is shown where every area has a figure.",
)
