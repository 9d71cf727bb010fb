"""Summaries and sources: Markdown that shows words as words, a Word document that opens, BibTeX and CSL that parse."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import docx
import pytest

from crossbearing.publish.exports import EXPORTS, Kept
from crossbearing.publish.exports.bibtex import escaped
from crossbearing.records import Record
from tests.publish.exports.records import conflict, empty, hostile, large
from tests.publish.sample import sample

ALL = [sample, conflict, empty, hostile]


def text(name: str, record: Record) -> str:
    (data,) = EXPORTS[name].make(record, Kept()).values()
    return data.decode()


def test_the_markdown_tells_disputes_with_their_accounts() -> None:
    page = text("markdown", conflict())
    assert page.startswith("# Battle, Kelmor, 3 May 2031\n\n3 accounts, ")
    assert "## Disputed" in page
    assert "| killed | 12 or more (dead) (A); 12 (B); 24–99 (C) | 12 \\[12–99\\] | disputed |" in page
    assert "| k1 | B | “Twelve people were killed” | district doctor | " in page
    assert "## Warnings\n\n- d-letter.txt: no date of publication" in page


@pytest.mark.parametrize("record", ALL)
def test_tables_of_markdown_keep_their_columns(record: Callable[[], Record]) -> None:
    lines = text("markdown", record()).splitlines()
    width = 0
    for line in lines:
        if not line.startswith("|"):
            width = 0
            continue
        cells = len(re.findall(r"(?<!\\)\|", line))
        assert width in (0, cells), line
        width = cells


def test_nothing_from_outside_is_markup() -> None:
    page = text("markdown", hostile())
    assert re.search(r"(?<!\\)<script", page) is None
    assert re.search(r"(?<!\\)\[link(?<!\\)\]\(", page) is None
    assert "\\<script\\>" in page


@pytest.mark.parametrize("record", ALL)
def test_the_word_document_opens(record: Callable[[], Record]) -> None:
    (data,) = EXPORTS["docx"].make(record(), Kept()).values()
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].style.name == "Title"  # type: ignore[union-attr]
    assert document.core_properties.author == "crossbearing"


def test_the_word_document_tells_the_same() -> None:
    (data,) = EXPORTS["docx"].make(conflict(), Kept()).values()
    document = docx.Document(io.BytesIO(data))
    cells = [[c.text for c in row.cells] for t in document.tables for row in t.rows]
    assert ["killed", "12 or more (dead) (A); 12 (B); 24–99 (C)", "12 [12–99]", "disputed"] in cells
    assert "Disputed" in [p.text for p in document.paragraphs]


def test_a_large_record_gives_a_summary_that_says_what_is_left_out() -> None:
    page = text("markdown", large())
    assert len(page) < 400_000
    assert re.search(r"and [\d,]+ more", page)


def entries(source: str) -> list[tuple[str, str, dict[str, str]]]:
    """A small reader of BibTeX: entries of `@type{key, name = {value},...}` with balanced braces."""
    found, at = [], 0
    while (m := re.compile(r"@(\w+)\{([^,\s{}]+),\s*").search(source, at)) is not None:
        assert not source[at : m.start()].strip(), source[at : m.start()]
        fields, at = {}, m.end()
        while (f := re.compile(r"(\w+) = \{").match(source, at)) is not None:
            depth, at = 1, f.end()
            begin = at
            while depth:
                escape = source[at] == "\\"
                depth += 0 if escape else {"{": 1, "}": -1}.get(source[at], 0)
                at += 2 if escape else 1
            fields[f[1]] = source[begin : at - 1]
            rest = re.compile(r",\s*").match(source, at)
            assert rest
            at = rest.end()
        assert source[at] == "}"
        at += 1
        found.append((m[1], m[2], fields))
    assert not source[at:].strip()
    return found


@pytest.mark.parametrize("record", ALL)
def test_bibtex_parses_with_a_key_for_each_account(record: Callable[[], Record]) -> None:
    found = entries(text("bibtex", record()))
    assert len(found) == len(record().documents)
    assert len({key for _, key, _ in found}) == len(found)
    assert all(re.fullmatch(r"[a-z0-9-]+", key) for _, key, _ in found)


def test_a_source_as_bibtex() -> None:
    (kind, key, fields), letter, radio = entries(text("bibtex", conflict()))
    assert (kind, key) == ("misc", "fjord2031")
    assert fields == {
        "author": "{A. Lien}", "title": "{Ambush at Kelmor; twelve dead}", "howpublished": "The Fjord Gazette", "year": "2031", "date": "2031-05-04",
        "url": "https://gazette.example/kelmor?a=1&b=2", "language": "en", "note": fields["note"],
    }  # fmt: skip
    assert fields["note"].startswith("crossbearing d-gazette, SHA-256 ")
    assert (letter[1], "year" in letter[2], "url" in letter[2]) == ("bnd", False, False)
    assert radio[2]["date"] == "2031-05-03"
    assert (
        escaped('a\\b{c}$ 5% & #1_x~y^z\n"q" @me')
        == r"a\textbackslash{}b\{c\}\$ 5\% \& \#1\_x\textasciitilde{}y\textasciicircum{}z {''}q{''} {@}me"
    )


# CSL-JSON 1.0.2: item types and variables used here, with the shape that the schema gives them.
VARIABLES = {
    "id": str,
    "type": str,
    "title": str,
    "container-title": str,
    "publisher": str,
    "URL": str,
    "language": str,
    "note": str,
    "author": list,
    "issued": dict,
}


@pytest.mark.parametrize("record", ALL)
def test_csl_items_are_of_the_schema(record: Callable[[], Record]) -> None:
    for item in json.loads(text("csl", record())):
        assert {"id", "type"} <= item.keys() <= VARIABLES.keys()
        assert all(isinstance(v, VARIABLES[k]) for k, v in item.items())
        assert item["type"] in ("webpage", "document")
        assert (item["type"] == "webpage") == ("URL" in item)
        if "issued" in item:
            (parts,) = item["issued"]["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(p, int) for p in parts)


def test_a_source_as_csl() -> None:
    gazette, letter, radio = json.loads(text("csl", conflict()))
    assert (gazette["type"], gazette["author"], gazette["issued"]) == (
        "webpage",
        [{"literal": "A. Lien"}],
        {"date-parts": [[2031, 5, 4]]},
    )
    assert (letter["type"], "issued" in letter, "publisher" in letter) == ("document", False, False)
    assert radio["container-title"] == "Radio Kelmor"
