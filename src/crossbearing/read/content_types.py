"""The types of pages, as hosts and web archives state them, by the suffix of the form that reads them."""

# Where a host says another thing, the bytes tell.
SUFFIX_OF = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
}
