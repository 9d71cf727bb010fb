"""Pictures that a page draws anew for each request: small SVG made from rows, without style attributes."""
