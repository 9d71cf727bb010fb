"""One account: its text with the layers that are switched on, what it alone tells, where it stands, its metadata and its versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.case.decisions import Decision
from crossbearing.case.reading.rows import DocumentRow, EventRow, Version
from crossbearing.publish.sigla import hue
from crossbearing.records import Annotations, Span
from crossbearing.web.account import metadata
from crossbearing.web.account.standing import MOST_COPIES, Standing, standing
from crossbearing.web.account.text import text
from crossbearing.web.comparing.facts import title
from crossbearing.web.page import Action, Done, Missing, Page, Wrong
from crossbearing.web.review.acts import recorded
from crossbearing.web.texts import layers
from crossbearing.web.texts.passage import account_id, account_path, parse_at, passage_link, text_fragment
from crossbearing.web.visit import Visitor

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading


class Asked(msgspec.Struct, frozen=True):
    """`at` comes before `begin`."""

    id: Annotated[str, Meta(description="id of the account")]
    layers: Annotated[
        tuple[str, ...],
        Meta(
            description=f"layers that are marked: {', '.join(layers.NAMES)}, or `{layers.NONE}`; repeated or with commas"
        ),
    ] = ()
    at: Annotated[
        str | None, Meta(description="passage that is marked and opened at: start-end in code points, end exclusive")
    ] = None
    begin: Annotated[int, Meta(ge=0, description="a character of the part of a long text that is shown")] = 0


class Account(msgspec.Struct, frozen=True):
    """What one account says, layers included. `row` is None for a version that another has replaced. `layers` are those switched on, `at`
    the passage asked for, `astray` what was asked for where it does not lie in the text. `decisions` are those on its metadata that stand; the
    record holds those that `account.document.decided` names. `events` gives the event in the record of each claim that has one."""

    account: Annotations
    row: DocumentRow | None
    versions: tuple[Version, ...]
    main_event: EventRow | None
    standing: Standing
    layers: tuple[str, ...]
    at: Span | None
    astray: str | None
    begin: int
    decisions: tuple[Decision, ...]
    events: dict[str, str]


class ClaimRow(msgspec.Struct, frozen=True):
    """One mark of the account in the CSV twin: its layer, its words, what it says, where it stands."""

    layer: str
    words: str
    says: str
    start: int
    end: int
    link: str


def account(reading: Reading, asked: Asked) -> Account:
    """The account. Missing where it is not in the case."""
    # The whole rest of the path is the id, with the slash before it.
    id = account_id(asked.id.removeprefix("/"))
    found = reading.document(id)
    if found is None:
        raise Missing(f"no account {id} in this case")
    row = next(iter(reading.document_rows([id])), None)
    copies = reading.copies_of(id, MOST_COPIES)
    others = sorted({p.document for c in copies for p in (c.a, c.b)} - {id})
    names = {r.id: (r.siglum, r.publisher or r.author or r.title or r.path) for r in reading.document_rows(others)}
    main = next(iter(reading.event_rows([found.document.main_event])), None) if found.document.main_event else None
    record = reading.accounts([id])
    at = parse_at(asked.at, len(found.document.text))
    return Account(
        account=found,
        row=row,
        versions=reading.versions(id),
        main_event=main,
        standing=standing(record, copies, id, names),
        layers=layers.asked(asked.layers),
        at=at,
        astray=asked.at if asked.at and at is None else None,
        begin=asked.begin,
        decisions=tuple(d for d in reading.decisions_on(id) if d.kind == "metadata"),
        events={c.id: c.event for c in record.claims if c.event},
    )


def table(data: Account) -> Sequence[ClaimRow]:
    """Every mark of the layers that are switched on."""
    d = data.account.document
    return [
        ClaimRow(m.layer, d.text[m.start : m.end], m.says, m.start, m.end, passage_link(d.id, m.start, m.end))
        for m in layers.marks(data.account, data.layers)
        if not m.part
    ]


def drawn(data: Account) -> Mapping[str, Any]:
    """The part of the text with its marks and notes."""
    d = data.account.document
    counted = layers.counts(data.account)
    decided = d.decided or None
    return {
        "text": text(data.account, data.layers, data.at, data.begin),
        "hue": hue(data.row.siglum) if data.row else "",
        "hue_of": hue,
        "siglum": data.row.siglum if data.row else "",
        "words": data.row.words if data.row else len(d.text.split()),
        "switches": [(layer, counted[layer.name], layer.name in data.layers) for layer in layers.LAYERS],
        "no_layer": layers.NONE,
        "one": {layer.name: layer.one for layer in layers.LAYERS},
        "fields": metadata.FIELDS,
        "set_by": metadata.set_by(data.decisions),
        "machine": decided.machine if decided else {},
        "waiting": [x for x in data.decisions if not decided or x.hash not in decided.decisions],
        "title_of": title,
        "passage": passage_link,
        "fragment": text_fragment(d.text, data.at.start, data.at.end) if data.at else "",
        "path": account_path(d.id),
    }


class Correction(msgspec.Struct, frozen=True):
    """The metadata of the account `id` as they should be, with the reason. `whole` tells that a field not given is to be empty, as a form
    sends it; else it stays as it is."""

    id: str
    reason: str = ""
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    whole: bool = False


def correct(case: Any, asked: Correction, who: Visitor) -> Done:
    """Records a decision on the account's metadata. Wrong where nothing is changed, no reason is given or a value cannot be."""
    with case.reading() as reading:
        found = reading.document(asked.id)
    if found is None:
        raise Missing(f"no account {asked.id} in this case")
    given = {f: getattr(asked, f) for f in metadata.FIELDS if asked.whole or getattr(asked, f) is not None}
    value = metadata.changed(found.document, given)
    if not value:
        raise Wrong("nothing is changed: every field is as the account has it")
    if not asked.reason.strip():
        raise Wrong("a correction needs a reason; say in a sentence where the right value stands")
    made = recorded(case, "metadata", "document", asked.id, who.name, asked.reason, value)
    return Done(f"{account_path(asked.id)}#metadata", made)


PAGES = (
    Page("/accounts/{id:path}", "document.html", account, "One account with its layers", "accounts", table, drawn),
)
ACTIONS = (Action("/metadata", correct, "Correct the metadata of an account"),)
