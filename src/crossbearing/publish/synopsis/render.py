"""A synopsis as plain text and as Markdown; the templates of the pages render it as HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from crossbearing.publish import dates, wording
from crossbearing.publish.sigla import Siglum
from crossbearing.publish.synopsis.pieces import Cite, Paragraph, Piece, Sentence
from crossbearing.records import Claim

_MARKS = str.maketrans({c: "\\" + c for c in "\\`*_[]<>#|"})


def cited(cites: Sequence[Cite], letters: Mapping[str, Siglum]) -> str:
    """`A B, citing the coast guard; C`."""
    return "; ".join(" ".join(_letters(c, letters)) + (f", {c.how}" if c.how else "") for c in cites)


def named(cites: Sequence[Cite], letters: Mapping[str, Siglum]) -> str:
    """The accounts as the subject of a sentence: `A and B (citing the coast guard)`."""
    return wording.listed([wording.listed(_letters(c, letters)) + (f" ({c.how})" if c.how else "") for c in cites])


def _letters(cite: Cite, letters: Mapping[str, Siglum]) -> list[str]:
    return [letters[d].letter for d in cite.documents if d in letters]


def _line(
    sentence: Sentence, letters: Mapping[str, Siglum], words: Callable[[Piece], str], plain: Callable[[str], str] = str
) -> str:
    made = ""
    for piece in sentence:
        made += words(piece)
        if piece.cites:
            made += f" ({plain(cited(piece.cites, letters))})" if piece.text else plain(named(piece.cites, letters))
    return " ".join(made.split())


def text(paragraphs: Sequence[Paragraph], letters: Mapping[str, Siglum]) -> str:
    """Paragraphs of plain text, and a line for each letter."""
    made = [" ".join(_line(s, letters, lambda p: p.text) for s in x.sentences) for x in paragraphs]
    return "\n\n".join([*made, "\n".join(_legend(s) for s in letters.values())]) + "\n"


def markdown(paragraphs: Sequence[Paragraph], letters: Mapping[str, Siglum], claims: Mapping[str, Claim]) -> str:
    """Paragraphs of Markdown; each clause has a footnote with the words that it stands on."""
    notes: dict[str, int] = {}

    def words(piece: Piece) -> str:
        numbers = [notes.setdefault(c, len(notes) + 1) for c in piece.claims if c in claims]
        return piece.text.translate(_MARKS) + "".join(f"[^{n}]" for n in numbers)

    made = [
        " ".join(_line(s, letters, words, lambda said: said.translate(_MARKS)) for s in x.sentences) for x in paragraphs
    ]
    legend = "\n".join(f"- {_legend(s).translate(_MARKS)}" for s in letters.values())
    feet = [
        f"[^{n}]: {letters[claims[c].document or ''].letter}: {wording.quoted(wording.clip(claims[c].quote)).translate(_MARKS)}"
        for c, n in notes.items()
        if claims[c].document in letters
    ]
    return "\n\n".join([*made, legend, "\n".join(feet)]).rstrip() + "\n"


def _legend(s: Siglum) -> str:
    day = dates.words(s.document.published)
    return f"{s.letter}: {s.name}{f', {day}' if day else ''}"
