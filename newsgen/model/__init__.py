"""The values that move through newsgen: frozen, slotted, standard library only."""
