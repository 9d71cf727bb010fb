"""Records made for the tests of exports: a fight in an invented valley, a record of rubbish, an empty one, a large one. Nothing of this happened."""

from __future__ import annotations

import hashlib

import msgspec

from crossbearing.records import (
    AttributeRecord,
    Claim,
    Copy,
    Document,
    Entity,
    Estimate,
    Event,
    Location,
    Origin,
    Part,
    Passage,
    Reading,
    Record,
    Relation,
)

TEXTS = {
    "d-gazette": (
        "Army patrol ambushed at Kelmor. The Norwegian army clashed with Valley rebels at Kelmor on 3 May 2031, the district doctor said. "
        "Twelve people were killed, three of them civilians. Four Norwegian soldiers died, the army command said."
    ),
    "d-radio": (
        "Fighting at Kelmor between the Norwegian army and Valley rebels on Saturday left at least 12 dead. "
        "The Norwegian army clashed with Valley rebels at Kelmor on 3 May 2031."
    ),
    "d-letter": "Dozens died at Kelmor, a letter says. On 9 May hill militia killed six civilians at Dorrum. Some 2,000 people marched in Oslo and nobody was arrested.",
}
META = {
    "d-gazette": (
        "The Fjord Gazette",
        "A. Lien",
        "2031-05-04",
        "Ambush at Kelmor; twelve dead",
        "https://gazette.example/kelmor?a=1&b=2",
    ),
    "d-radio": ("Radio Kelmor", None, "2031-05-03T20:15", "Fighting at Kelmor", None),
    "d-letter": (None, "B. Ness", None, None, "javascript:alert(1)"),
}
KELMOR = Location("Kelmor", "Innlandet", "NO", 3140001, 61.5, 9.25, 2)
DORRUM = Location("Dorrum", "Innlandet", "NO", None, 61.75, 9.75, 3)
OSLO = Location("Oslo", "Oslo", "NO", 3143244, 59.91273, 10.74609, 1)
NORWAY = Location("Norway", None, "NO", 3144096, 62.0, 10.0, 6)


def span(document: str, quote: str) -> tuple[int, int]:
    at = TEXTS[document].index(quote)
    return at, at + len(quote)


def claim(name: str, document: str, quote: str, event: str | None, attribute: str, low: float | None = None, high: float | None = None, value: str | None = None,
          subject: str | None = None, **more: object) -> Claim:  # fmt: skip
    start, end = span(document, quote)
    fields: dict[str, object] = {"unit": None, "as_of": None, "sources": (), "factuality": "asserted"} | more
    return Claim(id=name, document=document, start=start, end=end, quote=quote, event=event, attribute=attribute, low=low, high=high, value=value,
                 subject=subject, **fields)  # type: ignore[arg-type]  # fmt: skip


CLAIMS = (
    claim(
        "k1",
        "d-gazette",
        "Twelve people were killed",
        "e-fight",
        "fatalities",
        12,
        12,
        None,
        "people",
        sources=("district doctor",),
    ),
    claim(
        "k2",
        "d-gazette",
        "three of them civilians",
        "e-fight",
        "fatalities",
        3,
        3,
        None,
        "of them civilians",
        part=True,
    ),
    claim(
        "k3",
        "d-gazette",
        "Four Norwegian soldiers died",
        "e-fight",
        "fatalities",
        4,
        4,
        None,
        "Norwegian soldiers",
        sources=("army command",),
        part=True,
    ),
    claim(
        "k4",
        "d-gazette",
        "The Norwegian army clashed",
        "e-fight",
        "perpetrator",
        value="The Norwegian army",
        subject="clashed",
    ),
    claim("k5", "d-gazette", "with Valley rebels", "e-fight", "perpetrator", value="Valley rebels", subject="clashed"),
    claim("k6", "d-gazette", "on 3 May 2031", "e-fight", "start", value="2031-05-03", subject="clashed"),
    claim("k7", "d-gazette", "at Kelmor on", "e-fight", "place", value="Kelmor", subject="clashed"),
    claim("k8", "d-radio", "at least 12 dead", "e-fight", "fatalities", 12, None, None, "dead"),
    claim(
        "k9", "d-radio", "the Norwegian army", "e-fight", "perpetrator", value="the Norwegian army", subject="fighting"
    ),
    claim("k10", "d-letter", "Dozens died at Kelmor", "e-fight", "fatalities", 24, 99, None, None, sources=("letter",)),
    claim("k11", "d-letter", "six civilians", "e-dorrum", "fatalities", 6, 6, None, "civilians"),
    claim("k12", "d-letter", "hill militia", "e-dorrum", "perpetrator", value="hill militia", subject="killed"),
    claim("k13", "d-letter", "On 9 May", "e-dorrum", "start", value="05-09", subject="killed"),
    claim("k14", "d-letter", "Some 2,000 people marched", "e-march", "participants", 1800, 2200, None, "people"),
    claim("k15", "d-letter", "nobody was arrested", "e-march", "detained", 0, 0, None, None),
)


def estimate(low: float, best: float, high: float) -> Estimate:
    return Estimate(low, best, high, "consensus")


EVENTS = (
    Event("e-fight", "battle", "Battle, Kelmor, 3 May 2031", "2031-05-03", None, KELMOR, (Part("battle", "clash", (Passage("d-gazette", *span("d-gazette", "clashed")),)),), None,
          ("d-gazette", "d-letter", "d-radio"), ("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9", "k10"),
          (AttributeRecord("fatalities", "people", estimate(12, 12, 99), (Reading(12, 12, None, ("k1", "k8"), 2, 2, origins=(Origin("agency", "The Norsk Telegram", ("k1", "k8"), 2, "both name the Norsk Telegram"),)), Reading(24, 99, None, ("k10",), 1, 1)), "disputed"),
           AttributeRecord("fatalities", "of them civilians", estimate(3, 3, 3), (Reading(3, 3, None, ("k2",), 1, 1),), "single"),
           AttributeRecord("fatalities", "Norwegian soldiers", estimate(4, 4, 4), (Reading(4, 4, None, ("k3",), 1, 1),), "single"),
           AttributeRecord("start", "clashed", Estimate(None, None, None, "consensus", "2031-05-03"), (Reading(None, None, "2031-05-03", ("k6",), 1, 1),), "single"))),
    Event("e-dorrum", "violence_against_civilians", "Killing, Dorrum", "2031-05", None, DORRUM, (Part("violence_against_civilians", "kill", ()),), None, ("d-letter",), ("k11", "k12", "k13"),
          (AttributeRecord("fatalities", "civilians", estimate(6, 6, 6), (Reading(6, 6, None, ("k11",), 1, 1),), "single"),)),
    Event("e-march", "protest", "March, Oslo", "2031-05-10", "2031-05-12", OSLO, (Part("protest", "march", ()),), None, ("d-letter",), ("k14", "k15"), ()),
    Event("e-land", "battle", "War, Norway", None, None, NORWAY, (), None, (), (), ()),
)  # fmt: skip


def document(name: str) -> Document:
    publisher, author, published, title, url = META[name]
    text = TEXTS[name]
    return Document(
        name,
        f"{name}.txt",
        hashlib.sha256(text.encode()).hexdigest(),
        publisher,
        author,
        published,
        "en",
        title,
        url,
        text,
        "e-fight",
    )


def conflict() -> Record:
    """The fight at Kelmor, a killing, a march, and a war of which nothing is told."""
    copied = "The Norwegian army clashed with Valley rebels at Kelmor on 3 May 2031"
    return Record(
        documents=tuple(document(n) for n in sorted(TEXTS)),
        entities=(
            Entity("n-army", "organization", "Norwegian army", (), (Passage("d-gazette", *span("d-gazette", "Norwegian army")), Passage("d-radio", *span("d-radio", "Norwegian army")))),
            Entity("n-rebels", "group", "Valley rebels", (), (Passage("d-gazette", *span("d-gazette", "Valley rebels")),)),
            Entity("n-kelmor", "place", "Kelmor", (), (Passage("d-gazette", *span("d-gazette", "Kelmor")),), 3140001),
        ),
        events=EVENTS,
        claims=CLAIMS,
        relations=(Relation("k1", "k8", "agrees", "12 and 12 or more."), Relation("k1", "k10", "contradicts", "12 against 24 to 99.")),
        attributions=(), calls=(), boilerplate=(),
        copies=(Copy(Passage("d-radio", *span("d-radio", copied)), Passage("d-gazette", *span("d-gazette", copied)), 1.0, "a", "word for word"),),
        warnings=("d-letter.txt: no date of publication",),
    )  # fmt: skip


# What hostile accounts hold: formulas, quotes, markup, line ends, control characters, text from right to left, a lone surrogate, words of other alphabets.
RUBBISH = (
    '=HYPERLINK("http://x.example","y")', "+1+1", "@SUM(A1)", "-2", '"quoted", and\r\nbroken; |lines|', "<script>alert('x')</script> & ]]>", "\x00\x0b\x1f\ufffe",
    "مرحبا \u202eevil\u202c بالعالم", "\ud800 lone", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍🚀", "a\\b{c}$d%e~f^g_h#i", "", "   ", "'=already", "[link](javascript:x) `code` *b*",
)  # fmt: skip


def hostile() -> Record:
    """Rubbish wherever text from outside can stand."""
    text = " ¶ ".join(RUBBISH) + " ¶ "
    documents, claims, events, entities = [], [], [], []
    for n, words in enumerate(RUBBISH):
        start = text.index(words)
        documents.append(
            Document(f"d {n}\n{words[:5]}", words, "0" * 64, words, words, words, words, words, words, text, None)
        )
        where = Location(words, words, words[:2], None, float("nan") if n == 3 else 12.5, 200.0 if n == 4 else -3.25, 1)
        claims.append(Claim(f"c{n}", start, start + len(words), words, f"e{n}", "perpetrator" if n % 2 else "fatalities", None if n % 2 else n + 1.0, None, words if n % 2 else None,
                            words, words, words, (words, words), "asserted", documents[-1].id))  # fmt: skip
        row = AttributeRecord(
            "fatalities", words, estimate(n, n, n), (Reading(n, None, None, (f"c{n}", "gone"), 1, 1, words),), "single"
        )
        events.append(
            Event(
                f"e{n}",
                "battle",
                words.strip() or "Battle",
                words,
                words,
                where,
                (Part("battle", words, ()),),
                "gone",
                (documents[-1].id, "gone"),
                (f"c{n}", "gone"),
                (row,),
            )
        )
        entities.append(
            Entity(
                f"n{n}",
                ("person", "organization", "place", "group")[n % 4],
                words,
                (words, words),
                (Passage(documents[-1].id, start, start + len(words)), Passage("gone", 0, 1)),
            )
        )  # type: ignore[arg-type]
    copies = (
        Copy(Passage(documents[0].id, 0, 40), Passage(documents[5].id, 0, 60), 0.5, None, RUBBISH[5]),
        Copy(Passage("gone", 0, 5), Passage(documents[1].id, 0, 5), 1.0),
    )
    relations = (Relation("c0", "c2", "agrees", RUBBISH[0]), Relation("c0", "gone", "denies", ""))
    return Record(
        tuple(documents), tuple(entities), tuple(events), tuple(claims), relations, (), (), (), copies, (RUBBISH[0],)
    )


def empty() -> Record:
    """Nothing."""
    return Record((), (), (), (), (), (), (), (), (), ())


def large(rows: int = 10_000) -> Record:
    """The fight again with so many claims, on a tenth as many events."""
    base = conflict()
    fight, one = base.events[0], base.claims[0]
    claims, events = [], []
    for n in range(rows // 10):
        mine = tuple(f"c{n}-{m}" for m in range(10))
        claims += [msgspec.structs.replace(one, id=k, event=f"e{n}") for k in mine]
        row = AttributeRecord(
            "fatalities", "people", estimate(12, 12, 12), (Reading(12, 12, None, mine, 1, 1),), "single"
        )
        events.append(
            msgspec.structs.replace(fight, id=f"e{n}", claims=mine, attributes=(row,), documents=("d-gazette",))
        )
    return msgspec.structs.replace(base, claims=tuple(claims), events=tuple(events), relations=())
