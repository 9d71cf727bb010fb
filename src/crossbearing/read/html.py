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
    text = (page.text or "").strip() if page else ""
    if len(text) < SHORTEST_ARTICLE:
        raise ReadFailure(path, "HTML with no article", "save the article's own page, or its text as .txt")
    text = "\n\n".join(line for line in text.split("\n") if line.strip())
    title = page.title or None
    if title and title.strip() not in text[: len(title) + 200]:
        text = f"{title.strip()}\n\n{text}"
    return Raw(
        text,
        title=title,
        author=page.author or None,
        publisher=page.sitename or None,
        published=page.date or None,
        url=page.url or None,
    )
