"""The first sheet of an XLSX workbook as rows of text: shared and inline strings, numbers, booleans. No formula is run, only its kept value read."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from crossbearing.case.imports.coded import ImportFailure

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# A member that unpacks to more than this is no coder's sheet.
LARGEST = 200_000_000
# Columns of a sheet, as many as the format itself allows.
_WIDEST = 16_384


def rows_of(data: bytes, path: str) -> Iterator[list[str]]:
    """The rows, each as wide as its last filled cell. ImportFailure for what is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            shared = (
                [_text(s) for s in _parsed(book, "xl/sharedStrings.xml", path).iter(f"{_MAIN}si")]
                if "xl/sharedStrings.xml" in book.namelist()
                else []
            )
            sheet = _parsed(book, _first(book, path), path)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, NotImplementedError, RuntimeError) as error:
        raise ImportFailure(path, f"no XLSX workbook ({error})", "save it as CSV UTF-8") from error
    last = 0
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r") or last + 1)
        # An empty row has no element; it counts, so that lines are named as the coder sees them.
        yield from ([] for _ in range(min(number - last - 1, 10_000)))
        last = number
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r")) if cell.get("r") else len(cells)
            cells += [""] * (min(at, _WIDEST) - len(cells))
            cells.append(_value(cell, shared))
        yield cells


def _parsed(book: zipfile.ZipFile, name: str, path: str) -> etree._Element:
    if book.getinfo(name).file_size > LARGEST:
        raise ImportFailure(path, f"{name} unpacks to more than {LARGEST // 1_000_000} MB", "save it as CSV UTF-8")
    return etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _first(book: zipfile.ZipFile, path: str) -> str:
    """The member that holds the first sheet of the workbook."""
    sheet = next(iter(_parsed(book, "xl/workbook.xml", path).iter(f"{_MAIN}sheet")), None)
    if sheet is None:
        raise KeyError("no sheet")
    for link in _parsed(book, "xl/_rels/workbook.xml.rels", path):
        if link.get("Id") == sheet.get(_LINK):
            target = str(link.get("Target"))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError("no first sheet")


def _column(reference: str) -> int:
    """`C7` is column 2."""
    n = 0
    for ch in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        n = n * 26 + ord(ch) - ord("A") + 1
    return max(n - 1, 0)


def _text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_MAIN}t"))


def _value(cell: etree._Element, shared: list[str]) -> str:
    kind, value = cell.get("t"), cell.findtext(f"{_MAIN}v") or ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    if kind == "b":
        return "true" if value == "1" else "false"
    return value
