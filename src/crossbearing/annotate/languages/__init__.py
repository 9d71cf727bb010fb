"""In which language each paragraph is, and which layers read it."""
