"""Accounts of different news: what they have in common is how such things are told, unless it is long. Every text is invented."""

from __future__ import annotations

import pytest

from crossbearing.lexicon import lexicon
from crossbearing.link.copies import find_copies
from crossbearing.link.other_news import names_in, of_other_news
from crossbearing.link.words import FREE, Words, words_of
from crossbearing.records import Annotations, Document

HARBOUR = "On Monday the mayor of Telavi, Nino Barda, and Captain Levan Orbel walked along the quay with officers from Gori and Zestafoni."
MARKET = "On Friday the prefect of Mopti, Awa Coulibaly, and Oumar Traore drove to the bazaar with elders from Djenne and Bandiagara."
CLAUSE = "crates and torn awnings covered the whole pavement"
LONG = (
    "Crates and torn awnings covered the whole pavement while stallholders swept broken jars into wheelbarrows and a boy sold "
    "lemonade to the onlookers behind the rope."
)


def account(name: str, text: str, publisher: str | None = None) -> Annotations:
    return Annotations(Document(name, f"{name}.txt", "0", publisher, None, None, "en", None, None, text))


def words(text: str) -> Words:
    return words_of(account("a", text))


def test_a_clause_in_common_is_no_copy_between_accounts_of_different_news() -> None:
    a, b = account("a", f"{HARBOUR} At noon {CLAUSE}."), account("b", f"{MARKET} By evening {CLAUSE}.")
    assert of_other_news(words_of(a), words_of(b))
    assert find_copies([a, b]) == ()


def test_the_same_clause_is_a_copy_where_both_name_the_same_place_and_people() -> None:
    a = account("a", f"{HARBOUR} At noon {CLAUSE}.")
    b = account("b", f"Officers from Gori came to Telavi, where Nino Barda met them. By evening {CLAUSE}.")
    (copy,) = find_copies([a, b])
    assert a.document.text[copy.a.start : copy.a.end].endswith("awnings covered the whole pavement.")


def test_more_than_a_clause_is_a_copy_whatever_the_accounts_tell_of() -> None:
    a, b = account("a", f"{HARBOUR} {LONG}"), account("b", f"{MARKET} {LONG}")
    (copy,) = find_copies([a, b])
    assert a.document.text[copy.a.start : copy.a.end] == LONG


def test_whoever_publishes_or_gave_it_does_not_make_two_accounts_tell_of_the_same() -> None:
    a = account("a", f"TELAVI (Lowland Wire) - {HARBOUR} At noon {CLAUSE}.", "Valley Courier")
    b = account(
        "b", f"MOPTI (Lowland Wire) - {MARKET} By evening {CLAUSE}, the Valley Courier learned.", "Savannah Echo"
    )
    assert find_copies([a, b]) == ()


def test_names_are_told_without_brackets_and_without_words_that_many_names_have() -> None:
    found = names_in(words("KUTAISI (Lowland Wire) - He met Colonel Orbel in Orange Street near the Rioni River."))
    assert found == {"kutaisi", "orbel", "orange", "rioni"}


def test_accounts_without_names_may_tell_of_the_same() -> None:
    assert not of_other_news(words("Rain fell all night."), words(MARKET))


def test_a_long_account_need_not_share_its_share_of_names() -> None:
    many = " ".join(f"He saw {a}{b}." for a in ("Bel", "Cor", "Dan", "Fer", "Gol", "Hur", "Jas", "Kim") for b in ("or", "an", "ius"))  # fmt: skip
    assert of_other_news(words(many), words(HARBOUR))
    assert not of_other_news(words(f"{many} {HARBOUR}"), words(f"{many.replace('an.', 'en.')} {HARBOUR}"))
    shared = "He saw Telavi, Gori, Zestafoni and Orbel."
    others = many.replace("He saw ", "She met Q")
    assert not of_other_news(words(f"{many} {shared}"), words(f"{others} {shared}"))


@pytest.mark.parametrize("particle", lexicon("set_phrases")["particles"].split())
def test_a_little_word_in_a_name_is_no_free_choice_of_words(particle: str) -> None:
    found = words(f"They met in Orsa {particle} Tolna again.")
    assert found.weights[found.forms.index(particle)] < FREE
