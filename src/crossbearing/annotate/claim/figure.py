"""Figures: a quantity, or a word that stands for one, with the noun that it counts."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Doc

from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Quantity

# Words that count nobody, and single ones that a tagger of quantities may leave out.
_WORDS = re.compile(
    r"\b(?P<zero>no[ -]one|nobody|none|not (?:a single|one)|no)\b"
    r"|\bin [A-Z][\w’'-]+ (?P<listed>\d{1,3}(?:,\d{3})*)(?=\s*(?:[,;.)]|and\b))"
    r"|\b(?P<any>any(?:one|body))\b"
    r"|(?<!how )(?<!as )(?<!so )(?<!too )(?<!not )(?<!that )(?<!there are )\b(?P<many>numerous|countless|many(?! (?:have|had) (?:said|asked|called|wondered))|an? (?:large|great|growing|considerable|high|huge|unknown but large) number of|large numbers of)\b"
    r"|\b(?P<some>an? (?:small |limited |further )?number of|various)\b"
    r"|\b(?P<both>both)\b(?! (?:of|from|in|by|to|for|on|at|sides|times|the (?!\w+s\b)))(?! [^.;,]{1,40} and\b)"
    r"|\b(?:magnitude|mag\.?) (?:of )?\(?(?:M[LlWwBbSs]|[LWBS]|M)[ )](?:of |= ?)?(?P<scaled>\d\.\d)(?!\d|\.\d)|\bM[LWwbsS] ?(?P<scale>\d\.\d)(?!\d|\.\d)"
    r"|\b(?P<one>one)(?= (?:of (?:them|whom|these|those|the|its|his|her|their|our|us)|[a-z][\w-]+)\b)"
    r"|\b(?:the|a|an) (?P<reached>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:ieth|y-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|thirteenth|fourteenth|fifteenth|sixteenth"
    r"|seventeenth|eighteenth|nineteenth|(?:1[3-9]|[2-9]\d|\d{3})(?:st|nd|rd|th))(?= (?:deaths?|victims?|fatalit|body|bodies|arrests?)\b)"
    r"|\b(?:the|a|an) (?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}th)\b",
    re.IGNORECASE,
)
_PARTITIVE = frozenset(["them", "whom", "which", "these", "those", "us", "you", "ours", "theirs", "yours", "own"])
_DETERMINERS = frozenset(["the", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all", "whose"])
# A number is counted within so many words: "12 so-called “peaceful protesters”" has four before the noun.
REACH = 7
# Verbs of headlines that a tagger takes for nouns right after a number ("13 die in clash").
HEADLINE_VERBS = frozenset({"die", "dies", "drown", "perish", "flee", "hurt", "rally"})
PERCENT = frozenset({"percentage", "percent", "%", "percentage point"})
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b(?:(?!\bbut\b)[^.;])*$", re.IGNORECASE)
# What the words state that stand for a number: "several" and "a number of" are 3 to 9, so "many" and "numerous" are more than 3.
_STATED: dict[str, tuple[float, float | None]] = {
    "zero": (0.0, 0.0),
    "many": (4.0, None),
    "some": (3.0, 9.0),
    "both": (2.0, 2.0),
}
# Words that are figures only where they count persons.
_OF_PERSONS = frozenset({"one", "many", "some", "both"})
# The letters of a scale stand between the word and its number: "Magnitude ML 5.8", "Mw 6.1".
_NEGATED = re.compile(r"\b(?:nor|not|never|without|den(?:y|ies|ied)|hardly)\b|n[’']t\b", re.IGNORECASE)


class Figure(NamedTuple):
    """`first`..`last` are the tokens of the quantity, `noun` the token counted (None where none is told), `stop` the last token
    of the phrase; `modifiers` the tokens between. `partitive`: "of them". `word`: zero, one or nth, for what no quantity gave."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    first: int
    last: int
    noun: int | None
    stop: int
    modifiers: tuple[int, ...]
    partitive: bool
    word: str | None

    @property
    def bare(self) -> bool:
        return self.noun is None


def counted(doc: Doc, after: int, end: int) -> tuple[int | None, int, tuple[int, ...], bool]:
    """The noun counted by a number whose last token is `after - 1`: its token, the phrase's last token, the tokens between,
    and whether it is a pronoun of a part ("of them")."""
    i, stop = after, after - 1
    if i < end and doc[i].lower_ == "of":
        i += 1
        definite = False
        while i < end and doc[i].lower_ in _DETERMINERS and doc[i].lower_ not in ("these", "those"):
            i, definite = i + 1, True
        if i < end and doc[i].lower_ in ("these", "those"):
            definite = True
            if i + 1 < end and doc[i + 1].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
                i += 1
        if i < end and (doc[i].lower_ in _PARTITIVE):
            return *_apposed(doc, i + 1, end), True
        if definite and i < end and doc[i].tag_ == "CD":
            # "nine of the 22 coaches" are coaches; "nine of the 22 died"
            noun, until, within, _ = counted(doc, i + 1, end)
            if noun is not None and noun == i + 1 and doc[noun].tag_ == "NNS":
                return noun, until, within, True
            return None, i, (), True
        noun, stop, within, _ = counted(doc, i, end)
        return (noun, stop, within, True) if noun is not None and definite else (noun, max(stop, i - 1), within, False)
    between: list[int] = []
    while i < end and i - after < REACH:
        token = doc[i]
        tag = token.tag_
        if i == after and token.lower_ in HEADLINE_VERBS:
            break
        following = doc[i + 1].pos_ if i + 1 < end else ""
        if (
            tag == "NNP"
            and token.ent_type_ == "PERSON"
            and following != "NOUN"
            and token.lemma_.lower() not in lexemes().persons
        ):
            # "a father of five Ivo Brand": nobody counts a person by name
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and doc[i + 1 : i + 2].text == "-"
            and i + 2 < end
            and doc[i + 2].tag_ in ("VBN", "VBG", "JJ")
        ):
            between.append(i)
            i += 2  # "five rocket-propelled grenades"
            continue
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"):
            while (
                i + 1 < end
                and doc[i + 1].pos_ in ("NOUN", "PROPN")
                and doc[i + 1].ent_type_ not in ("DATE", "TIME")
                and doc[i + 1].tag_ != "POS"
            ):
                i += 1
            i = _headed(doc, i, after, end)
            return i, i, tuple(between), False
        if tag == "CD" and i + 3 < end and doc[i + 1].text == "-":
            i += 3  # "two five-storey buildings"
            continue
        if tag == "CD" and token.text[0].isalpha() and any(c.isdigit() for c in token.text):
            i += 1  # a model's name stands before its noun: "five AK-47 rifles"
            continue
        if tag == "VBD" and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children):
            break
        if (
            token.pos_ == "ADJ"
            or tag in ("VBN", "VBG", "JJ", "VBD")
            or token.lower_ in ("so", "-", "called", "“", '"', "‘", "and")
        ):
            if token.lower_ == "and" and not (between and i + 1 < end and doc[i + 1].pos_ == "ADJ"):
                break
            between.append(i)
            i += 1
            continue
        break
    return None, stop, (), False


def _headed(doc: Doc, i: int, after: int, end: int) -> int:
    """The plural that a name before it belongs to, and the noun itself where there is none: "nine Shining Path of Peru rebels"."""
    noun = doc[i]
    head = noun.head
    within = noun.tag_ == "NNP" and noun.dep_ in ("nmod", "compound") and i < head.i < min(end, after + REACH + 2)
    return head.i if within and head.tag_ == "NNS" else i


def _apposed(doc: Doc, i: int, end: int) -> tuple[int | None, int, tuple[int, ...]]:
    """The noun that says what a pronoun's part is: "nine of them children", "five of whom hospital staff"."""
    j = i
    while (
        j < end
        and j - i < 3
        and (doc[j].pos_ == "ADJ" or doc[j].pos_ in ("NOUN", "PROPN"))
        and doc[j].ent_type_ not in ("DATE", "TIME")
    ):
        j += 1
    if j > i and doc[j - 1].pos_ in ("NOUN", "PROPN"):
        return j - 1, j - 1, ()
    return None, i - 1, ()


_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")


def _ordinal(words: str) -> int:
    """The number of an ordinal above twelve: "forty-fourth", "44th"."""
    words = words.lower()
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    if words in _TEENS:
        return 13 + _TEENS.index(words)
    tens = next(n for stem, n in _TENS.items() if words.startswith(stem))
    return tens + (_UNITS.index(words.rpartition("-")[2]) + 1 if "-" in words else 0)


def _figure(parsed: Parsed, start: int, end: int, low: float | None, high: float | None, unit: str | None, stop: int,
            word: str | None) -> Figure:  # fmt: skip
    first, last = parsed.token_at(start), parsed.token_at(max(start, end - 1))
    noun, until, between, partitive = counted(parsed.doc, last + 1, stop)
    return Figure(start, end, low, high, unit, first, last, noun, max(last, until), between, partitive, word)


def from_quantity(parsed: Parsed, quantity: Quantity, stop: int) -> Figure:
    """The figure of a quantity in a sentence that ends before token `stop`."""
    word = None
    if quantity.low == quantity.high == 0 and not parsed.document.text[quantity.end - 1].isdigit():
        word = "zero"
    elif quantity.low == quantity.high == 1 and parsed.document.text[quantity.start : quantity.end].lower() == "one":
        word = "one"
    return _figure(parsed, quantity.start, quantity.end, quantity.low, quantity.high, quantity.unit, stop, word)


def from_words(parsed: Parsed, start: int, end: int, stop: int, taken: list[tuple[int, int]]) -> list[Figure]:
    """Figures told by "no one", "one of them", "the fourth" in the sentence `text[start:end]`, less those in `taken`."""
    text, doc, found = parsed.document.text, parsed.doc, []
    for m in _WORDS.finditer(text, start, end):
        if any(s < m.end() and m.start() < e for s, e in taken):
            continue
        word = m.lastgroup or ""
        if word == "any":
            if not _NEGATED.search(text, start, m.start()):
                continue
            if _DENIED.search(text, start, m.start()):
                # "denied that anyone was killed": what is denied is one or more
                found.append(_figure(parsed, m.start(), m.end(), 1.0, None, None, stop, "any"))
                continue
            word = "zero"
        if word in ("scaled", "scale"):
            number = float(m.group(word))
            found.append(_figure(parsed, m.start(word), m.end(word), number, number, "magnitude", stop, None))
            continue
        if word == "reached":
            # "hers became the forty-fourth death": that is how many there were
            number = float(_ordinal(m.group(word)))
            found.append(_figure(parsed, m.start(), m.end(), number, number, None, stop, None))
            continue
        if word == "listed":
            number = float(m.group(word).replace(",", ""))
            found.append(_figure(parsed, m.start(word), m.end(word), number, number, None, stop, None))
            continue
        low, high = _STATED.get(word, (1.0, 1.0))
        figure = _figure(parsed, m.start(), m.end(), low, high, None, stop, word)
        if (
            word == "zero"
            and m.group().lower() == "no"
            and (
                (figure.noun is None and doc[min(figure.last + 1, len(doc) - 1)].lower_ not in lexemes().states)
                or (
                    figure.noun is not None
                    and not (lexemes().is_person(doc[figure.noun].lemma_) or doc[figure.noun].lemma_ in lexemes().nouns)
                )
            )
        ):
            continue
        if word == "one" and re.search(
            r"\b(?:every|each|any|this|that|which)\s+$", text[max(start, m.start() - 8) : m.start()], re.IGNORECASE
        ):
            continue
        if (
            word == "zero"
            and figure.noun is None
            and m.group().lower() == "not one"
            and text[m.end() : m.end() + 1] in (",", ".", '"', "”")
        ):
            continue
        if (
            word in _OF_PERSONS
            and figure.noun is not None
            and not lexemes().is_person(doc[figure.noun].lemma_)
            and doc[figure.noun].lemma_ not in lexemes().nouns
        ):
            continue
        found.append(figure)
    return found
