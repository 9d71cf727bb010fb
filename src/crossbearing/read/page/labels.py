"""Lines that open or are none of the account: "Read more: ...", "Advertisement", "Leave a reply"."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.read.page.block import Block

# A label is short; a longer line that begins so is a paragraph after all.
LONGEST = 320
_BULLET = re.compile(r"\A(?:- |\d+\. |[•▶►→»*] ?)+")


@lru_cache(maxsize=1)
def _alone() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(r["words"] for r in lexicon("surroundings")["labels"]["alone"]) + r")\W*", re.I)


@lru_cache(maxsize=1)
def _ahead() -> tuple[tuple[re.Pattern[str], bool], ...]:
    rows = lexicon("surroundings")["labels"]["ahead"]
    return tuple((re.compile(f"(?:{r['words']})", re.I), bool(r.get("needs_link"))) for r in rows)


def is_notice(block: Block) -> bool:
    """Whether the line by itself is none of the account."""
    words = _BULLET.sub("", block.words, count=1)
    return len(words) <= LONGEST and bool(_alone().fullmatch(words))


def opens_other(block: Block) -> bool:
    """Whether the line opens something that is none of the account, within itself or below itself."""
    words = _BULLET.sub("", block.words, count=1)
    if len(words) > LONGEST:
        return False
    for sign, needs_link in _ahead():
        m = sign.match(words)
        if m is None:
            continue
        whole = m.end() >= len(words.rstrip(" .:…"))
        if (
            whole
            or (needs_link and block.links)
            or block.density > 0.3
            or (words[: m.end()].rstrip().endswith(":") and block.links)
        ):
            return True
    return False
