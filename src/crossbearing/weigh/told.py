"""What is told, sorted as it comes: by event until each is weighed, titles apart, and what stands in copied passages. Of many accounts it waits as
bytes, a tenth of its size."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from crossbearing.records import Copy, Links
from crossbearing.weigh.independence import Families, copied
from crossbearing.weigh.said import Said
from crossbearing.weigh.speakers import Speaker
from crossbearing.weigh.subjects import Scope

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Said)


# In place of what is not asked of a claim that only waits to be compared.
_NOBODY, _NOTHING = Speaker("", False, frozenset(), None, None), Scope()


class Told:
    """`titles` are told of persons, and compared across events; `passages` joins what stands in copied passages. `lean` keeps the rest as bytes."""

    def __init__(self, told: Iterable[Said], links: Links, lean: bool) -> None:
        self.titles: list[Said] = []
        self._of: dict[str, list[Said] | list[bytes]] = {}
        spans = _Spans(links.copies)
        shared: list[Said] = []
        for s in told:
            if spans.hold(s):
                shared.append(_bare(s) if lean else s)
            if s.claim.attribute == "title":
                self.titles.append(s)
            elif s.claim.event is not None:
                rows = self._of.setdefault(s.claim.event, [])
                rows.append(_ENCODER.encode(s) if lean else s)  # type: ignore[arg-type]
        self.passages: Families = copied(shared, links.copies, links.agencies)

    def of(self, event: str) -> list[Said]:
        """What is told of an event, in the order told; asked for once."""
        return [_DECODER.decode(s) if isinstance(s, bytes) else s for s in self._of.pop(event, ())]


class _Spans:
    """The copied passages of each document."""

    def __init__(self, copies: Sequence[Copy]) -> None:
        found: dict[str, list[tuple[int, int]]] = {}
        for side in (p for c in copies for p in (c.a, c.b)):
            found.setdefault(side.document, []).append((side.start, side.end))
        self._of = {document: _joined(spans) for document, spans in found.items()}

    def hold(self, s: Said) -> bool:
        """Whether the middle of the claim stands in one."""
        spans = self._of.get(s.document)
        if spans is None:
            return False
        middle = (s.claim.start + s.claim.end) // 2
        n = bisect_right(spans, (middle, float("inf")))
        return n > 0 and middle < spans[n - 1][1]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _bare(s: Said) -> Said:
    """What tells which claim it is, where it stands and what it says, and nothing else."""
    claim = msgspec.structs.replace(s.claim, quote="", subject=None, sources=(), event=None)
    return Said(claim, s.document, None, None, _NOBODY, _NOTHING, s.figure)
