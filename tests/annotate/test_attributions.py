"""Attributions: the lexicons' own examples, the forms of speech, chains of sources, and input that is no language."""

from __future__ import annotations

from typing import Any

import pytest

from crossbearing.annotate.attributions import find_attributions
from crossbearing.annotate.names import find_names
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.parser import parse
from crossbearing.annotate.places import find_places
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution, Document

ROWS: list[dict[str, Any]] = [
    *lexicon("reporting_verbs"),
    *lexicon("attitude_verbs"),
    *lexicon("reporting_nouns"),
    *lexicon("reporting_adverbs"),
    *lexicon("reporting_adjectives"),
]


def find(text: str, publisher: str | None = None) -> tuple[Attribution, ...]:
    document = Document("d", "d.txt", "", publisher, None, None, "en", None, None, text)
    return find_attributions(Parsed(document, next(parse([text]))), ())


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[slice(*span)].strip(" .,“”‘’\"'")


def contents(text: str) -> list[str | None]:
    return [words(text, (a.start, a.end)) for a in find(text)]


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda r: str(r.get("verb") or r.get("noun") or r.get("adverb") or r.get("adjective"))
)
def test_example(row: dict[str, Any]) -> None:
    text, source = row["example"]["text"], row["example"].get("source")
    found = [(words(text, (a.start, a.end)), words(text, a.source)) for a in find(text)]
    expected = (row["example"]["content"].strip("“”"), None if source is None else source.strip("'"))
    assert expected in found
    hit = find(text)[found.index(expected)]
    assert (hit.stance, hit.factuality) == (row.get("stance", "statement"), row.get("factuality"))
    assert hit.vouched is row.get("vouched", True)
    for sentence in row.get("not", []):
        assert find(sentence) == ()


@pytest.mark.parametrize("row", lexicon("refutations")["example"], ids=lambda r: str(r["text"])[:30])
def test_the_account_denies(row: dict[str, Any]) -> None:
    text = row["text"]
    hit = next(a for a in find(text) if words(text, (a.start, a.end)) == row["content"])
    assert (hit.factuality, hit.sources) == ("denied", ())


QUOTED = {
    "straight": 'The ferry was late. "We waited for an hour," said Ana Lupu, a teacher.',
    "curly": "The ferry was late. “We waited for an hour,” said Ana Lupu, a teacher.",
    "single": "The ferry was late. ‘We waited for an hour,’ said Ana Lupu, a teacher.",
    "guillemets": "The ferry was late. «We waited for an hour», said Ana Lupu, a teacher.",
    "low": "The ferry was late. „We waited for an hour“, said Ana Lupu, a teacher.",
    "typed": "The ferry was late. ``We waited for an hour,'' said Ana Lupu, a teacher.",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED.keys())
def test_direct_speech_in_all_marks(text: str) -> None:
    (said,) = find(text)
    assert said.direct
    assert text[said.start : said.end].strip(" \"“”„‘’«»`',") == "We waited for an hour"
    assert said.sources == ("Ana Lupu",)


def test_interrupted_quotation_has_parts() -> None:
    text = "“We waited,” said Ana Lupu, “for an hour.”"
    (said,) = find(text)
    assert [text[s:e] for s, e in said.parts or ()] == ["“We waited,”", "“for an hour.”"]


def test_floating_quotation_keeps_its_speaker() -> None:
    text = "“We waited for an hour,” said Ana Lupu. “Nobody told us why the ferry was late.”"
    first, second = find(text)
    assert first.sources == second.sources == ("Ana Lupu",)
    assert second.direct and second.cue is None


def test_quotation_over_paragraphs() -> None:
    text = (
        "“We waited for an hour,” said Ana Lupu.\n\n“Nobody told us why.\n\n“Then it began to rain, and we went home.”"
    )
    assert {a.sources for a in find(text)} == {("Ana Lupu",)}
    assert "Then it began to rain" in " ".join(text[a.start : a.end] for a in find(text))


def test_mixed_speech_is_indirect() -> None:
    text = "Ana Lupu said the plan was “dead in the water”."
    (said,) = find(text)
    assert not said.direct
    assert words(text, (said.start, said.end)) == "the plan was “dead in the water"


def test_scare_quotes_are_no_attribution() -> None:
    assert find("The so-called “bridge of sighs” was painted in May.") == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The road was closed, Ana Lupu said on Monday.", "The road was closed"),
        ("The road was closed, said Ana Lupu, a teacher.", "The road was closed"),
        ("According to Ana Lupu, the road was closed.", "the road was closed"),
        ("The road was closed, according to Ana Lupu.", "The road was closed"),
        ("Ana Lupu, who lives nearby, told the council that the road was closed.", "that the road was closed"),
        ("Ana Lupu put the number of crates at 120.", "the number of crates at 120"),
    ],
)
def test_places_of_the_reporting_clause(text: str, content: str) -> None:
    (said,) = find(text)
    assert (words(text, (said.start, said.end)), said.sources) == (content, ("Ana Lupu",))


def test_interrupted_indirect_speech() -> None:
    text = "The road, Ana Lupu said, was closed in the morning."
    (said,) = find(text)
    assert [words(text, p) for p in said.parts or ()] == ["The road", "was closed in the morning"]


def test_an_opening_adverbial_is_no_content() -> None:
    text = "In a letter last week, Ana Lupu said that the road was closed."
    assert contents(text) == ["that the road was closed"]


def test_the_medium_stands_before_the_speaker() -> None:
    assert [a.sources for a in find("“The road is closed,” Ana Lupu told Reuters.")] == [("Reuters", "Ana Lupu")]
    assert [a.sources for a in find("Ana Lupu told parliament that the road was closed.")] == [("Ana Lupu",)]


def test_the_publisher_is_never_listed() -> None:
    assert [a.sources for a in find("Ana Lupu told the Harbour Gazette that it rained.", "Harbour Gazette")] == [
        ("Ana Lupu",)
    ]
    assert [a.sources for a in find("We believe that the road is closed.", "Harbour Gazette")] == [()]


def test_chain_through_a_daily_and_its_source() -> None:
    text = "According to the daily Farol, which quotes a union official, the manager told his staff that the shaft was safe."
    inner = min(find(text), key=lambda a: a.end - a.start)
    assert inner.sources[0].endswith("Farol") and inner.sources[1:] == ("union official", "manager")


def test_what_hedges_the_content_hedges_the_report() -> None:
    text = "The bishop said he feared that the boat had sunk."
    (said,) = find(text)
    assert (said.factuality, said.sources) == ("predicted", ("bishop",))


def test_nobody_is_named() -> None:
    text = "The minister is believed to have left the country."
    (said,) = find(text)
    assert (said.sources, said.factuality, said.stance) == ((), "unconfirmed", "belief")


def test_headline_with_a_colon() -> None:
    text = "Minister: bridge was safe\n\nThe minister came on Friday."
    assert find(text)[0].sources == ("Minister",)
    assert words(text, (find(text)[0].start, find(text)[0].end)) == "bridge was safe"


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "said", "“", "“”", '"', "😀😀 said 😀", "“a\n“b\n“c", "x " * 500, "'' `` '' said", "According to", "他说：“好”。", "A: b c\nB: d e\nA: f g"],
)  # fmt: skip
def test_no_input_raises(text: str) -> None:
    for a in find(text):
        assert 0 <= a.start < a.end <= len(text)
        assert all(0 <= s < e <= len(text) for s, e in a.parts or ())


def test_same_text_same_attributions() -> None:
    text = " ".join(QUOTED.values())
    assert find(text) == find(text)


def test_it_goes_on_for_the_body_that_spoke_before() -> None:
    text = "The ministry denied the report. It said that the dam was safe."
    assert [a.sources for a in find(text)] == [("ministry",), ("ministry",)]


def test_occasions_name_the_medium() -> None:
    assert [a.sources for a in find("Ana Lupu said in an interview with Reuters that the road was closed.")] == [
        ("Reuters", "Ana Lupu")
    ]
    assert [a.sources for a in find("Reuters quoted Ana Lupu as saying that the road was closed.")] == [
        ("Reuters", "Ana Lupu")
    ]


def test_a_toll_is_on_the_word_of_who_gives_it_and_a_count_of_things_is_not() -> None:
    text = "The ministry raised the toll to 19."
    assert [(a.sources, words(text, (a.start, a.end))) for a in find(text)] == [(("ministry",), "the toll to 19")]
    assert find("The boys raised 19 flags.") == ()


def test_who_condemns_does_not_vouch() -> None:
    (said,) = find("The bishop condemned the attack that killed 12 people.")
    assert not said.vouched


@pytest.mark.parametrize("row", lexicon("unsure_sources")["example"], ids=lambda r: str(r["text"])[:30])
def test_unsure_sources(row: dict[str, Any]) -> None:
    assert [a.factuality for a in find(row["text"])] == [row["factuality"]]
    for text in lexicon("unsure_sources")["not"]:
        assert [a.factuality for a in find(text)] == [None]


def test_whom_an_agency_cites() -> None:
    text = "Reuters reported, citing two medics, that 12 people had died."
    (said,) = find(text)
    assert (said.sources, words(text, (said.start, said.end))) == (("Reuters", "two medics"), "that 12 people had died")


def _named(text: str, publisher: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """The attributions with the names that the layers before find: content, sources."""
    document = Document("d", "d.txt", "", publisher, None, None, "en", None, None, text)
    parsed = Parsed(document, next(parse([text])))
    return [
        (text[a.start : a.end], a.sources) for a in find_attributions(parsed, find_names(parsed, find_places(parsed)))
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("According to the Ombudsman of the Republic, Petra Volkova, 70 people drowned.", "70 people drowned", "Petra Volkova"),
        ("Some 30 boats sank, according to the governor of the province, Mehmet Yildiz.", "Some 30 boats sank", "Mehmet Yildiz"),
        ("According to the mayor, Ion Radu, a farmer, was hurt.", "Ion Radu, a farmer, was hurt", "mayor"),
        ("The head of the Red Cross Mirjana Egger said the ferry was lost.", "the ferry was lost", "Mirjana Egger"),
        ("Her counterpart, Rustam Valiev, laughed. “The gate stays open,” he said.", "“The gate stays open,”", "Rustam Valiev"),
        ("Ana Lupu runs the mill. Her husband drives a van. “The road was wet,” he said.", "“The road was wet,”", "husband of Ana Lupu"),
        ("Prefect Ionela Marin met mayor Costin Radu. “The lock is shut,” she said.", "“The lock is shut,”", "Ionela Marin"),
        ("The Institute for River Studies is gloomy. It writes:\n“The weir has weakened the bank for good.”", "“The weir has weakened the bank for good.”", "Institute for River Studies"),
        ("Karl Renner read the following note at the Harbour Hall: “The League, which asks for nothing, thanks you.”", "“The League, which asks for nothing, thanks you.”", "Karl Renner"),
        ("Karl Renner ordered all clubs of the harbour and the old town to close by the end of May, when “the League shall cease to meet”.", "“the League shall cease to meet”", "Karl Renner"),
        ("Forty thousand, say those who marched.", "Forty thousand", "those who marched"),
        ("The inspector wrote in March that the long pier north of the harbour “may not last another winter”.", "“may not last another winter”", "inspector"),
    ],
)  # fmt: skip
def test_speakers_by_name(text: str, content: str, speaker: str) -> None:
    assert (content, speaker) in [(c, sources[-1]) for c, sources in _named(text) if sources]
