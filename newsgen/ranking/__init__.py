"""The arithmetic of news: a dataset in, every patch ranked, vectorised over all of them at once."""

from newsgen.ranking.facts.cards import facts_cards
from newsgen.ranking.patches import chosen, resolve
from newsgen.ranking.ranked import RankedDataset, rank

__all__ = ["RankedDataset", "chosen", "facts_cards", "rank", "resolve"]
