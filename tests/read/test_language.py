import pytest

from crossbearing.read.language import language, spelled


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The wall fell on Monday and three people were killed by it, the mayor said.", "en"),
        (
            "Der Bürgermeister sagte, dass in der Nacht drei Menschen getötet wurden und für die Übrigen gesorgt sei.",
            "de",
        ),
        ("Мэр сообщил, что ночью погибли три человека и еще двенадцать ранены.", "ru"),
        ("Top keepers: Ana Kos (0.5), Bela Rind (0.5), Tomas Gil (0.4), Jo Ferro (0.3), Li Wen (0.2)", None),
        ("Goris", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, code: str | None) -> None:
    assert language(text) == code


def test_a_language_as_people_write_it() -> None:
    assert [spelled(x) for x in ("English", "EN", "en_GB", "fr")] == ["en", "en", "en-gb", "fr"]
