"""What an account is made of: sentences, each with the claims that it makes."""

from __future__ import annotations

from typing import Any, NamedTuple


class Claim(NamedTuple):
    """`low` and `high` by the contract of the program's output. `of` is the event where it is not the account's own."""

    attribute: str
    low: float | None
    high: float | None
    sources: tuple[str, ...] = ()
    factuality: str = "asserted"
    as_of: str | None = None
    of: str | None = None


class Sentence(NamedTuple):
    """`own` tells that it can stand in one paper only (a quotation given to that paper, a correction)."""

    text: str
    claims: tuple[Claim, ...] = ()
    own: bool = False


class Account(NamedTuple):
    """Paragraphs of sentences, and what stands before and after them."""

    title: str
    head: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    foot: str = ""

    def text(self) -> str:
        """The account's text."""
        body = "\n\n".join(" ".join(s.text for s in p) for p in self.paragraphs)
        return self.head + body + (f"\n\n{self.foot}" if self.foot else "")

    def claims(self) -> list[dict[str, Any]]:
        """The claims as rows of the truth, with the span of the sentence that makes each."""
        found, at = [], len(self.head)
        for number, paragraph in enumerate(self.paragraphs):
            at += 2 if number else 0
            for place, sentence in enumerate(paragraph):
                at += 1 if place else 0
                for c in sentence.claims:
                    found.append({**c._asdict(), "start": at, "end": at + len(sentence.text)})
                at += len(sentence.text)
        return found
