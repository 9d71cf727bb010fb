"""XML made of elements, so that nothing from outside becomes markup; what XML cannot hold is replaced."""

from __future__ import annotations

import re
from xml.etree import ElementTree  # writes, reads nothing  # nosec B405

Element = ElementTree.Element
# XML 1.0, production Char: these code points stand in no document.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: object) -> str:
    """The text with U+FFFD for what XML cannot hold."""
    return _NO_XML.sub("\ufffd", str(text))


def child(parent: Element, tag: str, text: object | None = None, **attributes: object) -> Element:
    """A new last element in the parent; attributes that are None are left out, a trailing underscore and `xml_` are read as Python must spell them."""
    names = {_attribute(k): clean(v) for k, v in attributes.items() if v is not None}
    found = ElementTree.SubElement(parent, tag, names)
    if text is not None:
        found.text = clean(text)
    return found


def _attribute(name: str) -> str:
    if name.startswith("xml_"):
        return "{http://www.w3.org/XML/1998/namespace}" + name.removeprefix("xml_")
    return name.rstrip("_")


def root(tag: str, namespace: str, **attributes: str) -> Element:
    """The outermost element, in its namespace."""
    return Element(tag, {"xmlns": namespace, **attributes})


def written(element: Element, indent: bool = True) -> bytes:
    """The document in UTF-8 with its declaration."""
    if indent:
        ElementTree.indent(element, " ")
    # A carriage return would come back as a line feed unless it is a reference.
    body: bytes = ElementTree.tostring(element, encoding="utf-8", xml_declaration=True)
    return body.replace(b"\r", b"&#13;") + b"\n"
