"""An account's text on a page: cut in parts, marked by layers, linked to the character."""
