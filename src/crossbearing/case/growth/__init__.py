"""A large case that grows by an account: what the last full refresh laid down, and what an account adds to it (docs/decisions/0010)."""
