"""No input makes a layer raise, and every span is true to the text."""

from __future__ import annotations

import os

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate import annotate
from crossbearing.annotate.boilerplate import find_boilerplate
from crossbearing.records import Annotations, Document, content_id

# How much longer than usual: `CROSSBEARING_TEST_EFFORT=20 make test` tries 1,200 texts a property and a document of 100,000 words.
EFFORT = int(os.environ.get("CROSSBEARING_TEST_EFFORT", "1"))
EXAMPLES = 60 * EFFORT


def annotated(text: str, published: str | None = "2024-05-06") -> Annotations:
    document = Document(content_id("d", text), "-", "", "The Kite", None, published, "en", None, None, text)
    (account,) = annotate([document])
    return account


def check(account: Annotations) -> None:
    text = account.document.text
    rows = msgspec.to_builtins(account)
    for layer in (
        "times",
        "quantities",
        "places",
        "names",
        "attributions",
        "events",
        "claims",
        "calls",
        "boilerplate",
        "framing",
    ):
        for row in rows[layer]:
            assert 0 <= row["start"] < row["end"] <= len(text), (layer, row)
            for span in ("cue", "source", "agent", "patient"):
                if row.get(span):
                    assert 0 <= row[span][0] < row[span][1] <= len(text), (layer, row)
    for row in rows["attributions"]:
        assert all(0 <= a < b <= len(text) for a, b in row.get("parts") or ())
    for call in account.calls:
        assert text[call.start : call.end] == call.quote
    for claim in account.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.low is None or claim.high is None or claim.low <= claim.high
    ids = [c.id for c in account.claims]
    assert len(set(ids)) == len(ids)
    incidents = {e.incident or e.id for e in account.events} | {e.id for e in account.events}
    assert all(c.event is None or c.event in incidents for c in account.claims)


WORDS = st.sampled_from(
    "At least 12 people were killed, and injured. on Monday March 3 , 2024 “ ” \" ' said that the police \n \n\n - 1. (i) at 07:52 "
    "claims denied Reuters told no one between and 30 40 million € $ % km 🔥 ع à́ नमस्ते Łódź 北京 \u200b \u202e O’Brien Mr. he she they "
    "Pashinyan Goris , Armenia — the fire We demand: must not if will hundreds of thousands dozens 199X 31.02.2024 25:61 00 -5 1e9".split(
        " "
    )
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(WORDS, max_size=60).map(" ".join),
    st.sampled_from([None, "2024", "2024-05", "2024-05-06", "2024-05-06T10:00", "2024-02-29"]),
)
def test_any_jumble_of_news_words(text: str, published: str | None) -> None:
    check(annotated(text, published))


# Pieces of accounts in which every layer finds something, and what stands in no account.
FRAGMENTS = st.sampled_from(
    [
        "At least 12 people were killed and 30 injured when a wall fell in Goris on Monday",
        ", the mayor, Ana Kos, told Reuters",
        "“We have lost everything,” he said",
        "We demand that the governor resign",
        "1. Free the prisoners;\n2. open the road.",
        "The ministry denied that two soldiers had been captured near Porto",
        "the regime’s troops shelled the so-called republic",
        "more than €3.5 million, up 4 per cent",
        "between 3 and 5 March 2024 at 07:52",
        "Donate now. Photo: archive.",
        "nobody was hurt, according to the BBC and the Łódź fire brigade",
        "17 dead, among them three children",
        "the so-called “special operation” in Nagorno-Karabakh",
        "Of the thirteen, eight were guests and one, Ana Kos, a cook",
        "Forty-four, says the mayor tonight; another girl died",
        "B. LANDSLIDE OF GORIS. Dead: 17 (adults 11, minors 6)",
        "Cholera. Cumulative cases: 1,312\n of which Goris: 47\n",
        "THE AMBUSH OF 9 MAY. Perhaps 150 of them.",
        "hers became the forty-fourth death",
    ]
)
ODD = st.sampled_from(
    [
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "é",
        "́",
        "👩\u200d👩\u200d👧",
        "🔥",
        "ﬁ",
        "İ",
        "ß",
        "ſ",
        "½",
        "٣٤",
        "१२",
        "\x00",
        "\u2028",
        "\ufeff",
        "\xa0",
        "عشرات القتلى",
        "убиты 12 человек",
        "死者十二名",
        "🏴\U000e0067\U000e007f",
        "\t",
        "\r",
        "“",
        "”",
        "((",
        "…",
        "’s",
        "-",
        "—",
        ".",
        "\n\n",
        " ",
    ]
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, ODD, ODD.map(" {} ".format)), max_size=14).map("".join), st.data())
def test_accounts_with_odd_characters(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    odd = data.draw(ODD)
    check(annotated(text[:cut] + odd + text[cut:]))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=400))
def test_any_text_of_any_script(text: str) -> None:
    check(annotated(text))


# One word of many scripts, with what may be attached to it.
WORD = st.text(
    st.characters(exclude_categories=("Zs", "Zl", "Zp", "Cs", "Cc"))
    | st.sampled_from("İßſﬁ\u0301\u200d\u200f\u202e\ufe0f"),
    min_size=1,
    max_size=24,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(WORD)
def test_documents_of_one_word(text: str) -> None:
    check(annotated(text))


# Words of a long document. With 100,000 the same test takes over a minute on a quiet core, too long for every run; it passes.
BOOK = min(15_000 * EFFORT, 100_000)


@settings(max_examples=1, deadline=None, database=None)
@given(st.lists(st.one_of(FRAGMENTS, FRAGMENTS, ODD, WORD), min_size=300, max_size=300), st.integers(1, 9))
def test_a_document_as_long_as_a_booklet(pieces: list[str], step: int) -> None:
    words, parts, n = 0, [], 0
    while words < BOOK:
        piece = pieces[n * step % len(pieces)]
        parts.append(piece + (".\n\n" if n % 5 == 4 else ". " if n % 2 else " "))
        words, n = words + len(piece.split()), n + 1
    check(annotated("".join(parts)))


def test_small_letters_that_are_longer_than_the_capital() -> None:
    text = "İstanbul: 12 KİŞİ, the mayor, Ana Kos, told Reutersİ"
    account = annotated(text)
    check(account)
    assert all(e.agent is None or e.agent[1] <= len(text) for e in account.events)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "Fire", ".", "12", "“", "\u202e\u200b", "a" * 5000, "1 " * 500, "“" * 500, "(" * 300 + ")" * 300],
)
def test_odd_texts(text: str) -> None:
    check(annotated(text))


def test_a_long_document() -> None:
    sentence = "On Monday a wall fell in Goris and killed {} people, the mayor, Ana Kos, told the Kite; “it is a shame,” she said.\n"
    check(annotated("".join(sentence.format(n) for n in range(2, 400))))


def test_a_longer_document_never_loses_a_claim_of_its_first_paragraph() -> None:
    first = "At least 12 people were killed and 30 injured when a wall fell on the market of Goris on Monday, rescuers said."
    alone = {(c.attribute, c.low, c.high, c.quote) for c in annotated(first).claims}
    longer = annotated(
        first + "\n\nThe council will meet on Friday.\n\nIn 2009 a fire in the same market injured two people."
    )
    assert {("fatalities", 12, None), ("injured", 30, 30)} <= {(a, low, high) for a, low, high, _ in alone}
    assert alone <= {(c.attribute, c.low, c.high, c.quote) for c in longer.claims}


def test_nothing_is_claimed_from_boilerplate() -> None:
    text = (
        "A wall fell on the market of Goris on Monday and killed three people.\n\nThe search goes on.\n\nIt was an old wall.\n\n"
        "Donate 30 euros today: your donation feeds 12 people.\n"
    )
    aside = find_boilerplate(text)
    assert aside
    assert not [c for c in annotated(text).claims if any(b.start <= c.start < b.end for b in aside)]
