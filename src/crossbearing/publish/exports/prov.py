"""Where everything in the record comes from, as PROV-JSON (W3C Member Submission 2013, over PROV-DM).

- An account is an entity, attributed to its publisher. A newer version of an account is a revision of the older one.
- A claim is a quotation from its account. The word of a speaker is an entity attributed to him; a claim that gives it has it as its primary source,
  and each outer speaker's word is a quotation of the inner one's.
- An account is derived from what its publisher names as its source.
- A passage that an account has from another is a quotation of it; where nothing tells who was first, the two are alternates.
- A reading is derived from its claims, and has the agency, communique or speaker whose word several of its accounts give as its primary source. What a reviewer rejects is invalidated by his decision.
No activity of the program has a time: no clock enters a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from crossbearing import __version__
from crossbearing.publish import wording
from crossbearing.publish.exports.encoding import json_bytes
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.index import Index, folded
from crossbearing.publish.exports.links import web_address
from crossbearing.publish.exports.tables import reading_id
from crossbearing.records import Passage, Record, content_id

PREFIX = {"cb": "urn:crossbearing:", "dcterms": "http://purl.org/dc/terms/"}
Part = dict[str, dict[str, object]]


class _Bundle:
    """The parts of a PROV-JSON document, in the order of the standard."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}

    def thing(self, part: str, name: str, **values: object) -> str:
        self.parts.setdefault(part, {}).setdefault(
            name, {k.replace("__", ":"): v for k, v in values.items() if v is not None}
        )
        return name

    def relation(self, part: str, **values: object) -> None:
        found = self.parts.setdefault(part, {})
        found[f"_:{part}{len(found) + 1}"] = {
            f"prov:{k}" if ":" not in k else k: v for k, v in values.items() if v is not None
        }

    def derived(self, what: str, source: str, kind: str | None = None) -> None:
        typed = {"prov:type": _name(kind)} if kind else {}
        self.relation("wasDerivedFrom", **{"generatedEntity": what, "usedEntity": source, **typed})


def _local(kind: str, *ids: object) -> str:
    """A qualified name of the record's own: `cb:document-d01`; what no local name can hold is escaped."""
    return "cb:" + "-".join([kind, *(quote(str(i), safe="-._~", errors="replace") for i in ids)])


def _name(kind: str) -> dict[str, str]:
    """A qualified name as a value."""
    return {"$": kind, "type": "xsd:QName"}


def make(record: Record, kept: Kept) -> Files:
    """`provenance.prov.json`."""
    index, b = Index(record), _Bundle()
    program = b.thing(
        "agent", "cb:program", prov__type=_name("prov:SoftwareAgent"), prov__label=f"crossbearing {__version__}"
    )
    b.thing("activity", "cb:reading-of-accounts", prov__label="read, annotate, link, weigh")
    b.relation("wasAssociatedWith", activity="cb:reading-of-accounts", agent=program)
    for d in record.documents:
        name = b.thing("entity", _local("document", d.id), prov__label=d.title,
                       dcterms__issued=d.published, dcterms__source=web_address(d), cb__sha256=d.sha256)  # fmt: skip
        b.relation("used", activity="cb:reading-of-accounts", entity=name)
        for words, kind in ((d.publisher, "prov:Organization"), (d.author, "prov:Person")):
            if words:
                agent = b.thing("agent", f"cb:{content_id('agent-', words)}", prov__type=_name(kind), prov__label=words)
                b.relation("wasAttributedTo", entity=name, agent=agent)
        for said in d.derived_from:
            source = b.thing("entity", f"cb:{content_id('source-', said.publisher or '', said.url or '')}", prov__label=said.publisher, dcterms__source=said.url)  # fmt: skip
            b.derived(name, source)
    for r in kept.revisions:
        # The record holds the state that counts; the states before it are in the case.
        for name in (r.document, r.of):
            b.thing("entity", _local("document", name))
        b.derived(_local("document", r.document), _local("document", r.of), "prov:Revision")
    _claims(record, index, b)
    _copies(record, index, b)
    _readings(record, index, b)
    for n, x in enumerate(kept.reviews):
        if (x.claim in index.claims or x.claim in index.rejected) and x.reviewer.strip():
            agent = b.thing(
                "agent",
                f"cb:{content_id('reviewer-', x.reviewer)}",
                prov__type=_name("prov:Person"),
                prov__label=x.reviewer,
            )
            decision = b.thing(
                "activity", _local("decision", x.id or n + 1), prov__label=x.verdict, cb__reason=x.reason or None
            )
            b.relation("wasAssociatedWith", activity=decision, agent=agent)
            if x.verdict.startswith("reject"):
                b.relation("wasInvalidatedBy", entity=_local("claim", x.claim), activity=decision, time=_moment(x.at))
            else:
                b.relation("used", activity=decision, entity=_local("claim", x.claim), time=_moment(x.at))
    body = {"prefix": PREFIX, **b.parts}
    return {"provenance.prov.json": json_bytes(body)}


def _moment(at: str) -> str | None:
    """A time as PROV wants it: an xsd:dateTime, nothing for a bare day."""
    return at if "T" in at else None


def _claims(record: Record, index: Index, b: _Bundle) -> None:
    for c in (*record.claims, *index.rejected.values()):
        if c.document not in index.documents:
            continue
        name = b.thing("entity", _local("claim", c.id), prov__value=c.quote, prov__label=f"{c.attribute}: {wording.value(c)}", cb__start=c.start, cb__end=c.end,
                       cb__factuality=c.factuality)  # fmt: skip
        b.derived(name, _local("document", c.document), "prov:Quotation")
        b.relation("wasGeneratedBy", entity=name, activity="cb:reading-of-accounts")
        if words := _words(c.sources, c.document or "", b):
            b.derived(name, words, "prov:PrimarySource")


def _words(sources: Sequence[str], document: str, b: _Bundle) -> str | None:
    """The word of the innermost speaker as this account has it, and on the way the word of each outer one."""
    inner: str | None = None
    for n in range(len(sources) - 1, -1, -1):
        chain = [folded(s) for s in sources[n:]]
        if not chain[0]:
            continue
        agent = b.thing("agent", f"cb:{content_id('speaker-', chain[0])}", prov__label=" ".join(sources[n].split()))
        word = b.thing(
            "entity",
            f"cb:{content_id('word-', document, *chain)}",
            prov__label=f"what {' '.join(sources[n].split())} says",
        )
        b.parts.setdefault("wasAttributedTo", {}).setdefault(
            f"_:by{word.removeprefix('cb:')}", {"prov:entity": word, "prov:agent": agent}
        )
        if inner is not None:
            b.parts.setdefault("wasDerivedFrom", {}).setdefault(
                f"_:of{word.removeprefix('cb:')}",
                {"prov:generatedEntity": word, "prov:usedEntity": inner, "prov:type": _name("prov:Quotation")},
            )
        inner = word
    # The claim stands on the first speaker's own word.
    last = next((n for n in range(len(sources) - 1, -1, -1) if folded(sources[n])), None)
    return None if last is None else f"cb:{content_id('word-', document, *(folded(s) for s in sources[last:]))}"


def _passage(p: Passage, b: _Bundle) -> str:
    name = _local("passage", p.document, p.start, p.end)
    if name not in b.parts.get("entity", {}):
        b.thing("entity", name, cb__start=p.start, cb__end=p.end)
        b.derived(name, _local("document", p.document), "prov:Quotation")
    return name


def _copies(record: Record, index: Index, b: _Bundle) -> None:
    for c in record.copies:
        if c.a.document not in index.documents or c.b.document not in index.documents:
            continue
        one, two = _passage(c.a, b), _passage(c.b, b)
        if c.direction in ("a", c.a.document):
            b.derived(one, two, "prov:Quotation")
        elif c.direction in ("b", c.b.document):
            b.derived(two, one, "prov:Quotation")
        else:
            b.relation("alternateOf", alternate1=one, alternate2=two)


def _readings(record: Record, index: Index, b: _Bundle) -> None:
    for e in record.events:
        for n, a in enumerate(e.attributes):
            for m, r in enumerate(a.readings):
                said = wording.reading(a.attribute, r)
                name = b.thing(
                    "entity",
                    _local("reading", reading_id(e.id, n, m)),
                    prov__label=f"{a.attribute}: {said}",
                    cb__accounts=r.accounts,
                    cb__independent=r.independent,
                )
                for o in r.origins:
                    if o.name:
                        source = b.thing(
                            "entity",
                            f"cb:{content_id('origin-', o.kind, folded(o.name))}",
                            prov__label=f"{o.kind}: {o.name}",
                        )
                        b.derived(name, source, "prov:PrimarySource")
                for k in r.claims:
                    if k in index.claims and index.claims[k].document in index.documents:
                        b.derived(name, _local("claim", k))


EXPORT = Export(
    "prov", "Where each claim and reading comes from: quotations, primary sources, copies, revisions (PROV-JSON).", make
)
