"""From a record to what people read: the dossier and the terminal's summary."""

from crossbearing.publish.dossier import dossier
from crossbearing.publish.summary import summary
from crossbearing.publish.synopsis_page import synopsis_of

__all__ = ["dossier", "summary", "synopsis_of"]
