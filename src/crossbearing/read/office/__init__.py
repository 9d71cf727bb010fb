"""Documents of word processors and readers: DOCX, ODT, RTF, EPUB."""
