"""Claims, by what they are of: figures, dates, words."""
