"""Where an account says in its own words that it was first published: "This article first appeared in the Harbour Gazette"."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.read.raw import Raw
from crossbearing.records import Derivation

# Such notices stand in the first and in the last lines.
HEAD, FOOT = 600, 800
_NAME = r"(?:the |The )?(?P<name>[A-ZÀ-Þ][\w.&’'-]*(?: (?:of|and|for|de|la|le|du|des|del|der|die|das|the|&|[A-ZÀ-Þ0-9][\w.&’'-]*)){0,7})"
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_LAST = re.compile(r"(?: (?:of|and|for|de|la|le|du|des|del|der|die|das|the|&))+$")
_DAY = re.compile(
    r"(?i)^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|^\d"
)


@lru_cache(maxsize=1)
def _notices() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(row["pattern"].replace("{name}", _NAME)) for row in lexicon("credits")["published_elsewhere"]
    )


def tell_derivation(raw: Raw) -> None:
    """Adds to `raw.derived_from` what the text says of its first publication, with the words that say it."""
    text = raw.text
    known = {d.publisher for d in raw.derived_from if d.publisher} | {raw.publisher}
    lines = [m for m in re.finditer(r"[^\n]*\S[^\n]*", text) if m.start() < HEAD or m.end() > len(text) - FOOT]
    for line in lines:
        for notice in _notices():
            m = notice.search(line.group())
            if m is None:
                continue
            name = _LAST.sub("", m["name"]).rstrip(".'’-") if "name" in m.groupdict() and m["name"] else None
            if name and (_DAY.match(name) or name in known):
                break
            address = _URL.search(line.group(), m.start())
            url = address.group().rstrip(".,;") if address else None
            if name or url:
                known.add(name)
                start = line.start() + m.start()
                end = max(line.start() + m.end(), line.start() + address.start() + len(url or "") if address else 0)
                raw.derived_from.append(Derivation(name, url, "text", start, end))
            break
