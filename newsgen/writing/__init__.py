"""Templates in, drafts out: the sandbox, what a template may say, and the ledger of what it said."""
