"""Random edits of real drafts, each known to be true or false: what `newsgen check` is measured by.

Knows nothing of the checker: it works on the records of an edition, by their claims, and has no code of newsgen.
`python -m tests.copycheck.edits [--n 1000] [--seed 1] [--edition DIR]...` prints how many false edits are found and how many true ones are left
alone, kind by kind.
"""
