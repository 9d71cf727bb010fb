"""From a record to what people read: the dossier and the terminal's summary."""

from crossbearing.publish.dossier import dossier
from crossbearing.publish.summary import summary

__all__ = ["dossier", "summary"]
