"""Finding a quote in an account: word for word, in one place."""

from __future__ import annotations

import re

from crossbearing.case.imports.coded import ImportFailure


def located(text: str, quote: str, start: int | None, where: str) -> tuple[int, int]:
    """The span of the quote in the text, in code points. Only blanks may differ (a sheet makes one line of several). Where it stands several
    times, `start` must tell which one is meant. ImportFailure where it does not stand there or it is not told which."""
    words = quote.split()
    if not words:
        raise ImportFailure(where, "no quote", "give the words of the account that say it")
    if start is not None and text[start : start + len(quote)] == quote:
        return start, start + len(quote)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [m.span() for m in pattern.finditer(text)]
    if not found:
        raise ImportFailure(
            where, f"the quote does not stand in the account ({_short(quote)})", "copy it word for word"
        )
    if len(found) == 1:
        return found[0]
    if start is None:
        raise ImportFailure(
            where,
            f"the quote stands {len(found)} times in the account ({_short(quote)})",
            "give its start, or a longer quote",
        )
    nearest = sorted(found, key=lambda span: (abs(span[0] - start), span))
    return nearest[0]


def code_points(text: str, units: int) -> int:
    """An offset in UTF-16 units, as Java and JavaScript count, as one in code points."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return f"“{line if len(line) <= 60 else line[:59] + '…'}”"
