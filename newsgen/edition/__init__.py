"""An edition on disk: written whole or not at all, swapped in, read back."""
