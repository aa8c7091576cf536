"""Figures as pictures: areas' outlines, and a patch's figures drawn in them; nothing here reads a table or a clock."""
