"""The language of a text."""

from __future__ import annotations

# Below this many characters the identifier's answer is a guess; None is said instead.
SHORTEST = 40
# Below this many, an answer other than English is believed only where the letters are not plain Latin ones: lists of names mislead it.
SURE = 200
# What the identifier reads: more changes no answer and takes longer.
SAMPLE = 4000
LITTLE_WORDS = frozenset("the of and to in a was were said by on for is that at with from has have had".split())
# English news has 0.25 to 0.4 of these, other languages under 0.08 ("in", "a", "to", "on" occur in several).
LITTLE_SHARE = 0.15
# Running text in French, Spanish or German has an accented letter in 30 or so.
PLAIN_SHARE = 0.97
NAMED = {"english": "en", "french": "fr", "german": "de", "spanish": "es", "russian": "ru", "arabic": "ar"}


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language that the text is mostly in; None for a text too short to tell."""
    sample = text.strip()[:SAMPLE]
    if sum(c.isalpha() for c in sample) < SHORTEST:
        return None
    import py3langid

    code, _ = py3langid.classify(sample)
    if code != "en" and _english(sample):
        return "en"
    letters = [c for c in sample if c.isalpha()]
    if code != "en" and len(letters) < SURE and sum(c.isascii() for c in letters) > PLAIN_SHARE * len(letters):
        return None
    return str(code)


def spelled(given: str) -> str:
    """A language as somebody wrote it (`English`, `en-GB`, `EN`) as its code."""
    plain = given.strip().lower().replace("_", "-")
    return NAMED.get(plain, plain)


def _english(sample: str) -> bool:
    """Whether the little words are English: many foreign names mislead the identifier on a short text."""
    words = sample.lower().split()
    return sum(w in LITTLE_WORDS for w in words) > LITTLE_SHARE * len(words)
