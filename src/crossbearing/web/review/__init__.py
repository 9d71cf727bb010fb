"""Review: what is doubtful, one thing at a time, and what was decided of it."""
