"""Factiva: articles that end with `Document` and an accession number; heads as bare lines, or as fields of two letters."""

from __future__ import annotations

import re

from crossbearing.read.databases.fields import joined, tidy
from crossbearing.read.published import published
from crossbearing.read.raw import Raw

_END = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Z0-9]{4,10}0{2,}20\d{6}[a-z0-9]{6,14}[ \t]*$", re.M)
_TAG = re.compile(
    r"^(HD|BY|CR|WC|PD|ET|SN|SC|PG|ED|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|SE|CLM|ART|VOL)(?:[ \t]+(.*))?$"
)
_WORDS = re.compile(r"[\d,]+ words$")
_DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}$")
_LANGUAGE = re.compile(r"[A-Z][a-z]+$")
HEAD_LINES = 14


def articles(text: str) -> list[Raw]:
    """The articles of an export; empty where the text is none."""
    pieces = _END.split(text)
    return [_tagged(p) if re.search(r"^HD[ \t]", p, re.M) else _bare(p) for p in pieces[:-1]] if len(pieces) > 1 else []


def _tagged(piece: str) -> Raw:
    fields: dict[str, list[str]] = {}
    current = ""
    for line in piece.split("\n"):
        if m := _TAG.match(line.rstrip()):
            current = m[1]
            fields.setdefault(current, []).append(m[2] or "")
        elif current:
            fields[current].append(line)
    one = {name: tidy(" ".join(lines)) for name, lines in fields.items()}
    body = "\n\n".join(filter(None, (joined(fields.get("LP", [])), joined(fields.get("TD", [])))))
    return _raw(one.get("HD"), body, one.get("BY"), one.get("SN"), one.get("PD"), one.get("LA"))


def _bare(piece: str) -> Raw:
    lines = [line.strip() for line in piece.strip("\n").split("\n")]
    filled = [n for n, line in enumerate(lines) if line]
    head = filled[:HEAD_LINES]
    count = next((i for i, n in enumerate(head) if _WORDS.match(lines[n])), None)
    if count is None:
        return Raw(joined(lines))
    above, below = [lines[n] for n in head[:count]], [(n, lines[n]) for n in head[count + 1 :]]
    author = above[-1][3:] if len(above) > 1 and above[-1].lower().startswith("by ") else None
    title = " ".join(above[:-1] if author else above)
    day = next((line for _, line in below[:2] if _DAY.match(line)), None)
    rest = [(n, line) for n, line in below if line != day and not _CLOCK.match(line)]
    publisher = rest[0][1] if rest else None
    end = next((n for n, line in rest[:7] if line.lower().startswith(("copyright", "(c)", "©"))), None)
    if end is None:
        end = next((n for n, line in rest[:5] if _LANGUAGE.match(line)), rest[0][0] if rest else head[count])
    language = next((line for n, line in rest[:6] if n <= end and _LANGUAGE.match(line) and line != publisher), None)
    return _raw(title, joined(lines[end + 1 :]), author, publisher, day, language)


def _raw(
    title: str | None, body: str, author: str | None, publisher: str | None, day: str | None, language: str | None
) -> Raw:
    text = f"{title}\n\n{body}" if title and body and not body.startswith(title) else body
    by = tidy(re.sub(r"^by\s+", "", author, flags=re.I)) if author else None
    return Raw(
        text,
        title=tidy(title),
        author=by,
        publisher=tidy(publisher),
        published=published(day) if day else None,
        language=language,
    )
