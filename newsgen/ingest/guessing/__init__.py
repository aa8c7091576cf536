"""What a table never seen before is likely to mean: each guess with its reason."""
