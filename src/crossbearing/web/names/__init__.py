"""Names: what the pages of names show."""
