"""What accounts learn from one another about names, in a case of more accounts than a small one has. Every text is invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from crossbearing.link.appearances import appearances_of
from crossbearing.link.entities import SMALL_CASE, link_entities
from crossbearing.link.rounds import DESCRIBED, INITIALS, ROUNDS, TRANSLATIONS, Draft, Round, draft_of, heard
from crossbearing.link.rounds.kinds import MAJORITY
from crossbearing.records import Annotations
from tests.link.test_entities import account, forms, joined


def drafts(*marked: str) -> list[Draft]:
    return [draft_of(a.document, appearances_of(a)) for a in (account(f"d{n}", m) for n, m in enumerate(marked))]


def names(draft: Draft) -> list[tuple[str, str, str]]:
    return [(x.form, x.kind, x.known_as) for x in draft.found]


def crowd(*marked: str) -> list[Annotations]:
    """The accounts among as many others that name nothing they name."""
    others = [account(f"x{n:02}", f"[L:{1000 + n}:Upper Pel {n}] is calm.") for n in range(SMALL_CASE + 1)]
    return [*(account(f"a{n}", m) for n, m in enumerate(marked)), *others]


def test_what_most_call_a_body_is_no_person_but_a_place_of_the_gazetteer_stays_one() -> None:
    found = heard(
        drafts("[O:Harrow] won.", "[G:Harrow] lost. [L:7:Brod]", "[O:Harrow]", "[P:Harrow] [P:Brod]", "[P:Brod]"),
        MAJORITY,
    )
    assert [k for d in found for f, k, _ in names(d) if f == "Harrow"] == [
        "organization",
        "group",
        "organization",
        "organization",
    ]
    assert [k for d in found for f, k, _ in names(d) if f == "Brod"] == ["place", "person", "person"]


def test_as_many_say_a_person_as_a_body_and_nothing_changes() -> None:
    before = drafts("[O:Harrow] won.", "[P:Harrow] lost.")
    assert heard(before, MAJORITY) == before


def test_a_pronoun_has_no_vote() -> None:
    (told,) = drafts("[O:Harrow] won.")
    pronoun = replace(told.found[0], start=11, end=13, form="He", kind="person", pronoun=True)
    (found,) = heard([Draft(told.document, told.text, [*told.found, pronoun, pronoun])], MAJORITY)
    assert [x.kind for x in found.found] == ["organization"] * 3


def test_capitals_are_a_body_that_only_another_account_names() -> None:
    found = heard(drafts("[O:Water and Tide Works] said so.", "WTW is late. NOT so."), INITIALS)
    assert names(found[1]) == [("WTW", "organization", "Water and Tide Works")]
    assert found[1].found[0].why == "“WTW” for “Water and Tide Works”"


def test_capitals_that_two_bodies_have_are_neither() -> None:
    found = heard(drafts("[O:Water and Tide Works] said so.", "[O:West Trade Watch] too.", "WTW is late."), INITIALS)
    assert names(found[2]) == []


def test_capitals_are_the_body_that_the_account_itself_names() -> None:
    found = heard(drafts("[O:Water and Tide Works] said so; WTW is late.", "[O:West Trade Watch] too."), INITIALS)
    assert names(found[0])[1:] == [("WTW", "organization", "Water and Tide Works")]


def test_a_description_fits_a_body_of_another_account_and_none_where_it_fits_two() -> None:
    body = "[O:Inspectorate for Harbour Safety of Brine County] spoke."
    one = heard(drafts(body, "The county harbour inspectorate is shut."), DESCRIBED)
    assert names(one[1]) == [
        ("county harbour inspectorate", "organization", "Inspectorate for Harbour Safety of Brine County")
    ]
    other = "[O:Inspectorate for Harbour Fees of Salt County] spoke."
    assert names(heard(drafts(body, other, "The county harbour inspectorate is shut."), DESCRIBED)[2]) == []


def test_a_word_before_a_bracket_is_a_body_that_another_account_knows() -> None:
    found = heard(drafts("[O:Zarya] won.", "Then Zarya (Gantry) lost."), TRANSLATIONS)
    assert names(found[1]) == [("Gantry", "organization", "Zarya")]


def test_what_is_told_is_counted_and_no_more() -> None:
    """Each round gives the same whatever the order of the accounts, also where as many say one thing as another."""
    told = drafts(
        "[O:Zarya] of [G:Zarya|Zarya Bloc] and [O:Water and Tide Works]", "[G:Zarya] and WTW", "[O:Water & Tide Works] (WTW)",
        "Zarya (Gantry) and the tide works council", "[O:Tide Works Council] met [P:Zarya].", "[O:Council for Tide Works] met.",
    )  # fmt: skip
    for round in ROUNDS:
        forward, backward = heard(told, round), heard(told[::-1], round)[::-1]
        assert forward == backward
        told = forward
    assert ("Gantry", "group", "Zarya") in names(told[3]) or ("Gantry", "organization", "Zarya") in names(told[3])


def test_an_answer_needs_no_more_than_what_is_told_under_its_key() -> None:
    """What a cluster relies on: all that is told of other keys may be left away."""
    told = drafts(
        "[O:Water and Tide Works] of [O:Harbour Inspectorate of Brine County]", "WTW and the county harbour inspectorate", "[P:Zarya]", "[O:Zarya]", "[O:Zarya]"
    )  # fmt: skip
    for round in ROUNDS:
        found = [replace(d, found=round.hears(d, partial(alone, round, told, d))) for d in told]
        assert found == heard(told, round)
        told = found
    assert [form for form, *_ in names(told[1])] == ["WTW", "county harbour inspectorate"]


def alone(round: Round, told: list[Draft], draft: Draft, key: str, question: str) -> tuple[str, ...] | None:
    """The answer from what is told under the key; none to what the account did not ask before."""
    if (key, question) not in set(round.asks(draft)):
        return None
    under = Counter(telling for d in told for k, telling in round.tells(d) if k == key)
    return round.answer(under, question) if under else None


def test_in_a_larger_case_a_surname_is_a_person_where_the_account_names_both() -> None:
    found = link_entities(crowd("[P:Ana Kos] came. [P:Kos] left.", "[P:Kos] spoke."))
    assert joined(found, "Ana Kos", "Kos")
    apart = link_entities(crowd("[P:Ana Kos] came.", "[P:Kos] spoke."))
    assert {"Ana Kos"} in forms(apart) and {"Kos"} in forms(apart)


def test_in_a_larger_case_capitals_and_descriptions_still_come_from_other_accounts() -> None:
    found = link_entities(crowd("[O:Water and Tide Works] said so.", "WTW is late, the tide works too."))
    assert joined(found, "Water and Tide Works", "WTW")
