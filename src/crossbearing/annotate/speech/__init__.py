"""Who says what, and who asks whom for what: the parts of `attributions` and `calls`."""
