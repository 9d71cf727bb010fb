"""One event: the cut of the record behind its page, its margin, its table."""
