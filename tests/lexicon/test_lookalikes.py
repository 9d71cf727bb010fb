"""Words that are something else than they look, and honest words that are left alone."""

from __future__ import annotations

import time

import pytest

from crossbearing.lexicon.lookalikes import disguises, set_apart, shown


@pytest.mark.parametrize(
    ("text", "form", "looks", "why"),
    [
        ("in B\u0430rra on Monday", "B\u0430rra", "Barra", "Cyrillic а (U+0430)"),
        ("in \u0412\u0430rra", "\u0412\u0430rra", "Barra", "Cyrillic В (U+0412), Cyrillic а (U+0430)"),
        ("the \u039aite says", "\u039aite", "Kite", "Greek Κ (U+039A)"),
        ("the \u041e\u0420\u0415\u0421 office", "\u041e\u0420\u0415\u0421", "OPEC", "all Cyrillic letters"),
        ("in Bar\u200bra", "Bar\u200bra", "Barra", "unseen sign U+200B"),
        ("in Bar\U000e0041ra", "Bar\U000e0041ra", "Barra", "unseen sign U+E0041"),
        ("by \u202eskO anA\u202c here", "\u202eskO anA\u202c", None, "sign that turns the order of writing U+202E"),
        ("by \u2067Ana Oks, on\nMonday", "\u2067Ana Oks, on", None, "sign that turns the order of writing U+2067"),
    ],
)
def test_a_disguised_word_is_found(text: str, form: str, looks: str | None, why: str) -> None:
    (found,) = disguises(text)
    assert (found.form, found.looks, found.why) == (form, looks, why)
    assert text[found.start : found.end] == form


@pytest.mark.parametrize(
    "text",
    [
        "Łódź, Škoda, İzmir, Nguyễn and naïve cafés",
        "β-carotene, TNFα, NFκB, 5 μSv and 3 kΩ",
        "ИТ-компания и iPhone\u2019ы, SMSки",
        "Это обычный текст, и СССР в нём обычное слово.",
        "Η Αθήνα είναι η πρωτεύουσα.",
        "می\u200cخواهم",
        "👨\u200d👩\u200d👧 came",
        "שלום \u202bעולם\u202c foo \u2067عالم\u2069",
        "soft\u00adhyphen and a\u200b break",
        "plain words",
    ],
)
def test_honest_words_are_left_alone(text: str) -> None:
    assert disguises(text) == []
    assert set_apart(text) == text


def test_a_disguised_word_equals_nothing_but_itself() -> None:
    real, cyrillic, hidden = "Ana Barra", "Ana B\u0430rra", "Ana Bar\u200bra"
    keys = [set_apart(n) for n in (real, cyrillic, hidden)]
    assert len(set(keys)) == 3 and keys[0] == real and all(k.startswith("Ana ") for k in keys)
    assert set_apart(f"{cyrillic} left") == f"{keys[1]} left"


def test_signs_are_written_out_for_people() -> None:
    assert shown("a\u202eb\u200bc") == "a[U+202E]b[U+200B]c"
    assert shown("👨\u200d👩 שלום \u202bעולם\u202c") == "👨\u200d👩 שלום \u202bעולם\u202c"


def test_long_texts_are_done_in_time_that_grows_with_them() -> None:
    text = "Это простой русский текст. " * 4_000 + "B\u0430rra " * 500
    assert len(disguises(text)) == 500


@pytest.mark.parametrize(
    "text",
    ["\u202e" * 30_000, "\u2066" * 30_000 + "\u2069" * 30_000, "B\u0430" * 30_000, "a\u200b" * 30_000, "\u202e\u202c" * 30_000, "\u0430 a" * 20_000, "a\u0301\u0430" * 20_000],
)  # fmt: skip
def test_texts_made_to_take_long_do_not(text: str) -> None:
    begun = time.process_time()
    disguises(text), set_apart(text), shown(text)
    assert time.process_time() - begun < 4
