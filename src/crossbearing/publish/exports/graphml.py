"""Accounts, events, entities and speakers as one directed graph in GraphML: who tells what, who names whom, who has it from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crossbearing.publish.exports import xml
from crossbearing.publish.exports.export import Column as C
from crossbearing.publish.exports.export import Export, Files, Kept, Kind
from crossbearing.publish.exports.index import Index, folded
from crossbearing.publish.exports.tables import reading_id
from crossbearing.publish.sigla import sigla
from crossbearing.records import Origin, Record

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES: dict[Kind, str] = {
    "text": "string",
    "integer": "long",
    "number": "double",
    "boolean": "boolean",
    "texts": "string",
}
NODE: tuple[C, ...] = (
    C("kind", "account, event, entity, speaker or origin"), C("label", "what it is called"), C("type", "for events their type, for entities person, organization, place or group, for origins text, agency, communique or speaker"), C("date", "when an account was published or an event began"),
    C("siglum", "the letter of an account"), C("accounts", "accounts that tell of an event or name an entity", "integer"), C("latitude", "of an event's place", "number"), C("longitude", "likewise", "number"),
)  # fmt: skip
EDGE: tuple[C, ...] = (
    C("relation", "tells (account to event), names (account to entity), quotes (account to speaker), copies (account to the account that it has a passage from), shares (two accounts with a passage, "
      "neither known to be first), has_from (account to the origin whose word it gives: an agency, a communique, a speaker, one text), is (speaker to the entity of that name), part_of (event to event)"),
    C("count", "claims, mentions, claims, passages or passages that the edge stands for", "integer"), C("claims", "ids of the claims that it stands for, parted by blanks"),
)  # fmt: skip


def make(record: Record, kept: Kept) -> Files:
    """`graph.graphml`."""
    index = Index(record)
    top = xml.root("graphml", NAMESPACE)
    for prefix, columns in (("node", NODE), ("edge", EDGE)):
        for c in columns:
            key = xml.child(top, "key", id=f"{prefix}_{c.name}", for_=prefix)
            key.set("attr.name", c.name)
            key.set("attr.type", _TYPES[c.kind])
    graph = xml.child(top, "graph", id="record", edgedefault="directed")
    for name, data in _nodes(record, index).items():
        _data(xml.child(graph, "node", id=name), "node", data)
    for n, (source, target, data) in enumerate(_edges(record, index)):
        _data(xml.child(graph, "edge", id=f"edge-{n + 1}", source=source, target=target), "edge", data)
    return {"graph.graphml": xml.written(top)}


def _data(element: xml.Element, prefix: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        if value is not None and value != "":
            xml.child(element, "data", value, key=f"{prefix}_{name}")


def _speaker(name: str) -> str:
    return f"speaker:{folded(name)}"


def _origins(record: Record) -> Iterator[tuple[str, Origin]]:
    """The origins with their nodes: one of a name is one wherever it is told, a text without a name is one for each reading."""
    for e in record.events:
        for n, a in enumerate(e.attributes):
            for m, r in enumerate(a.readings):
                for k, o in enumerate(r.origins):
                    yield f"origin:{o.kind}:{folded(o.name) if o.name else f'{reading_id(e.id, n, m)}.{k + 1}'}", o


def _nodes(record: Record, index: Index) -> dict[str, dict[str, object]]:
    made: dict[str, dict[str, object]] = {}
    letters = sigla(record.documents)
    for d in record.documents:
        s = letters[d.id]
        made[f"account:{d.id}"] = {"kind": "account", "label": s.name, "date": d.published, "siglum": s.letter}
    for e in record.events:
        at = e.place
        made[f"event:{e.id}"] = {
            "kind": "event", "label": e.label, "type": e.type, "date": e.start, "accounts": len(e.documents),
            "latitude": at.latitude if at else None, "longitude": at.longitude if at else None,
        }  # fmt: skip
    for x in record.entities:
        made[f"entity:{x.id}"] = {
            "kind": "entity",
            "label": x.name,
            "type": x.kind,
            "accounts": len({m.document for m in x.mentions}),
        }
    for name, o in _origins(record):
        made.setdefault(name, {"kind": "origin", "label": o.name or o.why or "the same text", "type": o.kind})
    for c in record.claims:
        for name in c.sources:
            if folded(name):
                made.setdefault(_speaker(name), {"kind": "speaker", "label": " ".join(name.split())})
    return made


def _edges(record: Record, index: Index) -> list[tuple[str, str, dict[str, object]]]:
    made: list[tuple[str, str, dict[str, object]]] = []
    told: dict[tuple[str, str, str], list[str]] = {}
    for c in record.claims:
        if c.document not in index.documents:
            continue
        if c.event in index.events:
            told.setdefault((f"account:{c.document}", f"event:{c.event}", "tells"), []).append(c.id)
        if c.sources and folded(c.sources[-1]):
            told.setdefault((f"account:{c.document}", _speaker(c.sources[-1]), "quotes"), []).append(c.id)
    for (source, target, relation), claims in told.items():
        made.append((source, target, {"relation": relation, "count": len(claims), "claims": " ".join(claims)}))
    shared: dict[tuple[str, str], dict[str, None]] = {}
    for name, o in _origins(record):
        for k in o.claims:
            if (claim := index.claims.get(k)) is not None and claim.document in index.documents:
                shared.setdefault((f"account:{claim.document}", name), {})[k] = None
    made += [
        (a, o, {"relation": "has_from", "count": len(ks), "claims": " ".join(ks)}) for (a, o), ks in shared.items()
    ]
    named = Counter((m.document, x.id) for x in record.entities for m in x.mentions if m.document in index.documents)
    for (document, entity), n in named.items():
        made.append((f"account:{document}", f"entity:{entity}", {"relation": "names", "count": n}))
    passages: Counter[tuple[str, str, str]] = Counter()
    for copy in record.copies:
        a, b = copy.a.document, copy.b.document
        if a in index.documents and b in index.documents:
            known = copy.direction in ("a", "b", a, b)
            source, target = (b, a) if copy.direction in ("b", b) else (a, b)
            passages[source, target, "copies" if known else "shares"] += 1
    for (source, target, relation), n in passages.items():
        made.append((f"account:{source}", f"account:{target}", {"relation": relation, "count": n}))
    speakers = dict.fromkeys(folded(s) for c in record.claims for s in c.sources)
    made += [
        (f"speaker:{s}", f"entity:{index.named[s].id}", {"relation": "is"}) for s in speakers if s and s in index.named
    ]
    made += [
        (f"event:{e.id}", f"event:{e.part_of}", {"relation": "part_of"})
        for e in record.events
        if e.part_of in index.events
    ]
    return made


EXPORT = Export(
    "graphml",
    "Accounts, events, entities and speakers as a graph, for Gephi, networkx, igraph.",
    make,
    {"node": NODE, "edge": EDGE},
)
