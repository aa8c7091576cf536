"""The facts cards of all patches: what is so of each in every measure, exact, for all that withheld figures may be."""
