"""What is still valid of the last build: nothing is written again that would come out the same."""
