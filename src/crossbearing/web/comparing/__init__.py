"""Two to four accounts beside one another: facts by accounts, passages that answer one another, passages that are copied."""
