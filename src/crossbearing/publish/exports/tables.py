"""The record as tables: one row a document, claim, event, reading, origin, relation, entity, mention and copy. CSV, Parquet and Arrow are made of these."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from crossbearing.publish.exports.export import Column as C
from crossbearing.publish.sigla import sigla
from crossbearing.records import Claim, Document, Entity, Event, Record

Row = tuple[object, ...]


class Table(msgspec.Struct, frozen=True):
    """A table of the record: its columns, and its rows in the record's order."""

    name: str
    says: str
    columns: tuple[C, ...]
    rows: Callable[[Record], Iterator[Row]]


def _decided(thing: Claim | Document | Entity | Event) -> Row:
    """What reviewers decided of it, and the latest of them."""
    return (
        (None, None) if isinstance(thing.decided, msgspec.UnsetType) else (thing.decided.verdict, thing.decided.author)
    )


def _documents(record: Record) -> Iterator[Row]:
    letters = sigla(record.documents)
    for d in record.documents:
        s = letters[d.id]
        yield (
            d.id,
            s.letter,
            d.publisher,
            d.author,
            d.published,
            d.title,
            d.language,
            d.url,
            d.path,
            d.sha256,
            s.words,
            d.main_event,
            *_decided(d),
        )


def _claims(record: Record) -> Iterator[Row]:
    for c in record.claims:
        yield (
            c.id, c.document, c.event, c.attribute, c.low, c.high, c.value, c.unit, c.subject, c.as_of, c.sources, c.factuality,
            c.part, c.became, c.start, c.end, c.quote, *_decided(c),
        )  # fmt: skip


def _events(record: Record) -> Iterator[Row]:
    for e in record.events:
        p = e.place
        place = (p.name, p.admin1, p.country, p.geonameid, p.latitude, p.longitude, p.precision) if p else (None,) * 7
        yield (
            e.id,
            e.type,
            e.label,
            e.start,
            e.end,
            *place,
            e.part_of,
            len(e.documents),
            e.documents,
            e.claims,
            *_decided(e),
        )


def reading_id(event: str, attribute: int, reading: int) -> str:
    """A reading's id: its event, the number of the attribute in it and its own number there, from 1."""
    return f"{event}.{attribute + 1}.{reading + 1}"


def _readings(record: Record) -> Iterator[Row]:
    for e in record.events:
        for n, a in enumerate(e.attributes):
            x = a.estimate
            estimate = (x.low, x.best, x.high, x.value, x.method) if x else (None,) * 5
            for m, r in enumerate(a.readings):
                yield (
                    reading_id(e.id, n, m), e.id, a.attribute, a.subject, r.low, r.high, r.value, r.accounts, r.independent, r.superseded,
                    a.status, *estimate, r.claims,
                )  # fmt: skip


def _origins(record: Record) -> Iterator[Row]:
    for e in record.events:
        for n, a in enumerate(e.attributes):
            for m, r in enumerate(a.readings):
                for o in r.origins:
                    yield (reading_id(e.id, n, m), e.id, o.kind, o.name, o.accounts, o.why, o.claims)


def _relations(record: Record) -> Iterator[Row]:
    claims = {c.id: c for c in record.claims}
    for r in record.relations:
        a, b = claims.get(r.a), claims.get(r.b)
        yield (
            r.a,
            r.b,
            r.type,
            r.why,
            a.event if a else None,
            a.attribute if a else None,
            a.document if a else None,
            b.document if b else None,
        )


def _entities(record: Record) -> Iterator[Row]:
    for e in record.entities:
        yield (
            e.id,
            e.kind,
            e.name,
            e.aliases,
            e.geonameid,
            len(e.mentions),
            len({m.document for m in e.mentions}),
            *_decided(e),
        )


def _mentions(record: Record) -> Iterator[Row]:
    texts = {d.id: d.text for d in record.documents}
    for e in record.entities:
        for m in e.mentions:
            yield (e.id, m.document, m.start, m.end, texts.get(m.document, "")[m.start : m.end])


def _copies(record: Record) -> Iterator[Row]:
    for c in record.copies:
        yield (c.a.document, c.a.start, c.a.end, c.b.document, c.b.start, c.b.end, c.similarity, c.direction, c.why)


_SPAN = (
    C("start", "first character in the account's text, counted from 0 in code points", "integer"),
    C("end", "the character after the last", "integer"),
)
_REVIEWED = (
    C(
        "decided",
        "what reviewers decided of it: accepted, corrected, added, merged, split, kept_apart, noted; empty where they did not",
    ),
    C("decided_by", "the reviewer who decided last"),
)
TABLES: tuple[Table, ...] = (
    Table("documents", "the accounts", (
        C("id", "the account's id, made from its bytes"), C("siglum", "its letter in the dossier, by order of publication"), C("publisher", "who published it, as the manifest or the source says"),
        C("author", "who wrote it"), C("published", "ISO 8601 date, or date and time"), C("title", "its title"), C("language", "BCP 47 code"), C("url", "where it was found"),
        C("path", "the file that it was read from"), C("sha256", "hash of the bytes read"), C("words", "words of its text", "integer"), C("main_event", "the event that it is chiefly about"), *_REVIEWED,
    ), _documents),
    Table("claims", "what each account says of one attribute of one event", (
        C("id", "the claim's id, made from document, span and attribute"), C("document", "the account that says it"), C("event", "the event of which it is said"), C("attribute", "what is told: fatalities, start, place, perpetrator..."),
        C("low", "the least number that the words allow", "number"), C("high", "the greatest", "number"), C("value", "what is told where it is no figure"), C("unit", "the unit of the figure"),
        C("subject", "who or what is counted or named, in the account's words"), C("as_of", "the date for which a figure is given"), C("sources", "whose word it is, the outermost speaker first; empty where the account speaks itself", "texts"),
        C("factuality", "how it is put: asserted, unconfirmed, alleged, denied, predicted, hypothetical"), C("part", "whether it counts only a part of the whole", "boolean"), C("became", "what became of the person counted, where it is told elsewhere"),
        *_SPAN, C("quote", "the account's words"), *_REVIEWED,
    ), _claims),
    Table("events", "what happened, as a coder would file it", (
        C("id", "the event's id, made from its mentions"), C("type", "its type"), C("label", "type, place and time in words"), C("start", "when it began, at the precision told"), C("end", "when it ended, at the precision told"),
        C("place", "where, by name"), C("admin1", "first-order division"), C("country", "ISO 3166-1 alpha-2 code"), C("geonameid", "GeoNames id", "integer"), C("latitude", "degrees north, WGS 84", "number"), C("longitude", "degrees east, WGS 84", "number"),
        C("precision", "UCDP code: 1 exact, 2 near, 3 and 4 divisions, 5 area, 6 country, 7 sea or air", "integer"), C("part_of", "the event that it is a part of"), C("accounts", "accounts that tell of it", "integer"),
        C("documents", "their ids", "texts"), C("claims", "ids of its claims", "texts"), *_REVIEWED,
    ), _events),
    Table("readings", "the values told of each attribute and subject of an event, by how many", (
        C("id", "event, number of the attribute, number of the reading"), C("event", "the event"), C("attribute", "what is told"), C("subject", "who or what is counted or named"),
        C("low", "the least number told", "number"), C("high", "the greatest, empty where left open", "number"), C("value", "the value where it is no figure"), C("accounts", "accounts that tell it", "integer"),
        C("independent", "those that neither copy one another nor give the same speaker's word", "integer"), C("superseded", "whether a later state has replaced it", "boolean"), C("status", "how the attribute stands: agreed, compatible, updated, disputed, single"),
        C("estimate_low", "low end of the attribute's estimate", "number"), C("estimate_best", "the estimate", "number"), C("estimate_high", "high end", "number"), C("estimate_value", "the estimate where it is no figure"),
        C("method", "the rule of the estimate"), C("claims", "ids of the claims that tell it", "texts"),
    ), _readings),
    Table("origins", "accounts whose word is one", (
        C("reading", "the reading that they tell"), C("event", "its event"), C("kind", "text (the same words), agency, communique or speaker"), C("name", "the agency or speaker, empty where only the text is the same"),
        C("accounts", "accounts that have it from there", "integer"), C("why", "the reason in a sentence"), C("claims", "ids of the claims that count as one word", "texts"),
    ), _origins),
    Table("relations", "how two claims stand to one another", (
        C("a", "a claim"), C("b", "the other claim"), C("type", "agrees, refines (b is more precise), updates (b is later), contradicts, denies (b denies a), scope"), C("why", "the reason in a sentence"),
        C("event", "the event of both"), C("attribute", "what both tell"), C("document_a", "the account of a"), C("document_b", "the account of b"),
    ), _relations),
    Table("entities", "persons, organisations, places and groups", (
        C("id", "the entity's id"), C("kind", "person, organization, place or group"), C("name", "its fullest form"), C("aliases", "every other form in which it is written", "texts"), C("geonameid", "GeoNames id of a place", "integer"),
        C("mentions", "how often it is named", "integer"), C("accounts", "accounts that name it", "integer"), *_REVIEWED,
    ), _entities),
    Table("mentions", "where each entity is named", (C("entity", "the entity"), C("document", "the account"), *_SPAN, C("form", "the words there")), _mentions),
    Table("copies", "passages that stand in two accounts", (
        C("document_a", "an account"), C("start_a", "where the passage begins in it", "integer"), C("end_a", "where it ends", "integer"), C("document_b", "the other account"), C("start_b", "where it begins there", "integer"),
        C("end_b", "where it ends there", "integer"), C("similarity", "share of common four-word runs, 0 to 1", "number"), C("direction", "a or b: the account that has it from the other; empty where nothing tells"), C("why", "the reason in a sentence"),
    ), _copies),
)  # fmt: skip
BY_NAME = {t.name: t for t in TABLES}
