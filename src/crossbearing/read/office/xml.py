"""XML parts of office documents, parsed with nothing from outside: no entities, no DTD, no network, no giant nodes."""

from __future__ import annotations

from typing import Any

from lxml import etree

from crossbearing.read.failure import ReadFailure

DC = "{http://purl.org/dc/elements/1.1/}"
DCTERMS = "{http://purl.org/dc/terms/}"


def tree(path: str, data: bytes) -> Any:
    """The root element. ReadFailure where the part is no XML."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadFailure(
            path, f"broken XML ({type(error).__name__})", "save the document again, or its text"
        ) from error


def first(root: Any, *tags: str) -> str | None:
    """The text of the first element of these tags that has any."""
    for tag in tags:
        for node in root.iter(tag):
            if node.text and node.text.strip():
                return str(node.text).strip()
    return None
