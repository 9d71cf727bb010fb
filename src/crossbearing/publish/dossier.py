"""The dossier: the whole record as one HTML file that needs nothing else, no script and no network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossbearing import __version__
from crossbearing.publish import dates, names, wording
from crossbearing.publish import map as maps
from crossbearing.publish.charts import svg
from crossbearing.publish.coverage import MOST_COLUMNS as COVERED
from crossbearing.publish.coverage import MOST_OPEN, SIGNS
from crossbearing.publish.css_text import css_string
from crossbearing.publish.disguises_shown import disguises_shown
from crossbearing.publish.evidence_annex import annex, footnotes
from crossbearing.publish.glance import glance
from crossbearing.publish.marked_text import marked
from crossbearing.publish.naming import naming
from crossbearing.publish.origins import case_origins
from crossbearing.publish.page_links import InPage
from crossbearing.publish.palette import DARK, HUES, LIGHT, tokens
from crossbearing.publish.panels import MOST_EACH, Figure, panels
from crossbearing.publish.sigla import Siglum, only, sigla
from crossbearing.publish.synopsis import synopsis
from crossbearing.publish.timeline import timeline
from crossbearing.publish.view import Case, Chapter, chapter, main_events
from crossbearing.records import Call, Claim, Event, Passage, Record

# What a reader can still take in, and what keeps the page to a few megabytes.
MOST_SMALL, MOST_LOOSE, MOST_TOLD, MOST_COLUMNS, MOST_COPIES = 120, 200, 12, 6, 60
# Relations of each kind that stand open; the others unfold.
MOST_LINES = 10
MOST_CHARTS = 24
# Beyond this many characters of text, only those paragraphs are given that have a claim which the page shows.
MOST_TEXT = 1_500_000
# Characters of the title at the head of each printed page.
RUNNING = 90


class Text(msgspec.Struct, frozen=True):
    """An account's paragraphs with their claims marked."""

    siglum: Siglum
    paragraphs: tuple[Markup, ...]
    left_out: int


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates: everything is escaped, an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("crossbearing.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
    )
    env.globals["links"] = InPage()
    env.globals["footnotes"] = {}
    env.filters["has_mark"] = lambda rows, mark: any(r.marked(mark) for r in rows)
    env.filters["only"] = only
    env.filters["number_marker"] = lambda n: "".join(ch for ch in n if ch.isalnum())[:8] + ". "
    return env


def dossier(record: Record, redacted: bool = False, of_case: Mapping[str, Siglum] | None = None) -> str:
    """The record as one self-contained HTML page; the same record gives the same bytes. `redacted` tells that names are covered in it;
    `of_case` are the sigla of a larger case of which the record is a cut."""
    letters = dict(of_case) if of_case else sigla(record.documents)
    case = Case(record, letters)
    ordered = case.ordered()
    big = main_events(ordered, case.main)
    chapters = [chapter(case, e, n) for n, e in enumerate(big)]
    inside = {e.id for e in big}
    rest = [e for e in ordered if e.id not in inside]
    small = rest[:MOST_SMALL]
    anchors = {e.id: f"event-{n + 1}" for n, e in enumerate([*big, *small])}
    held = {c for e in record.events for c in e.claims}
    loose = [c for c in record.claims if c.id not in held and c.document in letters][:MOST_LOOSE]
    titles = {c.id: claim_title(c) for c in record.claims}
    known, known_left_out = names.names(record, letters)
    quoted, quoted_left_out = names.speakers(record, letters)
    framed, framed_left_out = naming(record, letters)
    copies = [c for c in record.copies if c.a.document in letters and c.b.document in letters]
    texts = {d.id: d.text for d in record.documents}
    placed = {c.id for x in chapters for row in (*x.table, *x.alone) for c in row.shown}
    placed |= {c for e in small for c in e.claims[:MOST_TOLD]} | {c.id for c in loose}
    shown = placed.union(*(x.shown for x in chapters))
    overview = glance(chapters, anchors)
    evidence = annex(case.claims, shown, letters)
    heading = title(record, ordered)
    running = Markup(css_string(wording.clip(heading, RUNNING)))  # noqa: S704 - nothing but letters and digits stands unescaped
    page = environment().get_template("dossier.html").render(
        record=record, title=heading, running_head=running, redacted=redacted, evidence=evidence, footnotes=footnotes(evidence), version=__version__, sigla=letters, claims=case.claims, events=case.events, anchors=anchors, chapters=chapters,
        timeline=timeline(record.events), map=_map(record.events, anchors), figures=_figures(chapters, case), links=InPage(anchors),
        synopsis=synopsis(record), glance=overview.shown, glance_more=overview.more, small=small, small_left_out=len(rest) - len(small), loose=loose,
        framed=framed, framed_left_out=framed_left_out, names=known, names_left_out=known_left_out, speakers=quoted, speakers_left_out=quoted_left_out,
        copies=copies[:MOST_COPIES], copies_left_out=max(0, len(copies) - MOST_COPIES), demands=_demands(record.calls, letters),
        texts=_texts(record, letters, _back(placed, case, letters), titles, shown), titles=titles,
        case_origins=case_origins(record), told_events=len(ordered), rules=_rules(record.events), most_columns=MOST_COLUMNS, most_told=MOST_TOLD,most_lines=MOST_LINES,
        light=Markup(tokens(LIGHT)), dark=Markup(tokens(DARK)), hues=[f"h{n}" for n in range(HUES)],  # noqa: S704 - our own constants
        signs=SIGNS, most_open=MOST_OPEN, covered=COVERED, marks=wording.MARKS, w=wording, dates=dates, value=wording.value, clip=wording.clip, percent=lambda share: f"{share:.0%}",
        pc=lambda share: f"{share * 100:.2f}%", passage=lambda p: wording.clip(_passage(texts, p), 320),
    )  # fmt: skip
    return disguises_shown(page)


def title(record: Record, ordered: Sequence[Event]) -> str:
    """What the case is called: its main event, else how many accounts it has."""
    if ordered:
        return ordered[0].label
    return wording.count(len(record.documents), "account")


def claim_title(claim: Claim) -> str:
    """What a claim says, with its attribute before it: `killed: 19`."""
    name = wording.ATTRIBUTES.get(claim.attribute, claim.attribute)
    if claim.attribute == "other" and claim.subject:
        name = claim.subject.removeprefix("of ")
    said = wording.value(claim)
    how = "" if claim.factuality == "asserted" else f" ({claim.factuality})"
    return (f"{name}: {said}" if said else name) + how


def _rules(events: Iterable[Event]) -> list[str]:
    found = {a.estimate.method for e in events for a in e.attributes if a.estimate}
    return [wording.RULES.get(m, m) for m in sorted(found)]


def _passage(texts: Mapping[str, str], p: Passage) -> str:
    return texts.get(p.document, "")[p.start : p.end]


def _map(events: Sequence[Event], anchors: Mapping[str, str]) -> dict[str, Any] | None:
    found = maps.places(events)
    if not found:
        return None
    drawn = maps.draw(found, anchors)
    says = maps.sentence(found)
    unnamed = list(dict.fromkeys(p.location.name for p in drawn.unnamed))
    outside = list(dict.fromkeys(p.location.name for p in drawn.outside))
    return {"svg": Markup(svg(drawn.spec, "map", says)), "says": says[:1].upper() + says[1:],  # noqa: S704 - Vega escapes its text
            "unnamed": wording.listed(unnamed), "outside": wording.listed(outside)}  # fmt: skip


def _figures(chapters: Sequence[Chapter], case: Case) -> dict[str, list[Figure]]:
    made: dict[str, list[Figure]] = {}
    for c in chapters:
        drawn = sum(map(len, made.values()))
        made[c.event.id] = panels(c, case, min(MOST_EACH, MOST_CHARTS - drawn))
    return made


def _texts(
    record: Record, letters: Mapping[str, Siglum], back: Mapping[str, str], titles: Mapping[str, str], shown: set[str]
) -> list[Text]:
    only_told = sum(len(d.text) for d in record.documents) > MOST_TEXT
    claims: dict[str, list[Claim]] = {}
    for c in record.claims:
        if c.id in shown or not only_told:
            claims.setdefault(c.document or "", []).append(c)
    made = []
    for document, siglum in letters.items():
        grey = [b for b in record.boilerplate if b.document == document]
        paragraphs, left = marked(siglum.document.text, claims.get(document, []), grey, back, titles, only_told)
        made.append(Text(siglum, tuple(paragraphs), left))
    return made


def _back(placed: set[str], case: Case, letters: Mapping[str, Siglum]) -> dict[str, str]:
    """Claim id to the anchor of its place in the record; a claim that has none leads to its account's head."""
    return {
        c.id: f"t-{c.id}" if c.id in placed else f"account-{letters[c.document].letter}"
        for c in case.record.claims
        if c.document is not None and c.document in letters
    }


def _demands(calls: Sequence[Call], letters: Mapping[str, Siglum]) -> list[tuple[Siglum, list[Call]]]:
    return [
        (s, mine)
        for d, s in letters.items()
        if (mine := sorted((c for c in calls if c.document == d), key=lambda c: (c.start, c.end)))
    ]
