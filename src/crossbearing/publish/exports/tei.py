"""Passages that stand in two accounts, aligned word by word: as a TEI apparatus (parallel segmentation) and as CollateX alignment tables.

A CollateX table has one row a place in the alignment, in it one cell an account with its words there (`t`), empty where it has none.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

from crossbearing.publish import dates
from crossbearing.publish.dossier import title
from crossbearing.publish.exports import xml
from crossbearing.publish.exports.encoding import json_bytes
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.sigla import Siglum, sigla
from crossbearing.publish.view import Case
from crossbearing.records import Copy, Record

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_WORD = re.compile(r"\S+")
# One place of an alignment: the words of the first account and of the second.
Place = tuple[str, str]


def make(record: Record, kept: Kept) -> Files:
    """`passages.tei.xml` and `passages.collatex.json`."""
    letters = sigla(record.documents)
    copies = [c for c in record.copies if c.a.document in letters and c.b.document in letters]
    aligned = [(c, alignment(_text(c, letters, "a"), _text(c, letters, "b"))) for c in copies]
    return {
        "passages.tei.xml": _tei(record, letters, aligned),
        "passages.collatex.json": _collatex(letters, aligned),
    }


def _text(c: Copy, letters: dict[str, Siglum], side: str) -> str:
    p = c.a if side == "a" else c.b
    return letters[p.document].document.text[p.start : p.end]


def _plain(word: str) -> str:
    return re.sub(r"\W+", "", word).casefold() or word


def alignment(one: str, two: str) -> list[Place]:
    """The words of both, those alike beside one another; either side is empty where the other alone has words."""
    a, b = _WORD.findall(one), _WORD.findall(two)
    matcher = SequenceMatcher(None, [_plain(w) for w in a], [_plain(w) for w in b], autojunk=False)
    found: list[Place] = []
    for kind, a0, a1, b0, b1 in matcher.get_opcodes():
        if kind == "equal":
            found += zip(a[a0:a1], b[b0:b1], strict=True)
        else:
            found.append((" ".join(a[a0:a1]), " ".join(b[b0:b1])))
    return found


def _tei(record: Record, letters: dict[str, Siglum], aligned: list[tuple[Copy, list[Place]]]) -> bytes:
    top = xml.root("TEI", NAMESPACE)
    file = xml.child(xml.child(top, "teiHeader"), "fileDesc")
    case = Case(record, letters)
    xml.child(xml.child(file, "titleStmt"), "title", f"Shared passages: {title(record, case.ordered())}")
    xml.child(xml.child(file, "publicationStmt"), "p", "Made by crossbearing from the accounts listed as witnesses.")
    description = xml.child(file, "sourceDesc")
    if letters:
        witnesses = xml.child(description, "listWit")
        for s in letters.values():
            day = dates.words(s.document.published)
            words = ", ".join(x for x in (s.name, s.document.title if s.document.title != s.name else None, day) if x)
            xml.child(witnesses, "witness", words, xml_id=s.letter, n=s.document.id)
    else:
        xml.child(description, "p", "No account.")
    encoding = xml.child(top[0], "encodingDesc")
    xml.child(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    body = xml.child(xml.child(top, "text"), "body")
    if not aligned:
        xml.child(body, "p", "No passage stands in two accounts.")
    for n, (copy, places) in enumerate(aligned):
        _passage(body, n + 1, copy, places, letters)
    return xml.written(top, indent=False)


def _passage(body: xml.Element, n: int, c: Copy, places: list[Place], letters: dict[str, Siglum]) -> None:
    a, b = letters[c.a.document].letter, letters[c.b.document].letter
    division = xml.child(body, "div", type="passage", n=str(n))
    xml.child(
        division, "head", f"{a} {c.a.start}–{c.a.end}, {b} {c.b.start}–{c.b.end}" + (f": {c.why}" if c.why else "")
    )
    line = xml.child(division, "p")
    last: xml.Element | None = None

    def words(text: str) -> None:
        if last is None:
            line.text = (line.text or "") + xml.clean(text)
        else:
            last.tail = (last.tail or "") + xml.clean(text)

    for k, (one, two) in enumerate(places):
        if k:
            words(" ")
        if one == two:
            words(one)
            continue
        last = xml.child(line, "app")
        xml.child(last, "rdg", one or None, wit=f"#{a}")
        xml.child(last, "rdg", two or None, wit=f"#{b}")


def _collatex(letters: dict[str, Siglum], aligned: list[tuple[Copy, list[Place]]]) -> bytes:
    def cell(words: str) -> list[dict[str, str]]:
        return [{"t": w} for w in words.split()]

    tables = [
        {
            "witnesses": [letters[c.a.document].letter, letters[c.b.document].letter],
            "passages": [msgspec.to_builtins(c.a), msgspec.to_builtins(c.b)],
            # An empty cell says that the account has no words there.
            "table": [[cell(one), cell(two)] for one, two in places],
        }
        for c, places in aligned
    ]
    return json_bytes(tables)


EXPORT = Export("tei", "Passages that two accounts share, aligned: a TEI apparatus and CollateX tables.", make)
