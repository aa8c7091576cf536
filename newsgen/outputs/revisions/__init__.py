"""What `newsgen diff` tells: lines for a person, JSON, the file of a correction. None is a format of an edition."""
