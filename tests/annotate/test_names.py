"""Names: their kinds and titles, who has which name, and whom a role or a pronoun means."""

from __future__ import annotations

import itertools

import pytest

from crossbearing.annotate.coreference import resolve
from crossbearing.annotate.names import find_names
from crossbearing.annotate.places import find_places
from crossbearing.lexicon import lexicon
from crossbearing.records import Name
from tests.annotate.account import read


def named(text: str) -> tuple[Name, ...]:
    parsed = read(text)
    return find_names(parsed, find_places(parsed))


def forms(text: str) -> dict[str, Name]:
    """The names of a text by their words, the last mention of each."""
    return {text[n.start : n.end]: n for n in named(text)}


@pytest.mark.parametrize(
    "list_name", ["honorific", "office", "organization", "group", "people_noun", "people_body", "bare_body"]
)
def test_example_of_each_list(list_name: str) -> None:
    example = lexicon("name_words")[list_name]["example"]
    found = [n for n in named(example["text"]) if n.name == example["name"]]
    assert found
    if "title" in example:
        assert found[0].title == example["title"]


@pytest.mark.parametrize("list_name", ["not_a_name", "no_bearer"])
def test_counter_example_of_each_list(list_name: str) -> None:
    text = lexicon("name_words")[list_name]["not"].replace("{", "").replace("}", "")
    assert named(text) == ()


def test_the_fullest_form_of_the_account_names_its_bearer() -> None:
    found = forms("Nikol Orbelian spoke on Monday. Orbelian, the prime minister, promised aid. Mr Orbelian then left.")
    assert found["Orbelian"].name == "Nikol Orbelian"
    assert found["Orbelian"].kind == "person"


def test_two_bearers_of_one_surname() -> None:
    text = "Anna Reyes and her brother Marco Reyes were in the car. Mrs Reyes was driving, police said."
    assert [n.name for n in named(text) if text[n.start : n.end] == "Reyes"] == ["Anna Reyes"]


def test_titles_stand_before_or_after_and_outside_the_span() -> None:
    before = forms("Transport Minister Radu Ilvan resigned.")["Radu Ilvan"]
    after = forms("Radu Ilvan, the transport minister, resigned.")["Radu Ilvan"]
    role = forms("The order came from the regional secretary, Sipho Maseko.")["Sipho Maseko"]
    assert (before.title, before.kind) == ("Transport Minister", "person")
    assert after.title == "transport minister"
    assert role.title == "regional secretary"


def test_acronyms_in_brackets_and_later() -> None:
    text = "Northern Relief International (NRI) sent two doctors. NRI said they were unhurt."
    found = [n for n in named(text) if text[n.start : n.end] == "NRI"]
    assert [n.name for n in found] == ["Northern Relief International"] * 2
    assert {n.kind for n in found} == {"organization"}


def test_an_acronym_is_known_by_its_letters() -> None:
    text = "The Provincial Disaster Management Authority opened two camps. A third will follow, the PDMA said."
    assert forms(text)["PDMA"].name == "Provincial Disaster Management Authority"


def test_kinds_are_put_right() -> None:
    found = forms(
        "Azeri forces entered Nagorno-Karabakh, said Ilham Aliyev. The Ministry of Internal Affairs and the Orlen Liberation Front "
        "denied it, and Armenians fled to Goris."
    )
    assert found["Azeri forces"].kind == "group"
    assert found["Nagorno-Karabakh"].kind == "place"
    assert found["Ilham Aliyev"].kind == "person"
    assert found["Ministry of Internal Affairs"].kind == "organization"
    assert found["Orlen Liberation Front"].kind == "group"
    assert found["Armenians"].kind == "group"


def test_a_role_means_its_holder() -> None:
    text = "Prefect Ionela Marin visited the camp. The water had gone, the prefect said."
    name = forms(text)["prefect"]
    assert (name.name, name.pronoun, name.kind) == ("Ionela Marin", True, "person")


def test_a_role_that_changes_hands() -> None:
    text = (
        "Mayor Ana Petrescu resigned on Monday. On Tuesday the new mayor, Ion Dobre, took office. "
        "The road is shut, the mayor said."
    )
    assert forms(text)["mayor"].name == "Ion Dobre"


def test_a_role_without_a_holder_is_left_out() -> None:
    assert "minister" not in forms("Ana Petrescu wept. The minister said nothing.")


def test_bodies_are_meant_by_their_nouns() -> None:
    text = "The Harbour Workers' Union walked out. Veldt Mining Ltd said it would sue. The company lost a ship. The union wants more."
    found = forms(text)
    assert found["company"].name == "Veldt Mining Ltd"
    assert found["union"].name == "Harbour Workers' Union"
    assert found["union"].pronoun


def test_he_and_she() -> None:
    text = "Marina Costin met Pavel Ilic at the station. She said he had lost his coat."
    found = forms(text)
    assert found["She"].name == "Marina Costin"
    assert found["he"].name == "Pavel Ilic"
    assert found["She"].pronoun


def test_a_pronoun_of_somebody_nameless_is_left_out() -> None:
    text = "Pavel Ilic runs the mill. An engineer at the dam was dismissed. He was told by letter."
    assert "He" not in forms(text)


def test_a_pronoun_of_the_other_gender_finds_nobody() -> None:
    assert "She" not in forms("Pavel Ilic runs the mill. She was told by letter.")


def test_the_other_half_of_a_cut_name() -> None:
    assert forms("US ambassador Ruth Alder and J. Marsh spoke.")["J. Marsh"].kind == "person"


def test_it_and_they_who_speak() -> None:
    text = "The Harbour Workers' Union walked out on Friday. It said nobody had been paid. It rained."
    found = [n for n in named(text) if text[n.start : n.end] == "It"]
    assert [n.name for n in found] == ["Harbour Workers' Union"]
    group = "Azeri troops left the ridge at noon. They said the road was mined."
    assert forms(group)["They"].name == "Azeri troops"


def test_adjectives_of_two_words() -> None:
    assert forms("Two men were held by South African police.")["South African police"].kind == "group"


def test_resolve_gives_the_bearer_of_a_span() -> None:
    text = "Prefect Ionela Marin visited Goris. She wept. A dog barked."
    names = named(text)
    she, barked, phrase = text.index("She"), text.index("dog"), text.index("Prefect")
    assert resolve(names, she, she + 3).name == "Ionela Marin"  # type: ignore[union-attr]
    assert resolve(names, phrase, phrase + len("Prefect Ionela Marin")).name == "Ionela Marin"  # type: ignore[union-attr]
    assert resolve(names, barked, barked + 3) is None
    assert resolve((), 0, 5) is None


def test_names_are_in_order_and_do_not_overlap() -> None:
    text = "The Ministry of Health in Goris, Armenia, said Dr. Anna Reyes (AR) was there. She and the minister left the ministry."
    found = named(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[n.start : n.end].strip() == text[n.start : n.end] != "" for n in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "He",
        "Mr",
        "😀😀",
        "Мы живём",
        "中国",
        "The",
        "A" * 500,
        "X " * 300,
        "“",
        "(NRI)",
        "President of",
        "She. He.",
    ],
)
def test_no_text_breaks_it(text: str) -> None:
    for n in named(text):
        assert 0 <= n.start < n.end <= len(text)
