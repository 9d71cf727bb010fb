"""How the accounts name things, on the page and in the terminal."""

from __future__ import annotations

import io

import msgspec
from rich.console import Console

from crossbearing.publish import dossier, summary
from crossbearing.publish.naming import MOST_FORMS, naming
from crossbearing.publish.sigla import sigla
from crossbearing.records import FramedForm, Naming, Passage, Record
from tests.publish.sample import sample


def made() -> Record:
    """The sample with two lines of wording."""
    record = sample()
    a, b = record.documents[0].id, record.documents[1].id
    town = Naming(
        "Ptuj",
        (FramedForm("Ptuj", (a,), (), (Passage(a, 0, 4),)), FramedForm("Pettau", (b,), (), (Passage(b, 0, 4),))),
        entity="n",
    )
    act = Naming("mishap", (
        FramedForm("incident", (a,), (), (Passage(a, 0, 4),), "softening"),
        FramedForm("<crime>", (), (b,), (Passage(b, 0, 4),), "legal"),
    ), concept="mishap", of="the dam")  # fmt: skip
    return msgspec.structs.replace(record, framing=(town, act))


def test_the_page_shows_who_uses_which_word() -> None:
    page = dossier(made())
    part = page[page.index('id="naming"') :]
    part = part[: part.index("</section>")]
    assert "How they name it" in part
    assert "<b>Pettau</b>" in part
    assert "of the dam" in part
    assert "quoted by" in part
    assert "&lt;crime&gt;" in part
    assert 'title="a term of law"' in part


def test_the_terminal_shows_it_too() -> None:
    out = io.StringIO()
    summary(made(), Console(file=out, width=120, color_system=None, force_terminal=False))
    lines = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    letters = {d: s.letter for d, s in sigla(made().documents).items()}
    a, b = (letters[d.id] for d in made().documents[:2])
    assert f"Ptuj Ptuj {a}, Pettau {b}" in lines
    assert f"mishap of the dam incident {a}, <crime> quoted by {b}" in lines


def test_nothing_is_shown_where_all_use_the_same_words() -> None:
    assert 'id="naming"' not in dossier(sample())


def test_long_lists_are_cut_and_say_so() -> None:
    record = made()
    a = record.documents[0].id
    many = tuple(FramedForm(f"word{n}", (a,), (), (Passage(a, n, n + 1),)) for n in range(MOST_FORMS + 3))
    lines, more = naming(msgspec.structs.replace(record, framing=(Naming("act", many),) * 30), sigla(record.documents))
    assert (lines[0].left_out, more) == (3, 6)
