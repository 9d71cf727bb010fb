"""Every place the program knows, by the forms of its name."""

from crossbearing.annotate.gazetteer.entry import Entry
from crossbearing.annotate.gazetteer.keys import key
from crossbearing.annotate.gazetteer.table import Gazetteer, gazetteer

__all__ = ["Entry", "Gazetteer", "gazetteer", "key"]
