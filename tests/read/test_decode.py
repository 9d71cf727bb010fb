import pytest

from crossbearing.read.decode import decode, is_binary

WORDS = "Seven houses in Łódź burned, the mayor said – nobody was hurt.\nThe cause is unknown."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_read_without_a_warning(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == (WORDS, [])


def test_another_encoding_is_guessed_and_said() -> None:
    words = "Le café Müller a brûlé pendant la nuit, a déclaré le maire de la ville."
    text, warnings = decode(words.encode("cp1252"))
    assert text == words
    assert "not UTF-8" in warnings[0]


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    data = "Ångström and Škoda, žluťoučký kůň".encode() + b"\xff!"
    text, warnings = decode(data)
    assert text.endswith("kůň\ufffd!")
    assert "1 characters replaced" in warnings[0]


def test_mojibake_is_repaired() -> None:
    text, warnings = decode("The mayor said: “nobody was hurt” – yet.".encode().decode("cp1252", "replace").encode())
    assert "“nobody" in text
    assert "mojibake" in warnings[0]


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour")[0] == "one\ntwo\nthree\nfour"


def test_binary_data_is_told_from_text() -> None:
    assert is_binary(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    assert not is_binary(WORDS.encode("utf-16"))
    assert not is_binary(b"plain\ttext\n\x0cnext page")
