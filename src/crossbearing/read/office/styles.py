"""What the built-in paragraph styles of word processors say of a paragraph's part."""

from __future__ import annotations

import re

from crossbearing.records import Role

# Names of built-in styles, as Word and LibreOffice write them (`Heading1`, `heading 1`, `Heading_20_1`, `berschrift1`).
_STYLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"(?:sub-?title|untertitel|sous-?titre|lead|standfirst|abstract)$"), "standfirst"),
    (re.compile(r"(?:title|titel|titre|headline)$"), "title"),
    (re.compile(r"(?:heading|(?:ü|u)?berschrift|titre|titolo|encabezado) ?\d?$"), "heading"),
    (re.compile(r"(?:caption|beschriftung|l[ée]gende|bildunterschrift|illustration|figure|drawing)$"), "caption"),
    (re.compile(r"(?:byline|author|autor)$"), "byline"),
    (re.compile(r"dateline$"), "dateline"),
)


def styled(name: str) -> Role:
    """The role of a paragraph of this style; `body` where the style says nothing of it."""
    plain = name.replace("_20_", " ").replace("_", " ").strip().lower()
    return next((role for sign, role in _STYLES if sign.match(plain)), "body")
