"""Zotero RDF: references with the files that were exported with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crossbearing.read.office.xml import tree

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_Z = "{http://www.zotero.org/namespaces/export#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_BIB = "{http://purl.org/net/biblio#}"
_FOAF = "{http://xmlns.com/foaf/0.1/}"
_LINK = "{http://purl.org/rss/1.0/modules/link/}"
_NO_ITEMS = (f"{_Z}Attachment", f"{_Z}Collection", f"{_BIB}Memo", f"{_BIB}Journal", f"{_BIB}Newspaper")


def rows(path: str, data: bytes) -> list[dict[str, str]]:
    """A row for each file of each reference, or one for its address. ReadFailure where the file is no XML."""
    root = tree(path, data)
    by_name = {name: node for node in root if isinstance(node.tag, str) and (name := node.get(f"{_RDF}about"))}
    return [
        row for node in root if isinstance(node.tag, str) and node.tag not in _NO_ITEMS for row in _rows(node, by_name)
    ]


def _rows(node: Any, by_name: dict[str, Any]) -> Iterator[dict[str, str]]:
    row = {
        "title": _text(node.find(f"{_DC}title")),
        "author": ", ".join(_people(node)),
        "publisher": _outlet(node, by_name),
        "published": _text(node.find(f"{_DC}date")),
        "url": _address(node),
        "language": _text(node.find(f"{_Z}language")),
    }
    row = {name: value for name, value in row.items() if value and not (name == "published" and value.isdigit())}
    linked = [by_name[n] for x in node.findall(f"{_LINK}link") if (n := x.get(f"{_RDF}resource")) in by_name]
    files = [f for held in linked for x in held.findall(f"{_RDF}resource") if (f := x.get(f"{_RDF}resource"))]
    for file in files:
        yield {**row, "file": file}
    if not files and "url" in row:
        yield row


def _people(node: Any) -> Iterator[str]:
    for person in node.iterfind(f"{_BIB}authors//{_FOAF}Person"):
        words = (_text(person.find(f"{_FOAF}{part}")) for part in ("givenName", "surname"))
        if name := " ".join(w for w in words if w):
            yield name


def _outlet(node: Any, by_name: dict[str, Any]) -> str:
    part_of = node.find(f"{_TERMS}isPartOf")
    if part_of is not None:
        whole = by_name.get(part_of.get(f"{_RDF}resource") or "")
        if title := _text((whole if whole is not None else part_of).find(f".//{_DC}title")):
            return title
    return _text(node.find(f"{_DC}publisher//{_FOAF}name"))


def _address(node: Any) -> str:
    said = _text(node.find(f"{_DC}identifier//{_RDF}value")) or node.get(f"{_RDF}about") or ""
    return said if said.startswith(("http://", "https://")) else ""


def _text(node: Any) -> str:
    return (node.text or "").strip() if node is not None else ""
