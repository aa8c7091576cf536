"""What of the last build still stands: nothing is written again that would come out the same."""
