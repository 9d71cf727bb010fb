"""A record made by hand: an invented flood in real places, told by five invented accounts. Nothing of this happened."""

from __future__ import annotations

import hashlib

from crossbearing.records import (
    AttributeRecord,
    Boilerplate,
    Call,
    Claim,
    Copy,
    Document,
    DocumentAttribution,
    Entity,
    Estimate,
    Event,
    Location,
    Part,
    Passage,
    Reading,
    Record,
    Relation,
)

TEXTS: dict[str, str] = {
    "doc-wire": (
        "Drava bursts its banks at Ptuj\n\n"
        "At least 12 people were killed when the Drava burst its banks near Ptuj in the early hours of 4 November, "
        "the civil protection service said. Nearly 3,000 residents had left their homes by nightfall.\n\n"
        "The levee at Markovci gave way shortly after two in the morning. “We heard it before we saw it,” said Ana Kolar, "
        "a baker in Markovci.\n\n"
        "The service expects the toll to rise to 40.\n\n"
        "Subscribe to our morning letter for two euros a week.\n"
    ),
    "doc-office": (
        "Situation report no. 2, 5 November, 18:00\n\n"
        "Confirmed dead: 19. Injured: 64. Missing: 11. Evacuated from the Ptuj plain: 4,200 persons.\n\n"
        "The breach at Markovci opened at 02:10 on 4 November and is 60 metres wide. The water level at Ptuj stood at "
        "7.4 metres.\n\n"
        "All residents are asked to stay away from the river until further notice.\n"
    ),
    "doc-paper": (
        "Nineteen dead, and nobody closed the gates\n\n"
        "Nineteen people died on the Ptuj plain, according to the civil protection service, and some 4,000 lost their homes. "
        "“We heard it before we saw it,” said Ana Kolar, a baker in Markovci.\n\n"
        "Villagers claim that the gates of the Zlatoličje power station were opened without warning on the evening of "
        "3 November. Marko Vidmar, a farmer, counted 31 coffins in the hall at Markovci, three of them children's.\n\n"
        "Two days later a bridge at Borl collapsed under a lorry; one driver was injured.\n\n"
        "Read next: the ten best thermal baths.\n"
    ),
    "doc-company": (
        "Statement of the Drava power company\n\n"
        "The company denies that any gate at Zlatoličje was opened before six in the morning of 4 November. Our operators "
        "acted by the book. We promise to pay for every damaged roof.\n\n"
        "We regret the deaths of 19 people and reject the figure of 31 that is being passed round in Pettau.\n"
    ),
    "doc-league": (
        "THE RIVER IS NOT GUILTY\n\n"
        "More than 30 dead in Ptuj: that is the price of twenty years of savings on the levees. In October 1990 the same "
        "levee broke at Markovci and nobody went to prison. Thousands are without a roof.\n\n"
        "We demand:\n"
        "1. that the government open the files of the Zlatoličje station;\n"
        "2. that the company house every family before the winter;\n"
        "3. that no levee be sold.\n\n"
        "On Saturday we shall march through Maribor; we expect ten thousand people.\n"
    ),
}

_META: dict[str, tuple[str | None, str | None, str | None, str | None]] = {
    "doc-wire": ("Pannonia Wire", "Iva Hren", "2031-11-04", "Drava bursts its banks at Ptuj"),
    "doc-office": ("Civil Protection, Ptuj", None, "2031-11-05T18:00", "Situation report no. 2"),
    "doc-paper": ("The Styrian Post", "J. Breg", "2031-11-07", "Nineteen dead, and nobody closed the gates"),
    "doc-company": ("Drava power company", None, "2031-11-08", None),
    "doc-league": ("River League", None, None, "THE RIVER IS NOT GUILTY"),
}


def _span(document: str, quote: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = TEXTS[document].index(quote, at + 1)
    return at, at + len(quote)


def _claim(
    name: str,
    document: str,
    quote: str,
    event: str | None,
    attribute: str,
    low: float | None = None,
    high: float | None = None,
    value: str | None = None,
    subject: str | None = None,
    **more: object,
) -> Claim:
    start, end = _span(document, quote)
    fields: dict[str, object] = {"unit": None, "as_of": None, "sources": (), "factuality": "asserted"} | more
    return Claim(
        id=name, document=document, start=start, end=end, quote=quote, event=event, attribute=attribute,  # type: ignore[arg-type]
        low=low, high=high, value=value, subject=subject, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


_SERVICE = ("civil protection service",)
CLAIMS: tuple[Claim, ...] = (
    _claim("c01", "doc-wire", "At least 12 people were killed", "e-flood", "fatalities", 12, None, None, "people", sources=_SERVICE),
    _claim("c02", "doc-wire", "when the Drava burst its banks near Ptuj in the early hours of 4 November", "e-flood", "start",
           value="2031-11-04", sources=_SERVICE),
    _claim("c03", "doc-wire", "near Ptuj", "e-flood", "place", value="Ptuj", sources=_SERVICE),
    _claim("c04", "doc-wire", "Nearly 3,000 residents had left their homes by nightfall", "e-flood", "displaced", 2700, 2999, None,
           "residents", as_of="2031-11-04"),
    _claim("c05", "doc-wire", "The levee at Markovci gave way shortly after two in the morning", "e-breach", "start", value="2031-11-04T02"),
    _claim("c06", "doc-wire", "The service expects the toll to rise to 40", "e-flood", "fatalities", 40, 40, None, "toll",
           sources=_SERVICE, factuality="predicted"),
    _claim("c07", "doc-office", "Confirmed dead: 19", "e-flood", "fatalities", 19, 19, None, "dead", as_of="2031-11-05"),
    _claim("c08", "doc-office", "Injured: 64", "e-flood", "injured", 64, 64, as_of="2031-11-05"),
    _claim("c09", "doc-office", "Missing: 11", "e-flood", "missing", 11, 11, as_of="2031-11-05"),
    _claim("c10", "doc-office", "Evacuated from the Ptuj plain: 4,200 persons", "e-flood", "displaced", 4200, 4200, None, "persons",
           as_of="2031-11-05"),
    _claim("c11", "doc-office", "The breach at Markovci opened at 02:10 on 4 November", "e-breach", "start", value="2031-11-04T02:10"),
    _claim("c12", "doc-office", "60 metres wide", "e-breach", "other", 60, 60, None, "width", unit="metre"),
    _claim("c13", "doc-paper", "Nineteen dead", "e-flood", "fatalities", 19, 19, None, "dead"),
    _claim("c14", "doc-paper", "Nineteen people died on the Ptuj plain", "e-flood", "fatalities", 19, 19, None, "people", sources=_SERVICE),
    _claim("c15", "doc-paper", "some 4,000 lost their homes", "e-flood", "displaced", 3600, 4400, None, "people", sources=_SERVICE),
    _claim("c16", "doc-paper", "the gates of the Zlatoličje power station were opened without warning on the evening of 3 November",
           "e-gates", "start", value="2031-11-03", sources=("villagers",), factuality="alleged"),
    _claim("c17", "doc-paper", "counted 31 coffins in the hall at Markovci", "e-flood", "fatalities", 31, 31, None, "coffins",
           sources=("Marko Vidmar",)),
    _claim("c18", "doc-paper", "three of them children's", "e-flood", "fatalities", 3, 3, None, "children", sources=("Marko Vidmar",), part=True),
    _claim("c19", "doc-paper", "one driver was injured", "e-bridge", "injured", 1, 1, None, "driver"),
    _claim("c20", "doc-company", "any gate at Zlatoličje was opened before six in the morning of 4 November", "e-gates", "start",
           value="2031-11-03", sources=(), factuality="denied"),
    _claim("c21", "doc-company", "the deaths of 19 people", "e-flood", "fatalities", 19, 19, None, "people"),
    _claim("c22", "doc-company", "the figure of 31", "e-flood", "fatalities", 31, 31, None, None, factuality="denied"),
    _claim("c23", "doc-league", "More than 30 dead in Ptuj", "e-flood", "fatalities", 31, None, None, "dead"),
    _claim("c24", "doc-league", "In October 1990 the same levee broke at Markovci", "e-1990", "start", value="1990-10"),
    _claim("c25", "doc-league", "Thousands are without a roof", "e-flood", "displaced", 2000, 9999, None, None),
    _claim("c26", "doc-league", "ten thousand people", "e-march", "participants", 10000, 10000, None, "people", factuality="predicted"),
    _claim("c27", "doc-office", "7.4 metres", None, "other", 7.4, 7.4, None, "water level at Ptuj", unit="metre"),
)  # fmt: skip


def _passage(document: str, quote: str, nth: int = 0) -> Passage:
    return Passage(document, *_span(document, quote, nth))


PTUJ = Location("Ptuj", "Ptuj", "SI", 3192241, 46.42, 15.87, 1)
MARKOVCI = Location("Markovci", "Markovci", "SI", 3195214, 46.384, 15.933, 2)
STATION = Location("Zlatoličje", "Starše", "SI", None, 46.43, 15.78, 1)
BORL = Location("Borl", None, "SI", None, 46.367, 15.999, 5)
MARIBOR = Location("Maribor", "Maribor", "SI", 3195506, 46.5547, 15.6459, 1)

EVENTS: tuple[Event, ...] = (
    Event(
        "e-1990", "disaster", "Levee breaks at Markovci", "1990-10", "1990-10", MARKOVCI,
        (Part("disaster", "break", (_passage("doc-league", "broke"),)),), None, ("doc-league",), ("c24",),
        (AttributeRecord("start", None, Estimate(None, None, None, "consensus", "1990-10"),
                         (Reading(None, None, "1990-10", ("c24",), 1, 1),), "single"),),
    ),
    Event(
        "e-flood", "disaster", "Flood of the Drava at Ptuj", "2031-11-04", None, PTUJ,
        (Part("disaster", "burst", (_passage("doc-wire", "burst"),)),
         Part("disaster", "kill", (_passage("doc-wire", "killed"), _passage("doc-paper", "died")))),
        None, ("doc-company", "doc-league", "doc-office", "doc-paper", "doc-wire"),
        ("c01", "c02", "c03", "c04", "c06", "c07", "c08", "c09", "c10", "c13", "c14", "c15", "c17", "c18", "c21", "c22", "c23", "c25"),
        (
            AttributeRecord(
                "fatalities", None, Estimate(19, 19, 31, "consensus", why="19 rests on 2 origins, 31 on 2 that do not agree on whom they count"),
                (
                    Reading(19, 19, None, ("c07", "c13", "c14", "c21"), 3, 2, "C gives the word of the civil protection service, which is B"),
                    Reading(31, 31, None, ("c17", "c23"), 2, 2),
                    Reading(12, None, None, ("c01",), 1, 1, superseded=True),
                ),
                "disputed",
            ),
            AttributeRecord(
                "displaced", None, Estimate(4200, 4200, 4400, "consensus", why="the latest exact figure"),
                (
                    Reading(4200, 4200, None, ("c10",), 1, 1),
                    Reading(3600, 4400, None, ("c15",), 1, 0, "the word of the civil protection service, which is B"),
                    Reading(2000, 9999, None, ("c25",), 1, 1),
                    Reading(2700, 2999, None, ("c04",), 1, 1, superseded=True),
                ),
                "updated",
            ),
            AttributeRecord("injured", None, Estimate(64, 64, 64, "consensus"), (Reading(64, 64, None, ("c08",), 1, 1),), "single"),
            AttributeRecord("missing", None, Estimate(11, 11, 11, "consensus"), (Reading(11, 11, None, ("c09",), 1, 1),), "single"),
            AttributeRecord("start", None, Estimate(None, None, None, "consensus", "2031-11-04"),
                            (Reading(None, None, "2031-11-04", ("c02",), 1, 1),), "single"),
            AttributeRecord("place", None, Estimate(None, None, None, "consensus", "Ptuj"),
                            (Reading(None, None, "Ptuj", ("c03",), 1, 1),), "single"),
        ),
        ("both at Ptuj", "same day"),
    ),
    Event(
        "e-breach", "disaster", "Breach of the levee at Markovci", "2031-11-04T02:10", None, MARKOVCI,
        (Part("disaster", "give way", (_passage("doc-wire", "gave way"),)),), "e-flood", ("doc-office", "doc-wire"), ("c05", "c11", "c12"),
        (
            AttributeRecord("start", None, Estimate(None, None, None, "consensus", "2031-11-04T02:10"),
                            (Reading(None, None, "2031-11-04T02:10", ("c05", "c11"), 2, 2),), "agreed"),
            AttributeRecord("other", "width", Estimate(60, 60, 60, "consensus"), (Reading(60, 60, None, ("c12",), 1, 1),), "single"),
        ),
    ),
    Event(
        "e-gates", "other", "Opening of the gates at Zlatoličje", "2031-11-03", "2031-11-04", STATION,
        (Part("other", "open", (_passage("doc-paper", "opened"), _passage("doc-company", "opened"))),), "e-flood",
        ("doc-company", "doc-paper"), ("c16", "c20"),
        (AttributeRecord("start", None, None, (Reading(None, None, "2031-11-03", ("c16",), 1, 1),), "disputed"),),
    ),
    Event(
        "e-bridge", "accident", "Bridge collapses at Borl", "2031-11-06", "2031-11-06", BORL,
        (Part("accident", "collapse", (_passage("doc-paper", "collapsed"),)),), None, ("doc-paper",), ("c19",),
        (AttributeRecord("injured", "driver", Estimate(1, 1, 1, "consensus"), (Reading(1, 1, None, ("c19",), 1, 1),), "single"),),
    ),
    Event(
        "e-march", "protest", "March through Maribor", None, None, MARIBOR,
        (Part("protest", "march", (_passage("doc-league", "march"),)),), None, ("doc-league",), ("c26",),
        (AttributeRecord("participants", "people", None, (Reading(10000, 10000, None, ("c26",), 1, 1),), "single"),),
    ),
)  # fmt: skip

RELATIONS: tuple[Relation, ...] = (
    Relation("c01", "c07", "updates", "12 or more on 4 November, 19 on 5 November: the toll grew."),
    Relation("c07", "c14", "agrees", "19 and 19."),
    Relation("c07", "c13", "agrees", "19 and 19."),
    Relation("c07", "c21", "agrees", "19 and 19."),
    Relation("c14", "c21", "agrees", "19 and 19."),
    Relation("c14", "c17", "contradicts", "19 against 31 for the same days."),
    Relation("c17", "c21", "contradicts", "31 against 19 for the same days."),
    Relation("c17", "c22", "denies", "D denies the figure of 31."),
    Relation("c17", "c23", "agrees", "31 lies in 31 or more."),
    Relation("c07", "c23", "contradicts", "19 against 31 or more."),
    Relation("c17", "c18", "scope", "3 are the children among 31."),
    Relation("c04", "c10", "updates", "2,700–2,999 on 4 November, 4,200 on 5 November."),
    Relation("c15", "c10", "refines", "4,200 lies in 3,600–4,400."),
    Relation("c25", "c10", "refines", "4,200 lies in 2,000–9,999."),
    Relation("c05", "c11", "refines", "02:10 is more precise than shortly after two."),
    Relation("c16", "c20", "denies", "D denies that a gate was opened on 3 November."),
)


def _document(name: str, text: str) -> Document:
    publisher, author, published, title = _META[name]
    main = "e-gates" if name == "doc-company" else "e-flood"
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, f"{name}.txt", digest, publisher, author, published, "en", title, None, text, main)


def _attribution(document: str, content: str, sources: tuple[str, ...], direct: bool) -> DocumentAttribution:
    start, end = _span(document, content)
    return DocumentAttribution(
        start=start,
        end=end,
        cue=None,
        source=None,
        sources=sources,
        direct=direct,
        stance="statement",
        document=document,
    )


_QUOTE = "“We heard it before we saw it,” said Ana Kolar, a baker in Markovci."


def sample() -> Record:
    """The whole record."""
    return Record(
        documents=tuple(_document(n, TEXTS[n]) for n in sorted(TEXTS)),
        entities=(
            Entity("n1", "place", "Ptuj", ("Pettau", "Ptuj plain"), (
                _passage("doc-wire", "Ptuj"), _passage("doc-office", "Ptuj plain"), _passage("doc-office", "Ptuj", 1),
                _passage("doc-paper", "Ptuj plain"), _passage("doc-company", "Pettau"), _passage("doc-league", "Ptuj"),
            ), 3192241, ("Pettau is a name of Ptuj in the gazetteer",)),
            Entity("n2", "organization", "Drava power company", ("the company",), (
                _passage("doc-company", "Drava power company"), _passage("doc-league", "the company"),
            )),
            Entity("n3", "person", "Ana Kolar", (), (_passage("doc-wire", "Ana Kolar"), _passage("doc-paper", "Ana Kolar"))),
        ),
        events=EVENTS,
        claims=CLAIMS,
        relations=RELATIONS,
        attributions=(
            _attribution("doc-wire", "“We heard it before we saw it,”", ("Ana Kolar",), True),
            _attribution("doc-paper", "“We heard it before we saw it,”", ("Ana Kolar",), True),
            _attribution("doc-wire", "the toll to rise to 40", _SERVICE, False),
            _attribution("doc-paper", "the gates of the Zlatoličje power station were opened without warning", ("villagers",), False),
        ),
        calls=(
            Call(*_span("doc-office", "All residents are asked to stay away from the river until further notice."), None,
                 "All residents are asked to stay away from the river until further notice.", "residents", "request", None, "doc-office"),
            Call(*_span("doc-company", "We promise to pay for every damaged roof."), "Drava power company",
                 "We promise to pay for every damaged roof.", None, "promise", None, "doc-company"),
            Call(*_span("doc-league", "that the government open the files of the Zlatoličje station"), "River League",
                 "that the government open the files of the Zlatoličje station", "government", "request", "1", "doc-league"),
            Call(*_span("doc-league", "that the company house every family before the winter"), "River League",
                 "that the company house every family before the winter", "Drava power company", "request", "2", "doc-league"),
            Call(*_span("doc-league", "that no levee be sold"), "River League", "that no levee be sold", None, "request", "3", "doc-league"),
        ),
        boilerplate=(
            Boilerplate(*_span("doc-paper", "Read next: the ten best thermal baths."), "related", "doc-paper"),
            Boilerplate(*_span("doc-wire", "Subscribe to our morning letter for two euros a week."), "subscription", "doc-wire"),
        ),
        copies=(
            Copy(_passage("doc-paper", _QUOTE), _passage("doc-wire", _QUOTE), 1.0, "a", "the same sentence, three days later"),
        ),
        warnings=("doc-league.txt: no date of publication",),
    )  # fmt: skip
