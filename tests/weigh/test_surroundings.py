"""What stands beside a claim, in invented sentences."""

from __future__ import annotations

import pytest

from crossbearing.records import Annotations, Claim, Document, Event, Links
from crossbearing.weigh import weigh
from crossbearing.weigh.surroundings import added, beside, clause, of_others, zone


def claim(text: str, quote: str, attribute: str = "injured", value: str | None = None) -> Claim:
    at = text.index(quote)
    number = None if value else float(quote.split()[0])
    return Claim(
        f"{attribute}{at}{len(text)}", at, at + len(quote), quote, "e", attribute, number, number, value, None, None, None, (), "asserted",
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "quote", "told"),
    [
        ("It struck at 3.52 GMT.", "3.52", "GMT"),
        ("It struck at 3:52 a.m. UTC on Sunday.", "3:52 a.m.", "UTC"),
        ("It struck at 3:52 a.m.", "3:52 a.m.", None),
        ("At 3:52 the clocks stopped, GMT or not.", "3:52", None),
    ],
)
def test_zones(text: str, quote: str, told: str | None) -> None:
    assert zone(text, claim(text, quote, "start", "2031-05-01T03:52")) == told


def test_a_part_and_an_addition_are_told_by_the_words_before() -> None:
    text = "Hurt: 96, of whom about 52 were taken to hospital; another 15 were treated at home."
    assert [of_others(text, claim(text, n)) for n in ("96", "52", "15")] == [False, True, False]
    assert [added(text, claim(text, n)) for n in ("96", "52", "15")] == [False, False, True]


def test_clauses_end_before_the_next_figure() -> None:
    text = "Of the hurt, 23 remain in hospital, two were flown out."
    assert clause(text, claim(text, "23")) == "remain in hospital"
    text = "Buildings inspected: 512\nunusable: 187"
    assert "inspected" in beside("Houses inspected 512", claim("Houses inspected 512", "512"))
    assert "inspected" not in clause(text, claim(text, "512"))


def _relations(*told: tuple[str, str, str, str | None]) -> list[str]:
    accounts, names = [], []
    for n, (text, quote, attribute, value) in enumerate(told):
        document = Document(f"d{n}", f"{n}.txt", "0", f"Paper {n}", None, "2031-05-02", "en", None, None, text)
        accounts.append(Annotations(document, claims=(claim(text, quote, attribute, value),)))
        names.append(document.id)
    event = Event("e", "disaster", "Quake", "2031-05-01", "2031-05-01", None, (), None, tuple(names), ())
    return [r.type for r in weigh(accounts, Links((), (), (event,), {(n, "e"): "e" for n in names}, {})).relations]


def test_two_zones_are_one_moment() -> None:
    local = ("The ground shook at 4:52 a.m. for long.", "4:52 a.m.", "start", "2031-05-01T04:52")
    assert _relations(local, ("It struck at 3.52 GMT.", "3.52", "start", "2031-05-01T03:52")) == ["agrees"]
    assert _relations(local, ("It struck at 3.52 a.m.", "3.52 a.m.", "start", "2031-05-01T03:52")) == ["contradicts"]
    assert _relations(local, ("It struck at 3.41 GMT.", "3.41", "start", "2031-05-01T03:41")) == ["contradicts"]


def test_who_fired_first() -> None:
    one = ("Swedish guards opened fire at noon.", "Swedish guards opened fire", "perpetrator", "Swedish guards")
    two = ("It was the Danish army that opened fire.", "the Danish army that opened fire", "perpetrator", "Danish army")
    shelled = ("Danish guns shelled a mill.", "Danish guns shelled", "perpetrator", "Danish guns")
    assert _relations(one, two) == ["contradicts"]
    assert _relations(one, shelled) == []


def test_watches_of_two_people() -> None:
    a = ("It began at 7:50.", "7:50", "start", "2031-05-01T07:50")
    assert _relations(a, ("It began at 7:58.", "7:58", "start", "2031-05-01T07:58")) == []
    assert _relations(a, ("It began at 8:25.", "8:25", "start", "2031-05-01T08:25")) == ["contradicts"]


def test_nobody_contradicts_himself_in_one_breath() -> None:
    text = "They came at 7:20. The fire was lit at 8:05."
    document = Document("d", "d.txt", "0", "Paper", None, "2031-05-02", "en", None, None, text)
    told = (claim(text, "7:20", "start", "2031-05-01T07:20"), claim(text, "8:05", "start", "2031-05-01T08:05"))
    event = Event("e", "riot", "Riot", "2031-05-01", "2031-05-01", None, (), None, ("d",), ())
    record = weigh([Annotations(document, claims=told)], Links((), (), (event,), {("d", "e"): "e"}, {}))
    assert record.relations == ()
