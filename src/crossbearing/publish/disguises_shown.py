"""Marks in a finished page on every word that is something else than it looks: letters of another alphabet, unseen signs, signs that turn the order of writing.

The words stay as they are, so that copying and counting characters give the account's own; each stands in an element of its own direction, so that
nothing around it is turned, and the style sheet writes beside it what it is (`data-sign`).
"""

from __future__ import annotations

import re

from markupsafe import escape

from crossbearing.lexicon.lookalikes import disguises, shown

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
# In these no element may stand, or none that the browser would show.
_AS_TEXT = frozenset(("script", "style", "textarea", "title", "option", "svg", "template"))
_UNTOUCHED = frozenset(("script", "style", "textarea", "template"))


def disguises_shown(page: str) -> str:
    """The page with its marks; a page without disguised words is given back as it is. Everything in it has been escaped already."""
    if page.isascii() or not disguises(page):
        return page
    out: list[str] = []
    inside: list[str] = []
    for piece in _TAG.split(page):
        tag = _NAME.match(piece)
        if tag and tag[2].lower() in _AS_TEXT:
            name = tag[2].lower()
            if not tag[1] and not piece.endswith("/>"):
                inside.append(name)
            elif name in inside:
                inside.remove(name)
            out.append(piece)
        elif piece.startswith("<") or piece.isascii() or (inside and inside[-1] in _UNTOUCHED):
            out.append(piece)
        else:
            out.append(shown(piece) if inside else _marked(piece))
    return "".join(out)


def _marked(text: str) -> str:
    out, end = [], 0
    for d in disguises(text):
        if d.start < end:
            continue
        sign = escape(d.why if d.looks is None else f"not “{shown(d.looks)}”: {d.why}")
        out += [text[end : d.start], f'<bdi class="disguised" title="{sign}" data-sign="{escape(_short(d.why))}">{d.form}</bdi>']  # fmt: skip
        end = d.end
    return "".join([*out, text[end:]])


def _short(why: str) -> str:
    """What stands beside the word: the alphabets or the numbers of the signs."""
    return ", ".join(
        dict.fromkeys(re.findall(r"U\+[0-9A-F]+", why) if "sign" in why else re.findall(r"[A-Z][a-z]+", why))
    )
