"""The noun under which an editor files what a verb tells: "detain" is filed as arrests, "come" as a gathering."""

from __future__ import annotations

from functools import lru_cache

from crossbearing.annotate.triggers import tables
from crossbearing.lexicon import lexicon


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], frozenset[str], str]:
    rows = lexicon("nominals")
    nouns = frozenset(row.word for group in tables()[1].values() for row in group)
    kinds = frozenset(row.kind for table in tables()[:3] for group in table.values() for row in group)
    return {verb: noun for noun, verbs in rows["verbs"].items() for verb in verbs}, nouns | kinds, rows["otherwise"]


def nominal(lemma: str) -> str:
    """The noun for a trigger's lemma: itself where it is a noun or a kind of happening, the one of the table for a verb, else `event`."""
    verbs, nouns, otherwise = _table()
    return verbs.get(lemma) or (lemma if lemma in nouns else otherwise)
