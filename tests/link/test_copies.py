"""Copies: what counts as copied, how far it reaches, and who has it from whom. Every text is invented."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.lexicon import lexicon
from crossbearing.link.agencies import credits_of
from crossbearing.link.copies import find_copies
from crossbearing.records import Annotations, Boilerplate, Copy, Derivation, Document

FILLER_A = """The council had met in the old grain hall since spring. Nobody on the square wished to speak of the mill.
A baker, leaning on his cart, thought the weather would turn before the fair. Potatoes were dear again."""
FILLER_B = """Ferries were late because of fog. In the harbour office a clerk counted stamps and sighed aloud.
The lighthouse keeper's daughter sold postcards to nobody. Gulls took the rest of the sandwiches."""


def account(
    name: str,
    text: str,
    published: str | None = None,
    publisher: str | None = None,
    aside: tuple[Boilerplate, ...] = (),
) -> Annotations:
    document = Document(name, f"{name}.txt", "0", publisher, None, published, "en", None, None, text)
    return Annotations(document, boilerplate=aside)


def quotes(copy: Copy, *accounts: Annotations) -> tuple[str, str]:
    text = {a.document.id: a.document.text for a in accounts}
    return text[copy.a.document][copy.a.start : copy.a.end], text[copy.b.document][copy.b.start : copy.b.end]


def test_one_verbatim_sentence_in_two_long_accounts() -> None:
    sentence = "Divers found the tractor upside down beneath eleven feet of brown water near the sluice."
    a = account("a", f"{FILLER_A}\n\n{sentence} Then it rained.", "2031-05-01")
    b = account("b", f"{FILLER_B} {sentence} No boats went out.", "2031-05-03")
    (copy,) = find_copies([a, b])
    assert quotes(copy, a, b) == (sentence, sentence)
    assert copy.similarity == 1.0
    assert copy.direction == "b"
    assert "2031-05-01 and 2031-05-03" in copy.why


def test_an_edited_sentence_keeps_exact_spans_of_both_wordings() -> None:
    a = account(
        "a",
        f"{FILLER_A} The islands are not only poor in fresh water "
        f"but are placed awkwardly, lying near parts of the strait crossed by tankers. {FILLER_A}",
    )
    b = account(
        "b",
        f"{FILLER_B} Indeed, the archipelago is not only poor in clean fresh water, "
        f"but also awkwardly placed, lying near the parts of the strait crossed by tankers.",
    )
    (copy,) = find_copies([a, b])
    first, second = quotes(copy, a, b)
    assert first.endswith("crossed by tankers.") and "not only poor" in first
    assert second.endswith("crossed by tankers.") and "not only poor" in second
    assert 0.1 < copy.similarity < 1


@pytest.mark.parametrize("sentence", lexicon("set_phrases")["shared"])
def test_set_phrases_are_no_copies(sentence: str) -> None:
    a, b = account("a", f"{FILLER_A} {sentence}"), account("b", f"{FILLER_B} {sentence}")
    assert find_copies([a, b]) == ()


def test_the_same_speech_quoted_by_two_is_no_copy() -> None:
    speech = "“We shall plough every meadow and mend every fence before the swallows leave,”"
    a = account("a", f"{FILLER_A} {speech} the farm minister told parliament.", publisher="Daily Harrow")
    b = account("b", f"{FILLER_B} Speaking in parliament the minister promised: {speech}", publisher="Evening Tide")
    assert find_copies([a, b]) == ()


def test_a_quotation_taken_from_another_paper_is_a_copy() -> None:
    speech = "“We shall plough every meadow and mend every fence before the swallows leave,”"
    a = account("a", f"{FILLER_A} {speech} the farm minister said.", publisher="Daily Harrow")
    b = account("b", f"{FILLER_B} {speech} he told Daily Harrow.", publisher="Evening Tide")
    (copy,) = find_copies([a, b])
    assert copy.direction == "b" and "Evening Tide names Daily Harrow" in copy.why


def test_agency_copy_credited_by_both() -> None:
    story = "A cable car stopped above the gorge and forty hikers were winched down one by one through drifting snow."
    a = account("a", f"BERN (AFP) - {story}", "2031-01-02")
    b = account("b", f"{story} The lift dates from another age. (AFP)", "2031-01-03")
    (copy,) = find_copies([a, b])
    assert copy.direction is None and "AFP" in copy.why


def test_a_credit_decides_between_accounts_of_one_day() -> None:
    story = "A cable car stopped above the gorge and forty hikers were winched down through drifting snow."
    a = account("a", f"{story} This paper and Alpine Wire watched.", "2031-01-02", "Gorge Post")
    b = account("b", story, "2031-01-02", "Alpine Wire")
    (copy,) = find_copies([a, b])
    assert copy.direction == "a"


def test_what_one_publisher_carries_in_several_accounts_is_its_standing_text() -> None:
    note = "Marta Quill has kept bees and written about harbours for this paper since the great storm."
    texts = [FILLER_A, FILLER_B, "The lock was repainted green. Two swans refused to leave the basin."]
    accounts = [account(n, f"{t}\n{note}", publisher="Quay Courier") for n, t in zip("abc", texts, strict=True)]
    found = find_copies(accounts)
    assert {c.kind for c in found} == {"standing"} and len(found) == 3
    assert all("standing text of Quay Courier, in 3 accounts" in c.why and c.direction is None for c in found)
    assert {c.kind for c in find_copies(accounts[:2])} == {"verbatim"}


def test_the_agency_itself_gave_what_its_customer_carries() -> None:
    story = "A cable car stopped above the gorge and forty hikers were winched down one by one through drifting snow."
    a = account("a", f"GORGE (AP) - {story} {FILLER_A}", "2031-01-02", "Gorge Post")
    b = account("b", f"{story} The lift dates from another age.", "2031-01-02", "The Associated Press")
    (copy,) = find_copies([a, b])
    assert copy.direction == "a" and copy.why.endswith("Gorge Post carries Associated Press copy")


def test_the_address_of_the_other_account_is_a_credit() -> None:
    story = "A cable car stopped above the gorge and forty hikers were winched down one by one through drifting snow."
    a = Annotations(
        Document("a", "a", "0", "Gorge Post", None, "2031-01-09", "en", None, "https://gorge.example/7", story)
    )
    b = account("b", f"{story}\nhttps://gorge.example/7", "2031-01-02", "Plain Words")
    (copy,) = find_copies([a, b])
    assert copy.direction == "b" and "Plain Words credits Gorge Post" in copy.why


@pytest.mark.parametrize(
    "row", [r for rows in lexicon("credits")["agencies"].values() for r in rows], ids=lambda r: r["example"]
)
def test_each_way_of_crediting_an_agency(row: dict[str, str]) -> None:
    document = account("a", f"A boat sank near the pier.\n{row['example']}").document
    assert credits_of(document).given & {"AFP", "Reuters"}


@pytest.mark.parametrize("row", lexicon("credits")["unnamed"], ids=lambda r: r["example"])
def test_agencies_without_a_name(row: dict[str, str]) -> None:
    document = account("a", f"A boat sank near the pier.\n{row['example']}").document
    assert credits_of(document).given == {"agencies"} and credits_of(document).carried is None


@pytest.mark.parametrize(
    "text", ["The agencies of the state closed early.", "He told Reuters that he had seen it.", "AP Hill is a fort."]
)
def test_what_is_no_credit(text: str) -> None:
    filler = "Nothing of note was said after that in the long session of the council. " * 8
    assert not credits_of(account("a", filler + text + filler).document).given


def test_boilerplate_is_never_a_copy() -> None:
    notice = "Readers may cancel their weekly letter by pressing the green button beneath this cheerful picture."
    texts = [f"{FILLER_A}\n{notice}", f"{FILLER_B}\n{notice}"]
    plain = [account(n, t) for n, t in zip("ab", texts, strict=True)]
    assert len(find_copies(plain)) == 1
    marked = [
        account(n, t, aside=(Boilerplate(t.index(notice), len(t), "subscription"),))
        for n, t in zip("ab", texts, strict=True)
    ]
    assert find_copies(marked) == ()


@pytest.mark.parametrize("row", lexicon("agencies"), ids=lambda row: row["name"])
def test_each_agency_is_recognised_by_its_example(row: dict[str, str]) -> None:
    story = (
        "Forty hikers were winched down one by one through drifting snow after the cable car jammed above the gorge."
    )
    a, b = account("a", f"{row['example']} {story}"), account("b", f"{story} {row['example']}")
    assert any(row["name"] in c.why for c in find_copies([a, b]))


ODD = [
    "",
    "x",
    "🙂🙂🙂",
    "Привет мир " * 40,
    "a a a a " * 3000,
    "漢字" * 500,
    "“" * 200,
    "1 2 3 4 5 " * 50,
    "\n\n\n",
    "e\u0301" * 50,
]


def test_no_input_raises() -> None:
    found = find_copies([account(f"d{n}", t) for n, t in enumerate(ODD + ODD)])
    text = {f"d{n}": t for n, t in enumerate(ODD + ODD)}
    for copy in found:
        assert 0 <= copy.a.start < copy.a.end <= len(text[copy.a.document])


WORDS = [
    "river",
    "mill",
    "stone",
    "bridge",
    "wagon",
    "lantern",
    "miller",
    "orchard",
    "thunder",
    "barrel",
    "copper",
    "garden",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=0, max_size=60), min_size=2, max_size=6), st.randoms())
def test_order_of_accounts_changes_nothing(texts: list[list[str]], chance: random.Random) -> None:
    accounts = [account(f"d{n}", " ".join(t) + ".") for n, t in enumerate(texts)]
    found = find_copies(accounts)
    chance.shuffle(accounts)
    assert find_copies(accounts) == found
    for copy in found:
        assert copy.a.document < copy.b.document
        assert 0 < copy.similarity <= 1


def test_twice_the_accounts_take_about_twice_the_time() -> None:
    chance = random.Random(7)  # noqa: S311
    vocabulary = [
        f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "e", "ou", "i") for c in ("rt", "nd", "sk", "lm", "x")
    ]

    def case(n: int) -> list[Annotations]:
        return [account(f"d{k:04}", " ".join(chance.choices(vocabulary, k=150)) + ".") for k in range(n)]

    def seconds(accounts: list[Annotations]) -> float:
        begun = time.process_time()
        find_copies(accounts)
        return time.process_time() - begun

    small, large = case(100), case(400)
    seconds(small)
    assert seconds(large) < 12 * max(seconds(small), 0.02)


def test_a_story_that_everybody_carries_is_linked_without_all_pairs() -> None:
    story = "Forty hikers were winched down one by one through drifting snow when the cable car jammed above the gorge."
    accounts = [account(f"d{n:03}", story, f"2031-01-{1 + n // 10:02}") for n in range(60)]
    found = find_copies(accounts)
    reached = {"d000"}
    for _ in range(60):
        reached |= {c.b.document for c in found if c.a.document in reached}
    assert len(reached) == 60
    assert len(found) < 200


@pytest.mark.parametrize(
    "said",
    [
        Derivation(None, "http://www.gorge.example/7/", "canonical"),
        Derivation("The Gorge Post", None, "feed"),
        Derivation("Gorge Post", "https://gorge.example/old/7", "metadata"),
    ],
)
def test_what_a_publisher_gives_as_its_source_is_a_credit(said: Derivation) -> None:
    story = "A cable car stopped above the gorge and forty hikers were winched down one by one through drifting snow."
    a = Annotations(
        Document("a", "a", "0", "Gorge Post", None, "2031-01-09", "en", None, "https://gorge.example/7", story)
    )
    b = Annotations(
        Document(
            "b",
            "b",
            "0",
            "Plain Words",
            None,
            "2031-01-02",
            "en",
            None,
            None,
            f"{story} {FILLER_A}",
            derived_from=(said,),
        )
    )
    (copy,) = find_copies([a, b])
    assert copy.direction == "b" and "Plain Words credits Gorge Post" in copy.why


def test_an_agency_named_in_a_page_s_data_is_whose_copy_it_carries() -> None:
    document = Document(
        "a",
        "a",
        "0",
        "Plain Words",
        None,
        None,
        "en",
        None,
        None,
        FILLER_A,
        derived_from=(Derivation("Reuters", None, "metadata"),),
    )
    assert credits_of(document).carried == "Reuters"
