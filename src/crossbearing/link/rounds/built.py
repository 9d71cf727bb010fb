"""Bodies called by a name and a common noun: `the Lake Union observer mission`, where the name alone is another body or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.appearances import Appearance

# Words with which neither such a name goes on nor a description begins.
NO_START = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "of", "and", "for", "in", "on", "to", "at", "by", "from",
     "with", "as", "said", "says", "told"]
)  # fmt: skip


@lru_cache(maxsize=1)
def heads() -> str:
    """A pattern of the nouns that bodies are built on."""
    rows = lexicon("bodies")
    return "|".join(sorted({r["noun"] for r in rows["roles"]} | set(rows["heads"])))


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    return re.compile(rf"(?: [a-z]+){{0,2}} (?:{heads()})(?![\w\-])")


def built_on_names(text: str, found: Sequence[Appearance]) -> list[Appearance]:
    """The bodies of one account that are called so."""
    ends = {x.end for x in found}
    out: list[Appearance] = []
    for x in found:
        if x.kind == "person" or x.pronoun or "\n" in x.form:
            continue
        m = _built().match(text, x.end)
        if m and m.end() not in ends and not set(m.group().split()[:-1]) & NO_START:
            form = text[x.start : m.end()]
            out.append(Appearance(x.document, x.start, m.end(), form, "organization", form))
    return out
