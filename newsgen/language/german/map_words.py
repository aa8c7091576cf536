"""Die Wörter einer Kartenseite auf Deutsch."""

from newsgen.language.map_words import MapWords

MAP_WORDS = MapWords(
    label="Karte: {}. Alle Werte stehen in der Tabelle darunter.",
    key="Legende",
    below="unter {}",
    between="{} bis unter {}",
    at_least="{} und mehr",
    all_values="alle Werte",
    withheld="{}, zurückgehalten",
    no_figure="kein Wert",
    not_in_table="nicht in der Tabelle",
    search="Ort suchen",
    not_found="Diesen Namen gibt es auf der Karte nicht.",
    zoom="Ausschnitt",
    whole_map="Die ganze Karte",
    by_keys="Pfeiltasten führen von Ort zu Ort, Pos1 und Ende zum ersten und zum letzten der Tabelle.",
    table="Die Werte als Tabelle",
    change="Veränderung seit {}",
    source="Quelle: {}, veröffentlicht am {}.",
    published="Veröffentlicht am {}.",
    parts="Karte wählen",
)
