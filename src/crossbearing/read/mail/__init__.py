"""Letters and saved pages in MIME: EML, MBOX, MHTML."""
