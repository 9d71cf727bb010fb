"""The blocks of a page that is all account (a chapter, a letter): nothing is judged to be a menu or a teaser."""

from __future__ import annotations

from typing import Any

from crossbearing.read.compose import Piece
from crossbearing.records import Role

_BREAKING = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
_PASSED = frozenset("script style noscript template head svg math object iframe audio video canvas select".split())

_ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "figcaption": "caption",
    "caption": "caption",
}


def blocks(page: bytes | str) -> list[str]:
    """The words of each block that has any, in order; white space is one blank."""
    return [piece.words for piece in pieces(page)]


def pieces(page: bytes | str) -> list[Piece]:
    """The same with the role that the block's element gives it: headings, captions."""
    from lxml import etree, html

    data = page.encode("utf-8", "replace") if isinstance(page, str) else page
    parser = html.HTMLParser(
        encoding="utf-8" if isinstance(page, str) or _is_utf8(data) else None, no_network=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    found: list[tuple[Role, list[str]]] = [("body", [])]
    _gather(root, found)
    return [Piece(words, role) for role, piece in found if (words := " ".join("".join(piece).split()))]


def _gather(root: Any, found: list[tuple[Role, list[str]]]) -> None:
    """Without recursion: pages are nested as deeply as their makers like."""
    from lxml import etree

    skipped = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = node.tag if isinstance(node.tag, str) else None
        if event == "start" and skipped is None:
            if name in _PASSED:
                skipped = node
            else:
                if name in _BREAKING:
                    found.append((_ROLES.get(name or "", "body"), []))
                elif name in ("td", "th"):
                    found[-1][1].append("\t")
                found[-1][1].append(node.text or "")
        elif event in ("end", "comment", "pi"):
            if skipped is node:
                skipped = None
            elif skipped is None and event == "end" and name in _BREAKING:
                found.append(("body", []))
            if skipped is None and node is not root:
                found[-1][1].append(node.tail or "")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
