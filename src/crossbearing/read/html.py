"""Web pages: the article without its surroundings, with the page's own metadata."""

from __future__ import annotations

from crossbearing.read.apart.message import Part, Reply, Task
from crossbearing.read.failure import ReadFailure
from crossbearing.read.forms import text_of
from crossbearing.read.raw import Raw
from crossbearing.read.walls import CAUSES, cut_short, wall

# An extraction shorter than this is a menu or a notice, not an account.
SHORTEST_ARTICLE = 120


def read(task: Task) -> Reply:
    """The article of a page, as the one account of its source."""
    text, warnings = text_of(task)
    raw = read_html(task.path, text)
    raw.warnings[:0] = warnings
    return Reply([Part(task.path, raw)])


def read_html(path: str, html: str) -> Raw:
    """The article of a page. ReadFailure where the page holds none."""
    from trafilatura import bare_extraction

    try:
        page = bare_extraction(
            html, include_comments=False, include_tables=True, with_metadata=True, favor_precision=False
        )
    except Exception as error:
        raise ReadFailure(
            path, f"the page cannot be parsed ({type(error).__name__})", "save the page again, or its text"
        ) from error
    said = page.as_dict() if page is not None and not isinstance(page, dict) else {}
    text = (said.get("text") or "").strip()
    if kind := wall(text or _visible(html)):
        raise ReadFailure(path, *CAUSES[kind])
    if len(text) < SHORTEST_ARTICLE:
        raise ReadFailure(path, "HTML with no article", "save the article's own page, or its text as .txt")
    text = "\n\n".join(line for line in text.split("\n") if line.strip())
    title = said.get("title") or None
    if title and title.strip() not in text[: len(title) + 200]:
        text = f"{title.strip()}\n\n{text}"
    raw = Raw(
        text,
        title=title,
        author=said.get("author") or None,
        publisher=said.get("sitename") or None,
        published=said.get("date") or None,
        url=said.get("url") or None,
    )
    if cut_short(html, text):
        raw.warnings.append("the page gives a part of the article; the rest is for subscribers")
    return raw


def _visible(html: str) -> str:
    """The words of a page in which no article was found."""
    from lxml import html as pages

    try:
        tree = pages.document_fromstring(html.encode("utf-8", "replace"), parser=pages.HTMLParser(encoding="utf-8"))
    except (ValueError, pages.etree.ParserError):
        return ""
    for node in tree.iter("script", "style", "noscript"):
        node.text = None
    return " ".join(tree.text_content().split())
