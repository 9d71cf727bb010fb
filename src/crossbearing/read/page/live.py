"""Entries of a live page: parts that each have their own time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from crossbearing.read.page.block import Block
from crossbearing.read.page.marks import spelled
from crossbearing.read.page.metadata import Update
from crossbearing.read.published import day_alone, published

# Two posts are a live page where the page calls them so, three where nothing does.
FEWEST, FEWEST_CALLED = 3, 2
_CALLED = re.compile(r"-(?:live\w*|ticker|entry|entries|post|posts|update|updates|timeline|event|feed|chronik|minute)-")
_CLOCK = re.compile(
    r"(?:(?:at|um|kl\.?)\s*)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{2,5}|Uhr))?\W*", re.I
)
_STAMPS = (
    "datetime",
    "data-timestamp",
    "data-time",
    "data-date",
    "data-published",
    "data-datetime",
    "data-utc",
    "content",
)
_KEY = re.compile(r"\W+")
# Characters by which an entry of the structured data is found again on the page.
SAME = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """Entry `number` of the page with its date, None where the page gives none in full."""

    number: int
    date: str | None


def entries(found: Sequence[Block], title: int | None, updates: Sequence[Update]) -> dict[int, Entry]:
    """The entry of each block that stands in one, by the block's index."""
    return _of_rows(found) or _of_times(found, title) or _of_updates(found, updates)


def is_clock(words: str) -> bool:
    """Whether a line is an hour and nothing else, or a full date."""
    return bool(_CLOCK.fullmatch(words)) or day_alone(words) is not None


def _of_rows(found: Sequence[Block]) -> dict[int, Entry]:
    rows = [i for i, b in enumerate(found) if b.tag == "tr" and "\t" in b.words]
    return {i: Entry(n, None) for n, i in enumerate(rows)} if len(rows) >= FEWEST else {}


def _of_times(found: Sequence[Block], title: int | None) -> dict[int, Entry]:
    """Boxes that each hold one time, or what stands between one line of time and the next."""
    timed = [i for i, b in enumerate(found) if (b.time and len(b.words) < 60) or _CLOCK.fullmatch(b.words)]
    if len(timed) < FEWEST_CALLED:
        return {}
    chains = {i: list(_up(found[i].element)) for i in timed}
    held: dict[Any, int] = {}
    for chain in chains.values():
        for e in chain:
            held[e] = held.get(e, 0) + 1
    titled = set(_up(found[title].element)) if title is not None else set()
    boxes: dict[Any, int] = {}
    for i in timed:
        box = None
        for e in chains[i]:
            if held[e] > 1 or e in titled:
                break
            box = e
        if box is not None:
            boxes[box] = i
    inside: dict[Any, list[int]] = {}
    for i, b in enumerate(found):
        box = next((e for e in _up(b.element) if e in boxes), None)
        if box is not None:
            inside.setdefault(box, []).append(i)
    told = [
        (box, indices) for box, indices in inside.items() if any(_tells(found[i]) for i in indices if i != boxes[box])
    ]
    called = sum(_is_called(box) for box, _ in told)
    if len(told) >= (FEWEST_CALLED if called * 2 > len(told) else FEWEST) and len(told) * 2 >= len(boxes):
        return {i: Entry(n, _date(box, found[boxes[box]])) for n, (box, indices) in enumerate(told) for i in indices}
    return _flat(found, timed)


def _flat(found: Sequence[Block], timed: Sequence[int]) -> dict[int, Entry]:
    heads = [i for i in timed if found[i].time or is_clock(found[i].words)]
    if len(heads) < FEWEST:
        return {}
    out: dict[int, Entry] = {}
    above = found[heads[0]].element.getparent()
    for n, i in enumerate(heads):
        until = heads[n + 1] if n + 1 < len(heads) else len(found)
        if not any(_tells(found[j]) for j in range(i + 1, until)):
            return {}
        for j in range(i, until):
            # What stands outside of the box that holds all entries is told after them.
            if above is None or above in _up(found[j].element):
                out[j] = Entry(n, published(found[i].time or "") or day_alone(found[i].words))
    return out


def _of_updates(found: Sequence[Block], updates: Sequence[Update]) -> dict[int, Entry]:
    """The entries that the structured data tells, where the page has their words."""
    keys = [_key(b.words) for b in found]
    starts: dict[int, Update] = {}
    for u in updates:
        wanted = _key(u.words)[:SAME]
        at = next((i for i, k in enumerate(keys) if wanted and k.startswith(wanted)), None)
        if at is not None:
            if at and u.title and keys[at - 1] == _key(u.title):
                at -= 1
            starts.setdefault(at, u)
    if len(starts) < FEWEST_CALLED or len(starts) * 2 < len(updates):
        return {}
    order = sorted(starts)
    return {
        j: Entry(n, starts[i].date)
        for n, i in enumerate(order)
        for j in range(i, order[n + 1] if n + 1 < len(order) else len(found))
    }


def _tells(b: Block) -> bool:
    return len(b.words) >= 20 and b.density < 0.6 and not is_clock(b.words)


def _is_called(box: Any) -> bool:
    names = f"{box.get('class') or ''} {box.get('id') or ''}"
    above = box.getparent()
    if above is not None:
        names += f" {above.get('class') or ''} {above.get('id') or ''}"
    return "BlogPosting" in (box.get("itemtype") or "") or bool(_CALLED.search(spelled(names)))


def _date(box: Any, head: Block) -> str | None:
    for value in (
        head.time,
        *(
            n.get(s)
            for n in box.iter()
            if isinstance(n.tag, str)
            for s in _STAMPS
            if s != "content" or n.get("itemprop") == "datePublished"
        ),
    ):
        if value and (when := published(value) or _epoch(value)):
            return when
    return day_alone(head.words)


def _epoch(value: str) -> str | None:
    """Seconds or thousandths since 1970 as a moment; None for any other number."""
    if not value.isdigit() or len(value) not in (10, 13):
        return None
    seconds = int(value) // (1000 if len(value) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _key(words: str) -> str:
    return _KEY.sub("", words.lower())


def _up(element: Any) -> list[Any]:
    chain = []
    while element is not None:
        chain.append(element)
        element = element.getparent()
    return chain
