import io

import msgspec
from rich.console import Console

from crossbearing.publish import summary
from crossbearing.records import Record
from tests.publish.sample import sample


def _printed(record: Record, width: int = 120) -> str:
    out = io.StringIO()
    summary(record, Console(file=out, width=width, color_system=None, force_terminal=False))
    return out.getvalue()


def test_it_says_who_tells_what_and_where_they_differ() -> None:
    text = _printed(sample())
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "5 accounts, 5 origins: 27 claims on 6 events" in lines
    assert "A Pannonia Wire 4 Nov 2031 Drava bursts its banks at Ptuj 86" in lines
    assert "killed 19 B C D; 31 C; not 31 D; 31 or more E" in lines
    assert "displaced 2,700–2,999 A → 4,200 B; 3,600–4,400 C; 2,000–9,999 E" in lines
    assert text.index("≠ Disputed") < text.index("↗ Only grew") < text.index("≡ Agreed")


def test_an_empty_record_is_said_to_be_empty() -> None:
    assert "0 accounts" in _printed(Record((), (), (), (), (), (), (), (), (), ()))


def test_words_from_outside_are_neither_markup_nor_commands_to_the_terminal() -> None:
    record = sample()
    evil = "[bold red]x[/] \x1b[2J\u202e"
    hostile = msgspec.structs.replace(
        record,
        documents=tuple(msgspec.structs.replace(d, publisher=evil, title=evil) for d in record.documents),
        events=tuple(msgspec.structs.replace(e, label=evil) for e in record.events),
    )
    text = _printed(hostile)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "[bold red]x" in text


def test_it_fits_a_narrow_terminal() -> None:
    assert max(len(line) for line in _printed(sample(), 60).splitlines()) <= 60
