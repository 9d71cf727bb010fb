"""Origins: who has words from whom, as a picture and as groups."""
