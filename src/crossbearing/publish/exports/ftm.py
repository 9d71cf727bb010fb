"""FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions' tools, and a sidecar with the evidence that the model has no place for.

An account is an Article, a person a Person, an organisation an Organization, a group a LegalEntity, a place an Address, an event an Event with
its accounts as `proof`. Who tells what of an event is a Documentation, where somebody is named a Mention, a figure a Note on the event. Only
properties of the published schemata are used; offsets, figures as ranges and claims stand in `ftm.evidence.jsonl`.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.publish import wording
from crossbearing.publish.exports import sides
from crossbearing.publish.exports.encoding import json_line, without_empty
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.index import Index
from crossbearing.publish.exports.links import web_address
from crossbearing.publish.exports.tables import reading_id
from crossbearing.records import Document, Entity, Event, Record, content_id

Proxy = dict[str, object]
_SCHEMATA = {"person": "Person", "organization": "Organization", "group": "LegalEntity", "place": "Address"}
# ISO 639-3, as the model wants it, for languages that the reader tells.
_LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "it": "ita", "pt": "por", "ru": "rus", "uk": "ukr", "ar": "ara", "zh": "zho",
              "tr": "tur", "nl": "nld", "pl": "pol", "hy": "hye", "az": "aze", "fa": "fas", "he": "heb", "hi": "hin", "ja": "jpn"}  # fmt: skip


def make(record: Record, kept: Kept) -> Files:
    """`entities.ftm.json` and `ftm.evidence.jsonl`."""
    index = Index(record)
    proxies: list[Proxy] = []
    evidence: list[Proxy] = []
    proxies += [_article(d) for d in record.documents]
    for e in record.entities:
        proxies.append(_entity(e, index))
        proxies += _mentions(e, index, evidence)
    for x in record.events:
        proxies += _event(x, index, evidence)
    return {"entities.ftm.json": _lines(proxies), "ftm.evidence.jsonl": _lines(evidence)}


def _lines(things: list[Proxy]) -> bytes:
    return b"".join(json_line(without_empty(t)) for t in things)


def key(kind: str, *names: object) -> str:
    """An id in the model's letters, the same at each export."""
    return f"cb-{kind}-{content_id('', *names)}"


def _proxy(identity: str, schema: str, **properties: object) -> Proxy:
    """An entity: every property is a list of texts, empty ones left out."""
    listed = {
        k: [str(v)] if not isinstance(v, (list, tuple)) else [str(x) for x in v if x]
        for k, v in properties.items()
        if v is not None and v != ""
    }
    return {"id": identity, "schema": schema, "properties": {k.rstrip("_"): v for k, v in listed.items() if v}}


def _article(d: Document) -> Proxy:
    name = d.path.replace("\\", "/").rsplit("/", 1)[-1]
    return _proxy(
        key("article", d.id), "Article", title=d.title, fileName=name or d.id, author=d.author, publisher=d.publisher, sourceUrl=web_address(d),
        publishedAt=d.published, language=_LANGUAGES.get((d.language or "").split("-")[0]), bodyText=d.text, mimeType="text/plain",
    )  # fmt: skip


def _entity(e: Entity, index: Index) -> Proxy:
    proof = [key("article", d) for d in dict.fromkeys(m.document for m in e.mentions) if d in index.documents]
    if e.kind == "place":
        return _proxy(key("entity", e.id), "Address", full=e.name, name=e.name, alias=e.aliases, proof=proof)
    return _proxy(key("entity", e.id), _SCHEMATA[e.kind], name=e.name, alias=e.aliases, proof=proof)


def _mentions(e: Entity, index: Index, evidence: list[Proxy]) -> Iterator[Proxy]:
    """One Mention for each form of the name in each account; places are no LegalEntity, so that the model has no Mention of them."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for m in e.mentions:
        if (d := index.documents.get(m.document)) is not None:
            found.setdefault((d.id, " ".join(d.text[m.start : m.end].split())), []).append((m.start, m.end))
    for (document, form), spans in found.items():
        identity = key("mention", e.id, document, form)
        if e.kind != "place" and form:
            yield _proxy(
                identity,
                "Mention",
                document=key("article", document),
                name=form,
                resolved=key("entity", e.id),
                detectedSchema=_SCHEMATA[e.kind],
            )
            evidence.append({"id": identity, "document": document, "spans": spans})
        elif form:
            evidence.append({"id": key("entity", e.id), "document": document, "form": form, "spans": spans})


def _event(x: Event, index: Index, evidence: list[Proxy]) -> Iterator[Proxy]:
    identity = key("event", x.id)
    found = sides.parties(x, index)
    told = index.told(x)
    documents = [d for d in x.documents if d in index.documents]
    figures = [f"{wording.ATTRIBUTES.get(a.attribute, a.attribute)}{f' ({a.subject})' if a.subject else ''}: {said}"
               for a in x.attributes if a.estimate and (said := wording.estimate(a.attribute, a.estimate))]  # fmt: skip
    place = x.place
    yield _proxy(
        identity, "Event", name=x.label, startDate=_day(x.start), endDate=_day(x.end), location=wording.place(place) if place else None,
        country=place.country.lower() if place and place.country else None, involved=[key("entity", p.entity) for p in found if p.entity and p.entity not in index.places],
        summary="; ".join(figures), proof=[key("article", d) for d in documents], recordId=x.id,
    )  # fmt: skip
    evidence.append(
        {
            "id": identity,
            "event": x.id,
            "claims": list(x.claims),
            "involved": [{"name": p.name, "claims": list(p.claims)} for p in found],
        }
    )
    for d in documents:
        mine = [c for c in told if c.document == d]
        roles = list(dict.fromkeys(c.attribute for c in mine))
        edge = key("documentation", x.id, d)
        yield _proxy(
            edge, "Documentation", document=key("article", d), entity=identity, role=", ".join(roles) or "tells of it"
        )
        for c in mine:
            evidence.append({"id": edge, "claim": c.id, "document": d, "start": c.start, "end": c.end, "quote": c.quote, "attribute": c.attribute, "low": c.low, "high": c.high,
                             "value": c.value, "factuality": c.factuality, "sources": list(c.sources)})  # fmt: skip
    for n, a in enumerate(x.attributes):
        for m, r in enumerate(a.readings):
            note = key("note", reading_id(x.id, n, m))
            said = wording.reading(a.attribute, r)
            who = f"{wording.count(r.accounts, 'account')}, {r.independent} independent"
            name = f"{wording.ATTRIBUTES.get(a.attribute, a.attribute)}{f' ({a.subject})' if a.subject else ''}"
            yield _proxy(note, "Note", entity=identity, description=f"{name}: {said} ({who})")
            evidence.append(
                {
                    "id": note,
                    "reading": reading_id(x.id, n, m),
                    "claims": list(r.claims),
                    "low": r.low,
                    "high": r.high,
                    "value": r.value,
                }
            )


def _day(value: str | None) -> str | None:
    """An EDTF date as the model takes it: a year, a month, a day or a moment; nothing for what is wider or open."""
    plain = (value or "").rstrip("~?%")
    return plain if plain[:4].isdigit() and all(ch in "0123456789-T:" for ch in plain) else None


EXPORT = Export("ftm", "FollowTheMoney entities as JSON lines, for Aleph; the evidence beside them.", make)
