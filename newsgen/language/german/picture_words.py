"""Die Wörter der Bilder auf Deutsch."""

from newsgen.language.picture_words import PictureWords

PICTURE_WORDS = PictureWords(
    by_kind="{} nach {}",
    change="{}: Veränderung seit dem {}",
    past="{}: {}",
    of_place="{}, {}",
    map_alt="Karte. {}. {}.",
    bars_alt="Balkendiagramm. {}. {}. {}.",
    line_alt="Liniendiagramm. {}. {}.",
    labelled="Beschriftet sind: {}.",
    figure="{}: {}",
    on_day="{}: {}",
    up="plus {}",
    down="minus {}",
    average="Durchschnitt: {}",
    gaps="Lücken sind Zeiträume ohne veröffentlichten Wert.",
    gaps_of_average="Den Durchschnitt gibt es nur, wo alle Gebiete einen Wert haben.",
)
