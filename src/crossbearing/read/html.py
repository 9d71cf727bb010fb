"""Web pages: the article without its surroundings, with the page's own metadata."""

from __future__ import annotations

from crossbearing.read.failure import ReadFailure
from crossbearing.read.raw import Raw

# An extraction shorter than this is a menu or a notice, not an account.
SHORTEST_ARTICLE = 120


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
    if len(text) < SHORTEST_ARTICLE:
        raise ReadFailure(path, "HTML with no article", "save the article's own page, or its text as .txt")
    text = "\n\n".join(line for line in text.split("\n") if line.strip())
    title = said.get("title") or None
    if title and title.strip() not in text[: len(title) + 200]:
        text = f"{title.strip()}\n\n{text}"
    return Raw(
        text,
        title=title,
        author=said.get("author") or None,
        publisher=said.get("sitename") or None,
        published=said.get("date") or None,
        url=said.get("url") or None,
    )
