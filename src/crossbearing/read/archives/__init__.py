"""Containers: ZIP, gzip, WARC, WACZ. What they hold is read as if it were given by itself, within a budget."""
