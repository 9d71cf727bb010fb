"""The layers for languages without a model of their own: dates, numbers, and places that the gazetteer knows in their script."""
