"""Figures of zero: "no casualties", "no arrests were made"."""

from __future__ import annotations

import re

from crossbearing.annotate.parsed import Parsed
from crossbearing.lexicon import lexicon
from crossbearing.records import Quantity

_NOUNS = "|".join(
    sorted({re.escape(w) for row in lexicon("figures")["zero"] for w in row["words"]}, key=len, reverse=True)
)
_ZERO = re.compile(rf"\b(?P<none>no|without)[ ](?:(?:reported|confirmed|immediate|known|further|serious|major|civilian|other|reports?[ ]of|word[ ]of)[ ]){{0,2}}(?P<noun>{_NOUNS})\b", re.IGNORECASE)  # fmt: skip
_UNKNOWN = re.compile(r"\b(?:reports?|word)[ ]of[ ]", re.IGNORECASE)
_SINGULAR = {"people": "person", "children": "child", "loss of lives": "life", "loss of life": "life", "casualties": "casualty", "fatalities": "fatality", "injuries": "injury", "dead": "dead", "losses": "loss", "staff": "staff"}  # fmt: skip


def find_zeros(parsed: Parsed) -> list[Quantity]:
    """Every "no X" that tells a figure; "no reports of casualties" tells none."""
    found = []
    for m in _ZERO.finditer(parsed.document.text):
        if _UNKNOWN.search(m.group()) or (parsed.boilerplate and parsed.is_boilerplate(m.start())):
            continue
        noun = m["noun"].lower()
        unit = _SINGULAR.get(noun) or (noun[:-1] if noun.endswith("s") else noun)
        found.append(
            Quantity(m.start(), m.end("none"), (0.0,), 0.0, 0.0, unit, None, "=", (), (m.start("noun"), m.end("noun")))
        )
    return found
