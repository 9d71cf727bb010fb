"""One account: its text by layers, what it alone tells, where it stands in the record."""
