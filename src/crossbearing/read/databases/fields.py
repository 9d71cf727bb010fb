"""Lines of the kind `NAME: value` that databases put before and after an article."""

from __future__ import annotations

import re


def field(lines: list[str], *names: str) -> str | None:
    """The value of the first line that has one of these names; the value may stand on the next line."""
    sign = re.compile(rf"\s*(?:{'|'.join(names)})\s*:\s*(.*)$", re.I)
    for n, line in enumerate(lines):
        if m := sign.match(line):
            value = m[1].strip() or (lines[n + 1].strip() if n + 1 < len(lines) else "")
            return value or None
    return None


def joined(lines: list[str]) -> str:
    """The lines as paragraphs, parted by one blank line; blanks at the ends are dropped."""
    return re.sub(r"\n\s*\n+", "\n\n", "\n".join(line.strip() for line in lines)).strip()


def tidy(name: str | None) -> str | None:
    """A name on one line, None where nothing is left."""
    return " ".join((name or "").split()).strip(" ;,") or None
