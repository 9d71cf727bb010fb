"""The synopsis of a record as text, Markdown or a page of its own."""

from __future__ import annotations

from markupsafe import Markup

from crossbearing.publish import dates, wording
from crossbearing.publish.disguises_shown import disguises_shown
from crossbearing.publish.dossier import environment, title
from crossbearing.publish.palette import DARK, HUES, LIGHT, tokens
from crossbearing.publish.sigla import sigla
from crossbearing.publish.synopsis import markdown, synopsis, text
from crossbearing.publish.view import Case
from crossbearing.records import Record


def synopsis_of(record: Record, form: str = "text") -> str:
    """`form`: text, markdown or html."""
    letters = sigla(record.documents)
    paragraphs = synopsis(record)
    claims = {c.id: c for c in record.claims}
    if form == "text":
        return text(paragraphs, letters)
    if form == "markdown":
        return markdown(paragraphs, letters, claims)
    used = [c for p in paragraphs for s in p.sentences for piece in s for c in piece.claims]
    page = environment().get_template("synopsis_page.html").render(
        title=title(record, Case(record, letters).ordered()), synopsis=paragraphs, sigla=letters, claims=claims, marks=wording.MARKS,
        quoted=[claims[c] for c in dict.fromkeys(used) if c in claims], w=wording, dates=dates, clip=wording.clip,
        light=Markup(tokens(LIGHT)), dark=Markup(tokens(DARK)), hues=[f"h{n}" for n in range(HUES)],  # noqa: S704 - our own constants
    )  # fmt: skip
    return disguises_shown(page)
