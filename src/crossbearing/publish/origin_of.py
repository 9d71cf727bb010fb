"""Whose word a claim is: the innermost speaker, else the account that it was copied from, else the account itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim, Copy, Passage


class OriginOf:
    """`origin_of(claim)` is the origin's name as told; `origin_of.key(claim)` the form by which two are known as the same."""

    def __init__(self, sigla: Mapping[str, Siglum], copies: Iterable[Copy] = ()) -> None:
        self.sigla = sigla
        self._taken: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
        for c in copies:
            if c.direction in ("a", c.a.document):
                self._taken[c.a.document].append((c.a, c.b.document))
            elif c.direction in ("b", c.b.document):
                self._taken[c.b.document].append((c.b, c.a.document))

    def __call__(self, claim: Claim) -> str:
        if claim.sources:
            return claim.sources[-1]
        document = self.giver(claim)
        return self.sigla[document].name if document in self.sigla else document

    def key(self, claim: Claim) -> str:
        return folded(self(claim))

    def giver(self, claim: Claim) -> str:
        """The account whose words the claim's are: its own, or the one that the passage was copied from."""
        own = claim.document or ""
        return next((giver for p, giver in self._taken.get(own, ()) if p.start <= claim.start < p.end), own)


def folded(name: str) -> str:
    """A name without case, extra spaces and its article."""
    return " ".join(name.split()).casefold().removeprefix("the ")
