"""A paragraph of an account as HTML, with its marks.

The block's text is the account's text, character for character: nothing is put in between, so that a browser's selection can be counted back
to code points. Marks may overlap as they like; only the piece where a claim is at home is a link, so that each claim is one stop of the
keyboard.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec
from markupsafe import Markup, escape

from crossbearing.web.texts.layers import Mark
from crossbearing.web.texts.segments import Segment, lanes, segments
from crossbearing.web.texts.shown import shown

# Underlines that can be told apart under one line of text.
LANES = 4


class Link(msgspec.Struct, frozen=True):
    """Where a mark leads, the element that describes it (an id), and the element id that it has itself."""

    href: str
    id: str
    described: str = ""


class Note(msgspec.Struct, frozen=True):
    """What one or several marks of a block say: `marks` are the ids of their elements and their words."""

    id: str
    layer: str
    says: str
    marks: tuple[tuple[str, str], ...]


class Block(msgspec.Struct, frozen=True):
    """A paragraph or a piece of one."""

    start: int
    end: int
    html: Markup
    notes: tuple[Note, ...] = ()


def block(
    text: str, start: int, end: int, marks: Sequence[Mark], links: Mapping[str, Link] = {}, named: Collection[str] = (), seen: set[str] | None = None
) -> Markup:  # fmt: skip
    """`text[start:end]` as HTML. A mark with a link (by key) is a focusable one, the keys in `named` get an element of that id; `seen` holds
    the keys that have stood on the page before."""
    seen = set() if seen is None else seen
    here = [m for m in marks if m.start < end and start < m.end]
    lane = lanes(here, LANES)
    cut = segments(start, end, here)
    home = _homes(cut, here, links, seen)
    out: list[str] = []
    for n, s in enumerate(cut):
        over = [here[i] for i in s.over]
        words = str(shown(text[s.start : s.end]))
        if not over:
            out.append(words)
            continue
        ids = [m.key for m in over if m.key in named and m.key not in links and m.key not in seen]
        seen.update(m.key for m in over)
        out.append("".join(f'<span id="{escape(k)}"></span>' for k in dict.fromkeys(ids)))
        out.append(_wrapped(words, s, here, lane, links, home.get(n, [])))
    return Markup("".join(out))  # noqa: S704 - every piece is escaped above


def _homes(
    cut: Sequence[Segment], here: Sequence[Mark], links: Mapping[str, Link], seen: Collection[str]
) -> dict[int, list[str]]:
    """For each piece the linked marks that are at home there: the first piece in which no other lies within the mark, else its first."""
    found: dict[str, tuple[bool, int]] = {}
    for n, s in enumerate(cut):
        linked = [here[i] for i in s.over if here[i].key in links]
        for m in linked:
            if m.key in seen:
                continue
            inner = m is linked[-1]
            if m.key not in found or (inner and not found[m.key][0]):
                found[m.key] = (inner, n)
    homes: dict[int, list[str]] = {}
    for key, (_, n) in found.items():
        homes.setdefault(n, []).append(key)
    return homes


def _wrapped(
    words: str, s: Segment, here: Sequence[Mark], lane: Sequence[int], links: Mapping[str, Link], at_home: Sequence[str]
) -> str:
    over = [here[i] for i in s.over]
    keys = " ".join(dict.fromkeys(m.key for m in over if m.key))
    inner = f' data-k="{escape(keys)}"' if keys else ""
    if at_home:
        first = links[at_home[0]]
        more = "".join(f'<span id="{escape(links[k].id)}"></span>' for k in at_home[1:])
        described = " ".join(dict.fromkeys(links[k].described for k in at_home if links[k].described))
        about = f' aria-describedby="{escape(described)}"' if described else ""
        at = max((lane[i] for i in s.over if here[i].key == at_home[0]), default=0)
        words = (
            f'{more}<a class="m u{at}" id="{escape(first.id)}" href="{escape(first.href)}"{about}{inner}>{words}</a>'
        )
    elif inner:
        words = f"<span{inner}>{words}</span>"
    # The shortest span lies innermost; `over` has the longest first.
    for i in reversed(s.over):
        m = here[i]
        part = f" {m.part}" if m.part else ""
        tag = "mark" if m.layer == "at" else "span"
        words = f'<{tag} class="l {m.layer}{part} u{lane[i]}">{words}</{tag}>'
    return words


def noted(text: str, start: int, end: int, marks: Sequence[Mark], links: Mapping[str, Link] = {}) -> tuple[Note, ...]:
    """The notes of the marks that begin in `start..end`: one for all marks of a layer that say the same."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    for m in marks:
        if start <= m.start < end and not m.part and m.says:
            at = links[m.key].id if m.key in links else m.key
            told.setdefault((m.layer, m.says), {}).setdefault(at, " ".join(text[m.start : m.end].split()))
    return tuple(Note(f"n-{next(iter(at))}", layer, says, tuple(at.items())) for (layer, says), at in told.items())
