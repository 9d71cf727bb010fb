"""Language as data."""

from crossbearing.lexicon.load import lexicon

__all__ = ["lexicon"]
