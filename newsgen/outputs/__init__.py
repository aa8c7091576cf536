"""The outputs: an edition and its drafts as text, one format a file."""
