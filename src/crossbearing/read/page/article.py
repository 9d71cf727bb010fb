"""The pieces of a page's account in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from crossbearing.read.compose import Piece
from crossbearing.read.page.block import Block, blocks
from crossbearing.read.page.boxes import without_boxes
from crossbearing.read.page.live import Entry, entries, is_clock
from crossbearing.read.page.marks import spelled
from crossbearing.read.page.metadata import Said
from crossbearing.read.page.region import region, weight
from crossbearing.read.page.roles import role
from crossbearing.read.page.title import alike, title_at
from crossbearing.read.published import day_alone
from crossbearing.read.told import dated
from crossbearing.records import Role

_STAMP = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|created|publi[ée]|mis à jour|stand|aktualisiert|publicado|actualizado)\b[^.!?]{0,80}\d[^.!?]{0,40}|\d+ (?:minutes?|hours?|days?|mins?|h) ago)\W*",
    re.I,
)
# A line above the body with the year and the hour tells when the page was made.
_DATED = re.compile(r"\b(?:19|20)\d{2}\b.*\b\d{1,2}[:.]\d{2}\b", re.S)
_KEY = re.compile(r"\W+")
# Of a line that is told again in a longer one, so many letters at least tell that it is the same.
SAME = 25
# Names of what is drawn out of the text, and the blocks of a page up to which each is compared with all.
_DRAWN_OUT = re.compile(r"-(?:pull-?quote|quote|callout|highlight|blockquote|zitat|citation|cita)-")
MOST_COMPARED = 3000
_BY = re.compile(r"^(?:(?:words|text|reporting|story) )?by:? ", re.I)
# Last pieces among which the author is told of.
ABOUT_AUTHOR = 3
# Words that a heading below the title needs to be a standfirst.
STANDFIRST_WORDS = 6
_CREDIT = re.compile(
    r"\bcontributed to (?:this )?(?:report|story|article|reporting)|\b(?:reporting|editing) by\b|\b(?:first|originally) (?:published|appeared)\b|\brepublished\b",
    re.I,
)
# Between title and body a line of this weight is a sentence of the account; shorter ones are labels and dates.
SENTENCE = 20
_TELLING: tuple[Role, ...] = ("standfirst", "byline", "caption", "correction", "update")


def article(root: Any, said: Said) -> list[Piece]:
    """The pieces of the account on the page; none where it has no text."""
    found = _without_title_lines(blocks(root), said.titles)
    title = title_at(found, said.titles)
    found, title = _without_others(found, title)
    keep = without_boxes(found, title)
    kept = [found[i] for i in keep]
    at = keep.index(title) if title is not None else None
    if not kept:
        return []
    here = region(root, kept, kept[at] if at is not None else None)
    chosen = _chosen(kept, at, here)
    return _pieces([kept[i] for i in chosen], chosen.index(at) if at is not None else None, said)


def _without_title_lines(found: Sequence[Block], titles: Sequence[str]) -> list[Block]:
    """The blocks, one whose first line is the title cut into its lines."""
    out: list[Block] = []
    for b in found:
        lines = b.words.split("\n")
        if (
            len(lines) > 1
            and b.tag not in ("table", "pre", "tr")
            and any(lines[0] and alike(lines[0], t) > 0.85 for t in titles)
        ):
            out += [replace(b, words=line, links=min(b.links, len(line)) if n else 0) for n, line in enumerate(lines)]
        else:
            out.append(b)
    return out


def _without_others(found: list[Block], title: int | None) -> tuple[list[Block], int | None]:
    """The blocks without other articles that the page shows below: those with a first heading of their own."""
    if title is None:
        return found, title
    own = _above(found[title], "article")
    others = {_above(b, "article") for i, b in enumerate(found) if i > title and b.tag == "h1"} - {None, own}
    if not others:
        return found, title
    kept = [b for b in found if not others & set(_up(b.element))]
    return kept, next(i for i, b in enumerate(kept) if b is found[title])


def _chosen(kept: Sequence[Block], title: int | None, here: Any) -> list[int]:
    """The indices of the account's blocks: the title, what stands in the region, what leads from one to the other, what is added below."""
    inside = [i for i, b in enumerate(kept) if here in _up(b.element)]
    if not inside:
        return [title] if title is not None else []
    if title is None:
        return inside
    held = set(inside)
    whole = _above(kept[title], "article")
    if whole is None:
        whole = _above(kept[inside[0]], "article")
    out: list[int] = []
    for i, b in enumerate(kept):
        if i == title:
            out.append(i)
        elif i < title:
            if b.tag == "figcaption" or (i in held and weight(b) > 60):
                out.append(i)
        elif i in held:
            out.append(i)
        elif i < inside[0]:
            if role(b, True) in _TELLING or weight(b) >= SENTENCE or (b.is_heading and i + 1 < len(kept)):
                out.append(i)
        elif i > inside[-1] and _is_added(b, whole):
            out.append(i)
    # The title leads, whatever stands above it on the page.
    return [title, *(i for i in out if i != title)]


def _is_added(b: Block, whole: Any) -> bool:
    """Whether a line below the account belongs to it: a correction, an update, whose copy it is."""
    kind = role(b, False)
    credit = len(b.words) < 300 and _CREDIT.search(b.words) is not None
    return kind == "correction" or ((kind == "update" or credit) and (whole is None or whole in _up(b.element)))


def _pieces(found: Sequence[Block], title: int | None, said: Said) -> list[Piece]:
    within = entries(found, title, said.updates)
    first = next(
        (i for i, b in enumerate(found) if i != title and (i in within or (weight(b) and role(b, True) == "body"))),
        len(found),
    )
    keys = [_KEY.sub("", b.words.lower()) for b in found]
    pieces: list[Piece] = []
    told: set[str] = set()
    for i, b in enumerate(found):
        key = keys[i]
        if i == title:
            pieces.append(Piece(b.words, "title"))
            told.add(key)
            continue
        entry = within.get(i)
        if (_is_stamp(b) or (i < first and _DATED.search(b.words) and _is_short(b))) and not (
            entry and is_clock(b.words)
        ):
            continue
        kind = role(b, i < first)
        if i < first and kind == "heading" and len(b.words.split()) >= STANDFIRST_WORDS and len(pieces) <= 2:
            kind = "standfirst"
        if _is_double(b, i, keys, kind, told, title):
            continue
        told.add(key)
        pieces.append(_piece(b, kind, entry))
    while pieces and pieces[-1].role == "heading":
        pieces.pop()
    pieces = _without_author(pieces, said.author)
    if not any(p.role == "body" for p in pieces):
        # What was taken for the standfirst is all there is.
        pieces = [replace(p, role="body") if p.role == "standfirst" else p for p in pieces]
    return [p for p in pieces if p.words]


def _without_author(pieces: list[Piece], author: str | None) -> list[Piece]:
    """The pieces without what is told of the author at their end."""
    names = [n for n in re.split(r",| and ", author or "") if n.strip()]
    names += [_BY.sub("", p.words) for p in pieces if p.role == "byline"]
    names = [n.strip() for n in names if len(n.split()) > 1]
    foot = [n for n in range(len(pieces)) if n >= len(pieces) - ABOUT_AUTHOR and n > 1]
    about = {
        n
        for n in foot
        if pieces[n].role in ("body", "heading")
        and any(
            pieces[n].words == x
            or re.match(re.escape(x) + r" (?:is|was|has been|works|writes|covers|reports)\b", pieces[n].words)
            for x in names
        )
    }
    return [p for n, p in enumerate(pieces) if n not in about]


def _piece(b: Block, kind: Role, entry: Entry | None) -> Piece:
    if entry is None:
        return Piece(b.words, kind, dated(b.words) if kind in ("correction", "update") else None)
    if is_clock(b.words):
        kind = "body"
    return Piece(b.words, kind, entry.date, entry.number)


def _is_stamp(b: Block) -> bool:
    """A line that tells when the page was made, and nothing else."""
    if len(b.words) > 120 or b.tag == "tr":
        return False
    before_link = b.words[: len(b.words) - b.links].strip() if b.links else ""
    return bool(_STAMP.fullmatch(b.words)) or is_clock(b.words) or day_alone(before_link) is not None


def _is_short(b: Block) -> bool:
    """A line too short for a sentence that tells anything, and without its end."""
    return len(b.words) < 110 and b.words[-1] not in '.!?”"' and not b.is_heading


def _is_double(b: Block, i: int, keys: Sequence[str], kind: Role, told: set[str], title: int | None) -> bool:
    """Whether a line is told again: word for word before, or within a paragraph (a sentence drawn out in large letters)."""
    key = keys[i]
    if title is not None and key == keys[title]:
        return True
    if len(key) < SAME:
        return False
    if key in told:
        return True
    if kind in ("caption", "standfirst", "byline") or not _stands_out(b) or len(keys) > MOST_COMPARED:
        return False
    return any(key in other for j, other in enumerate(keys) if j != i and len(other) > len(key))


def _stands_out(b: Block) -> bool:
    """Whether a line is set apart from the paragraphs around it."""
    near = _up(b.element)[:3]
    return b.is_heading or any(
        e.tag in ("aside", "blockquote", "figure", "q") or _DRAWN_OUT.search(spelled(e.get("class") or ""))
        for e in near
    )


def _above(b: Block, tag: str) -> Any:
    return next((e for e in _up(b.element) if e.tag == tag), None)


def _up(element: Any) -> list[Any]:
    chain = []
    while element is not None:
        chain.append(element)
        element = element.getparent()
    return chain
