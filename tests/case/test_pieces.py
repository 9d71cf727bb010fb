"""Search in a long text: the passage is found without going through every word of it."""

from __future__ import annotations

import re
import time

from crossbearing.case.reading.pieces import PIECE, first_piece


def found(text: str, q: str) -> tuple[list[str], int]:
    piece, at = first_piece(text, q, "\x02", "\x03")
    plain = piece.replace("\x02", "").replace("\x03", "")
    assert text[at : at + len(plain)] == plain
    return re.findall("\x02(.*?)\x03", piece, re.DOTALL), at


FILLER = "The river rose again and people waited by the road. " * 2000


def test_the_piece_with_all_words_wins_over_one_with_some() -> None:
    text = f"A ferry sank. {FILLER} The ferries of Órsk sank twice. {FILLER}"
    words, at = found(text, "orsk ferry")
    assert words == ["ferries", "Órsk"]
    assert abs(at - text.index("The ferries")) < PIECE


def test_words_too_far_apart_lead_to_the_first_of_them() -> None:
    words, at = found(f"{FILLER} Nine ferries. {FILLER} Nine lorries.", "lorry ferry")
    assert words == ["ferries"]
    assert at > 90_000


def test_phrases_and_beginnings() -> None:
    text = f"{FILLER} a road to Orsk, evacuation of the plain"
    assert found(text, '"to orsk"')[0] == ["to Orsk"]
    assert found(text, "evac*")[0] == ["evacuation"]


def test_no_word_no_piece() -> None:
    assert first_piece(FILLER, "zebra", "<", ">") == ("", 0)
    assert first_piece(FILLER, '"" * (', "<", ">") == ("", 0)


def test_five_megabytes_of_the_word_searched_for() -> None:
    text = "The dam of Orsk broke. " * 220_000
    began = time.perf_counter()
    words, at = found(text, "orsk")
    assert time.perf_counter() - began < 5
    assert set(words) == {"Orsk"} and at == 0
