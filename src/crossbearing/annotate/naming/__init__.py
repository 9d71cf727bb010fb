"""Names, titles, roles and pronouns of one account."""
