"""The parts of a score, one a file: each says from 0 to 1 how much a lead has of it, and why, in words."""
