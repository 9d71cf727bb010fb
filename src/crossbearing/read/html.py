"""Web pages: the account without its surroundings, in parts with roles, with the page's own metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.compose import Piece, composed
from crossbearing.read.failure import ReadFailure
from crossbearing.read.forms import text_of
from crossbearing.read.page.article import article
from crossbearing.read.page.metadata import Said, said
from crossbearing.read.page.prune import prune
from crossbearing.read.raw import Raw
from crossbearing.read.walls import CAUSES, cut_short, wall

# An extraction shorter than this is a menu or a notice, not an account.
SHORTEST_ARTICLE = 120
# What is found in other ways is taken where less than this share of it was found. Only of pages that gave next to nothing: a short account under
# long comments looks the same.
SHARE = 0.5
# The text in the page's structured data is taken where what was found is less than this share of it.
WHOLE = 0.6


def read(task: Task) -> Reply:
    """The article of a page, as the one account of its source."""
    text, warnings = text_of(task)
    raw = read_html(task.path, text)
    raw.warnings[:0] = warnings
    return Reply([Part(task.path, raw)])


def read_html(path: str, html: str) -> Raw:
    """The article of a page. ReadFailure where the page holds none."""
    try:
        root = _tree(html)
        head = said(root) if root is not None else Said()
        pieces = _best(html, root, head)
        metadata = _metadata(html)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError) as error:
        raise ReadFailure(
            path, f"the page cannot be parsed ({type(error).__name__})", "save the page again, or its text"
        ) from error
    told = " ".join(p.words for p in pieces if p.role not in ("title", "byline"))
    if kind := wall(" ".join(p.words for p in pieces) or _visible(html)):
        raise ReadFailure(path, *CAUSES[kind])
    if len(told) < SHORTEST_ARTICLE:
        raise ReadFailure(path, "HTML with no article", "save the article's own page, or its text as .txt")
    title = (
        next((p.words for p in pieces if p.role == "title"), None)
        or metadata.get("title")
        or next(iter(head.titles), None)
    )
    if title and not any(p.role == "title" for p in pieces):
        pieces.insert(0, Piece(title.strip(), "title"))
    text, parts = composed(pieces)
    raw = Raw(
        text,
        title=title,
        author=head.author or metadata.get("author"),
        publisher=metadata.get("sitename") or head.publisher,
        published=head.published or metadata.get("date"),
        url=metadata.get("url"),
        parts=parts,
        derived_from=head.derived_from,
    )
    if cut_short(html, text):
        raw.warnings.append("the page gives a part of the article; the rest is for subscribers")
    if head.goes_on:
        raw.warnings.append("the page is one of several; the account goes on on the next")
    return raw


def _best(html: str, root: Any, head: Said) -> list[Piece]:
    """The pieces of the account: as the page is built; where that gives little, with the names of the page disbelieved, from its structured
    data, or as trafilatura finds them."""
    if root is None:
        return []
    prune(root)
    pieces = article(root, head)
    if len(head.updates) > 1 and not any(p.entry is not None for p in pieces):
        return _of_updates(head, pieces)
    if head.body and _length(pieces) < WHOLE * len(head.body):
        return [Piece(t, "title") for t in head.titles[:1]] + [Piece(w, "body") for w in head.body.split("\n")]
    if _length(pieces) >= SHORTEST_ARTICLE:
        return pieces
    second = _tree(html)
    prune(second, by_names=False)
    for other in (article(second, head), _by_trafilatura(html)):
        if _length(pieces) < SHARE * _length(other) and not wall(" ".join(p.words for p in other)):
            pieces = other
    return pieces


def _of_updates(head: Said, pieces: Sequence[Piece]) -> list[Piece]:
    """A live page whose entries stand in its structured data alone."""
    out = [Piece(t, "title") for t in head.titles[:1]]
    out += [p for p in pieces if p.role == "standfirst"]
    for n, u in enumerate(head.updates):
        if u.title:
            out.append(Piece(u.title, "heading", u.date, n))
        out += [Piece(w, "body", u.date, n) for w in u.words.split("\n")]
    return out


def _by_trafilatura(html: str) -> list[Piece]:
    from trafilatura import extract

    text = extract(html, include_comments=False, include_tables=True) or ""
    return [Piece(line.strip(), "body") for line in text.split("\n") if line.strip()]


def _metadata(html: str) -> dict[str, str | None]:
    """Author, outlet, day and address as the page's tags and words give them."""
    from trafilatura.metadata import extract_metadata

    tree = _tree(html)
    if tree is None:
        return {}
    # Not `extensive`: that search takes days out of the account's own words ("empty since 1997") for the day of publication.
    found = extract_metadata(tree, extensive=False)
    return {k: getattr(found, k) or None for k in ("title", "author", "sitename", "date", "url")}


def _length(pieces: Sequence[Piece]) -> int:
    return sum(len(p.words) for p in pieces if p.role not in ("title", "byline"))


def _tree(html: str) -> Any:
    from lxml import html as pages

    try:
        return pages.document_fromstring(
            html.encode("utf-8", "replace"), parser=pages.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        )
    except (ValueError, pages.etree.ParserError):
        return None


def _visible(html: str) -> str:
    """The words of a page in which no article was found."""
    tree = _tree(html)
    if tree is None:
        return ""
    for node in tree.iter("script", "style", "noscript"):
        node.text = None
    return " ".join(tree.text_content().split())
