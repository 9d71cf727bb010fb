"""Accounts side by side: what two to four of them tell, fact by fact and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.case.reading.rows import DocumentFilter, DocumentRow
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.publish.sigla import hue
from crossbearing.web.comparing.columns import columns
from crossbearing.web.comparing.comparison import MOST_ACCOUNTS, Comparison, comparison
from crossbearing.web.comparing.facts import STANDINGS, Fact, title
from crossbearing.web.comparing.said import said
from crossbearing.web.page import Missing, Page
from crossbearing.web.texts.passage import passage_link

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

SLOTS = ("a", "b", "c", "d")
# Facts in the table; all of them stand in the CSV and JSON twins.
MOST_FACTS, MOST_ALONE = 40, 24
# Accounts offered at a time.
OFFERED = 20

Account = Annotated[str | None, Meta(description="id of an account")]
Begin = Annotated[int, Meta(ge=0, description="character at which the part of the account's text that is shown lies")]


class Asked(msgspec.Struct, frozen=True):
    """`a` to `d` are accounts; without them the accounts of `event` with the most claims. `q` and `offset` look through those to choose from."""

    a: Account = None
    b: Account = None
    c: Account = None
    d: Account = None
    event: Annotated[str | None, Meta(description="id of an event whose accounts are compared, or offered")] = None
    begin_a: Begin = 0
    begin_b: Begin = 0
    begin_c: Begin = 0
    begin_d: Begin = 0
    q: Annotated[str | None, Meta(description="words of the accounts to choose from")] = None
    offset: Annotated[int, Meta(ge=0, description="first of the accounts to choose from")] = 0


class Side(msgspec.Struct, frozen=True):
    """An account that is compared: its place in the address and who it is."""

    slot: str
    id: str
    siglum: str
    publisher: str | None
    title: str | None
    published: str | None


class Compared(msgspec.Struct, frozen=True):
    """`compared` is None until two accounts are chosen. `offered` are accounts to choose from, those of `event` where one is given;
    `chosen` tells whether the reader named the accounts (else they are those of the event with the most claims)."""

    sides: tuple[Side, ...]
    compared: Comparison | None
    offered: Rows[DocumentRow]
    event: str | None
    event_label: str | None
    chosen: bool
    begins: tuple[int, ...] = ()


class FactRow(msgspec.Struct, frozen=True):
    """One cell of the table of facts: what one account tells of one fact. `standing` is how it stands to the other accounts shown."""

    event: str | None
    event_label: str
    fact: str
    of: str
    account: str
    siglum: str
    standing: str
    value: str
    words: str
    factuality: str
    sources: tuple[str, ...]
    as_of: str | None
    start: int | None
    end: int | None
    claim: str
    link: str


def compared(reading: Reading, asked: Asked) -> Compared:
    """The accounts asked for beside one another. Missing where one of them is not in the case."""
    named = tuple(dict.fromkeys(i for i in (asked.a, asked.b, asked.c, asked.d) if i))
    label = _label(reading, asked.event)
    wish = DocumentFilter(event=asked.event, q=asked.q)
    offered = reading.documents(wish, "date", asked.offset, OFFERED)
    ids = named
    if not ids and asked.event and not asked.q:
        most = reading.documents(DocumentFilter(event=asked.event), "claims", 0, MOST_ACCOUNTS)
        ids = tuple(row.id for row in sorted(most.rows, key=lambda r: (len(r.siglum), r.siglum)))
    if not ids:
        return Compared((), None, offered, asked.event, label, False)
    record = reading.accounts(list(ids))
    documents = {d.id: d for d in record.documents}
    for account in ids:
        if account not in documents:
            raise Missing(f"no account {account} in this case")
    sigla = reading.sigla(list(ids))
    sides = tuple(
        Side(slot, i, sigla[i], documents[i].publisher, documents[i].title, documents[i].published)
        for slot, i in zip(SLOTS, ids, strict=False)
    )
    made = comparison(record, sigla, ids) if len(ids) > 1 else None
    begins = (asked.begin_a, asked.begin_b, asked.begin_c, asked.begin_d)[: len(ids)]
    return Compared(sides, made, offered, asked.event, label, bool(named), begins)


def _label(reading: Reading, event: str | None) -> str | None:
    if event is None:
        return None
    rows = reading.event_rows([event])
    if not rows:
        raise Missing(f"no event {event} in this case")
    return rows[0].label


def table(data: Compared) -> Sequence[FactRow]:
    """Every fact by every account, also where an account is silent."""
    made = data.compared
    if made is None:
        return ()
    found: list[FactRow] = []
    for fact in (*made.facts, *made.alone):
        for side in made.sides:
            document = side.document.id
            head = (fact.event, made.events.get(fact.event or "", ""), fact.name, fact.of, document, side.siglum)
            for told in fact.told.get(document, ()):
                c = told.claim
                link = passage_link(document, c.start, c.end)
                found.append(
                    FactRow(
                        *head,
                        told.standing,
                        told.value,
                        c.quote,
                        c.factuality,
                        c.sources,
                        c.as_of,
                        c.start,
                        c.end,
                        c.id,
                        link,
                    )
                )
            if not fact.told.get(document):
                found.append(FactRow(*head, "silent", "", "", "", (), None, None, None, "", ""))
    return found


def drawn(data: Compared) -> Mapping[str, Any]:
    """The columns with their marks, and the sentence that says what they show."""
    made = data.compared
    common: dict[str, Any] = {"hue": hue, "slots": SLOTS, "standings": STANDINGS, "most": MOST_ACCOUNTS}
    if made is None:
        return common
    shown = made.facts[:MOST_FACTS]
    return common | {
        "columns": columns(made, data.begins),
        "facts": _by_event(shown),
        "left_out": len(made.facts) - len(shown),
        "alone": made.alone[:MOST_ALONE],
        "alone_left_out": max(0, len(made.alone) - MOST_ALONE),
        "says": said(made),
        "title_of": title,
    }


def _by_event(facts: Sequence[Fact]) -> list[tuple[str | None, list[Fact]]]:
    found: dict[str | None, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.event, []).append(fact)
    return list(found.items())


PAGES = (Page("/compare", "compare.html", compared, "Two to four accounts side by side", "accounts", table, drawn),)
