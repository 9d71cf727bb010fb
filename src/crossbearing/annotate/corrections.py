"""What an account takes back: the passages that its corrections name as wrong. A claim in one of them is denied by the account itself."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon

# Any correction has one of these; a text without them is not looked at further.
_GATE = re.compile(r"correct|erroneous|wrongly|mistaken|inaccurate|in error|erratum|errata|clarif|amend|misstate|misreport|the error|version of|edition of|headline of|caption of|,? as (?:we|it|this|an|was|were|had|has|previously|earlier|originally|first|initially|reported)\b", re.I)  # fmt: skip


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], list[re.Pattern[str]], list[re.Pattern[str]]]:
    table = lexicon("corrections")
    compiled = {k: [re.compile(row["form"], re.I) for row in table[k]] for k in ("anywhere", "within")}
    return re.compile(table["context"], re.I), compiled["anywhere"], compiled["within"]


def withdrawn(text: str) -> tuple[tuple[int, int], ...]:
    """The passages that the text takes back, in order: offsets, end exclusive."""
    if not _GATE.search(text):
        return ()
    context, anywhere, within = _forms()
    found: set[tuple[int, int]] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        if not _GATE.search(text, start, end):
            continue
        forms = anywhere + within if context.search(text, start, end) else anywhere
        for form in forms:
            found |= {m.span("x") for m in form.finditer(text, start, end)}
    return tuple(sorted(found))
