"""Time expressions: found, resolved against the document's date and the dates told, and given as TIMEX3."""
