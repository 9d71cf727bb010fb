"""The accounts as BibTeX: `@misc` entries with ASCII keys, every special character escaped, titles and names in braces."""

from __future__ import annotations

import re

from anyascii import anyascii

from crossbearing.publish.exports.csl import date_parts
from crossbearing.publish.exports.export import Export, Files, Kept
from crossbearing.publish.exports.links import web_address
from crossbearing.records import Document, Record

_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", '"': "{''}", "@": "{@}",
}  # fmt: skip
# A URL's own characters that would end a field or begin a comment.
_IN_URL = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"}


def make(record: Record, kept: Kept) -> Files:
    """`sources.bib`."""
    keys: dict[str, str] = {}
    taken: dict[str, int] = {}
    for d in sorted(record.documents, key=lambda d: (d.published is None, d.published or "", d.id)):
        stem = _stem(d)
        n = taken[stem] = taken.get(stem, 0) + 1
        keys[d.id] = stem if n == 1 else f"{stem}-{n}"
    entries = [_entry(keys[d.id], d) for d in record.documents]
    return {"sources.bib": "\n".join(entries).encode("utf-8", "replace")}


def _stem(d: Document) -> str:
    """`stonequay2024`: the first word of who published or wrote it, and the year."""
    name = re.sub(r"[^a-z0-9 ]", "", anyascii(d.publisher or d.author or d.title or "account").lower()).removeprefix(
        "the "
    )
    year = next(iter(date_parts(d.published)), "nd")
    return f"{(name.split() or ['account'])[0]}{year}"


def escaped(text: str) -> str:
    """The text in one line, as BibTeX prints it."""
    return "".join(_ESCAPES.get(ch, ch) for ch in " ".join(text.split()))


def _entry(key: str, d: Document) -> str:
    parts = date_parts(d.published)
    url = web_address(d)
    fields = {
        "author": f"{{{{{escaped(d.author)}}}}}" if d.author else "",
        "title": f"{{{{{escaped(d.title)}}}}}" if d.title else "",
        "howpublished": f"{{{escaped(d.publisher)}}}" if d.publisher else "",
        "year": f"{{{parts[0]:04d}}}" if parts else "",
        "date": f"{{{'-'.join([f'{parts[0]:04d}', *(f'{p:02d}' for p in parts[1:])])}}}" if parts else "",
        "url": f"{{{''.join(_IN_URL.get(ch, ch) for ch in url)}}}" if url else "",
        "language": f"{{{escaped(d.language)}}}" if d.language else "",
        "note": f"{{crossbearing {escaped(d.id)}, SHA-256 {d.sha256}}}",
    }
    lines = [f"  {name} = {value}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}", ""])


EXPORT = Export("bibtex", "The accounts as BibTeX entries.", make)
