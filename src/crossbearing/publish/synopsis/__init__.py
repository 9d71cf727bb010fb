"""The synopsis: the case in plain sentences, made from the record's fields alone."""

from crossbearing.publish.synopsis.pieces import Cite, Paragraph, Piece, Sentence
from crossbearing.publish.synopsis.render import cited, markdown, text
from crossbearing.publish.synopsis.story import synopsis

__all__ = ["Cite", "Paragraph", "Piece", "Sentence", "cited", "markdown", "synopsis", "text"]
