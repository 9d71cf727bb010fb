"""The reading room: a local web application over a case."""
