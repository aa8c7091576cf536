"""The facts cards of all patches: what is so of each in every measure, exact, for all that withheld figures may be."""

from newsgen.ranking.facts.cards import facts_cards

__all__ = ["facts_cards"]
