import re
import sys
from html.parser import HTMLParser

import msgspec
import pytest

from crossbearing.publish import dossier
from crossbearing.records import Claim, Document, Event, Record
from tests.publish.sample import sample

_PAGE = dossier(sample())
_EMPTY = Record((), (), (), (), (), (), (), (), (), ())
_VOID = {"meta", "br", "path", "line", "rect", "circle", "link", "img", "input", "hr"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if "href" in known:
            self.links.append(known["href"] or "")
        self.wrong += [name for name in known if name.startswith("on") or name == "src"]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            while self.open and self.open[-1] != tag and self.open[-1] in ("p", "li", "td", "tr", "th"):
                self.open.pop()
            if not self.open or self.open.pop() != tag:
                self.wrong.append(tag)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    return reader


def test_the_page_is_well_formed_and_every_link_has_its_end() -> None:
    page = _read(_PAGE)
    assert page.wrong == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link[1:] not in page.ids} == set()


def test_the_page_needs_nothing_from_outside() -> None:
    page = _read(_PAGE)
    assert all(link.startswith("#") for link in page.links)
    assert not page.tags & {"script", "iframe", "img", "link", "object", "embed", "form"}
    assert not re.search(r"url\((?!#)|@import", _PAGE)
    assert "default-src 'none'" in _PAGE


def test_every_claim_is_linked_both_ways() -> None:
    for claim in sample().claims:
        assert f'id="{claim.id}"' in _PAGE
        assert f'href="#{claim.id}"' in _PAGE
        assert f'id="t-{claim.id}"' in _PAGE
        assert f'href="#t-{claim.id}"' in _PAGE


def test_the_disagreement_stands_before_picture_and_words() -> None:
    chapter = _PAGE[_PAGE.index('id="event-1"') :]
    order = [
        chapter.index(h)
        for h in ("What they say", "Figures over time", "How they stand", "On whose word", "Only one account tells")
    ]
    assert order == sorted(order)
    assert chapter.index("Flood of the Drava at Ptuj") < order[0]


def test_the_page_tells_what_the_record_holds() -> None:
    text = " ".join(re.sub(r"<[^>]*>", " ", _PAGE[_PAGE.index("<main>") :]).split())
    for words in (
        "5 accounts", "27 claims on 6 events", "4 November 2031", "Pettau", "No date told", "has it from", "that no levee be sold",
        "no date of publication", "D denies the figure of 31.", "100%", "exact place", "consensus", "October 1990", "silent",
    ):  # fmt: skip
        assert words in text, words


def test_the_same_record_gives_the_same_bytes() -> None:
    assert dossier(sample()) == _PAGE


def test_a_large_case_is_cut_says_so_and_still_has_no_dead_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["crossbearing.publish.dossier"], "MOST_TEXT", 1000)
    text = "\n\n".join(f"By day {n} the mill fire had killed {n} people." for n in range(9))
    documents, claims = [], []
    for d in range(60):
        name = f"d{d:02}"
        documents.append(
            Document(name, "", "", f"Paper {d}", None, f"2031-01-{d % 28 + 1:02}", "en", None, None, text, "e0")
        )
        for n in range(8):
            at = text.index(f"killed {n}")
            event = "e0" if n < 4 else f"e{d % 40}"
            claims.append(
                Claim(
                    f"c{d:02}-{n}",
                    at,
                    at + 8,
                    "",
                    event,
                    "fatalities",
                    n,
                    n,
                    None,
                    None,
                    None,
                    None,
                    (),
                    "asserted",
                    name,
                )
            )
    events = tuple(
        Event(
            e,
            "disaster",
            e,
            None,
            None,
            None,
            (),
            None,
            tuple(sorted({c.document or "" for c in told})),
            tuple(c.id for c in told),
        )
        for e in sorted({c.event or "" for c in claims})
        if (told := [c for c in claims if c.event == e])
    )
    made = dossier(msgspec.structs.replace(_EMPTY, documents=tuple(documents), claims=tuple(claims), events=events))
    page = _read(made)
    assert {link for link in page.links if link[1:] not in page.ids} == set()
    assert len(page.ids) == len(set(page.ids))
    assert "and 20 more accounts" in made
    assert "without a claim left out" in made


def test_nothing_at_all_is_still_a_page() -> None:
    page = _read(dossier(_EMPTY))
    assert page.wrong == []
    assert "0 accounts" in dossier(_EMPTY)


def test_text_from_outside_is_text() -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    record = sample()
    hostile = msgspec.structs.replace(
        record,
        documents=tuple(
            msgspec.structs.replace(
                d,
                publisher=evil,
                author=evil,
                title=evil,
                url=f"javascript:{evil}",
                language=evil,
                path=evil,
                text=d.text + evil,
            )
            for d in record.documents
        ),
        events=tuple(
            msgspec.structs.replace(
                e, label=evil, place=e.place and msgspec.structs.replace(e.place, name=evil, admin1=evil), why=(evil,)
            )
            for e in record.events
        ),
        claims=tuple(
            msgspec.structs.replace(c, quote=evil, subject=evil, sources=(evil, evil), unit=evil) for c in record.claims
        ),
        relations=tuple(msgspec.structs.replace(r, why=evil) for r in record.relations),
        entities=tuple(
            msgspec.structs.replace(e, name=evil, aliases=(evil + "2",), why=(evil,)) for e in record.entities
        ),
        calls=tuple(
            msgspec.structs.replace(c, quote=evil, by=evil, to=evil, number="1'\"><script>") for c in record.calls
        ),
        copies=tuple(msgspec.structs.replace(c, why=evil) for c in record.copies),
        attributions=tuple(msgspec.structs.replace(a, sources=(evil,)) for a in record.attributions),
        warnings=(evil,),
    )
    text = dossier(hostile)
    page = _read(text)
    assert not page.tags & {"script", "img"}
    assert page.wrong == []
    assert all(link.startswith("#") for link in page.links)
    assert "&lt;script&gt;" in text


def test_ids_from_outside_cannot_leave_their_attribute() -> None:
    record = sample()
    new = {c.id: f'{c.id}" onclick="x' for c in record.claims}
    hostile = msgspec.structs.replace(
        record,
        claims=tuple(msgspec.structs.replace(c, id=new[c.id]) for c in record.claims),
        events=tuple(
            msgspec.structs.replace(e, claims=tuple(new[c] for c in e.claims), attributes=()) for e in record.events
        ),
        relations=(),
    )
    assert _read(dossier(hostile)).wrong == []


def test_odd_documents_do_not_raise() -> None:
    odd = tuple(
        Document(f"d{n}", "", "", None, None, published, None, None, None, text)
        for n, (published, text) in enumerate(
            [("not a date", ""), (None, "😀\u202e\x00"), ("2031-99-99", "ひと\n\n" * 5), ("9999-12-31", "x" * 5000)]
        )
    )
    page = dossier(msgspec.structs.replace(_EMPTY, documents=odd))
    assert "4 accounts" in page
    assert "not a date" in page
