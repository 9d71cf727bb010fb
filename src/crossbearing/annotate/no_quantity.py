"""Numbers that are no quantities: years, clock times, ordinals, names, labels, telephone numbers, scores."""

from __future__ import annotations

import re

from crossbearing.annotate.numbers import Number
from crossbearing.lexicon import lexicon

_LABELS = "|".join(
    sorted({re.escape(w) for row in lexicon("figures")["labels"] for w in row["words"]}, key=len, reverse=True)
)
_LABEL = re.compile(rf"(?:\b|(?<=\s))(?:{_LABELS})s?[ \u00a0-]?$", re.IGNORECASE)
# Runs of digits that are no number, matched where a number starts.
_SEQUENCE = re.compile(
    r"(?:\+|00)\d[\d ()/.-]{6,}\d|\(0\d+\)[ \d/-]+\d|0\d{1,4}[ /-]\d{3,}[ \d-]*"  # telephone numbers
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|\d{4}-\d{2}-\d{2}(?!\d)"  # dates
    r"|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d{1,2}(?:\.\d{2})?[ ]?[ap]\.?m\b|\d{1,2}h\d{2}\b"  # clock times
    r"|\d+(?:\.\d+){2,}"  # versions, addresses of machines
    r"|\[\d{1,3}\]"  # footnotes
    r"|\d{1,3}(?:\.\d+)?°[ ]?[NSEW]\b|\d{1,3}°\d+[′']"  # coordinates
    r"|(?:24|50|9|7|20)/(?:7|50|11|20)\b"
    r"|\d{5}(?:-\d{4})?[ ](?=ZIP)"
    r"|\d{1,4}(?:[-–]\d{1,4})?[ ](?-i:[A-Z]\w*)[ ](?-i:(?:[A-Z0-9]\w*[ ]){0,2})(?:road|street|avenue|way|lane|drive|boulevard|st|ave|rd|blvd)\b"  # street addresses
    r"|\d{1,4}[ ](?-i:Ave|Rue|Calle|Via|Strada|Str)\.?[ ](?-i:[A-Z])",
    re.IGNORECASE,
)
_LIST_NUMBER = re.compile(r"\d{1,2}[.)][ \t](?=\S)")
_LINE_LEFT = re.compile(r"(?:^|\n)[ \t(]*$")
# Addresses on the net and tags.
_ADDRESS = re.compile(r"://|^www\.|@|^#")
# No address is looked for further back than this.
_LONGEST_ADDRESS = 120
_SCORE = re.compile(r"(?<![\d.,$€£–-])(\d{1,3})[-–](\d{1,3})(?![\w%$–-]|[.,]\d)")
# Four digits that read as a year where nothing says otherwise.
_FIRST_YEAR, _LAST_YEAR = 1400, 2150
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|by|during|before|after|early|late|mid|through|and|to|or|the|year|circa|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,?|,|\(|[’']s|[-–/])[ -]?$",
    re.IGNORECASE,
)
# Years that models and seasons are named after ("the Corolla 2018").
_FIRST_MODEL_YEAR, _LAST_MODEL_YEAR = 1990, 2035
_BETWEEN = re.compile(r"\b(?:between|from)[ ]$", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}\D{1,6}(?:\d{4}|\d{2})")
_LETTER_BEFORE = re.compile(r"\bCOVID[ ]?-?$|[A-Za-z_0-9][-–]?$|[#@_/\\=]$|[’']$")
# Prefixes and numerals that may be joined to a number by a hyphen: "mid-30s" is none, "sub-400" is.
_JOINABLE = re.compile(r"\b(?:minus|sub|plus|to|over|under|a|roughly|about|now|then|magnitude)-$|\d[-–]$|[A-Za-z%°″′][–]$|\b(?:km|m|kg|GB|per cent|percent)-$", re.IGNORECASE)  # fmt: skip
_ZERO_FIRST = re.compile(r"0\d")
_ORDINAL_AFTER = re.compile(r"(?:st|nd|rd|th)\b")
_TALLY = re.compile(r"[:(;][^.!?\n]{0,60}$")
# "One day" is some day, unless it lasts or is reckoned from.
_ONE_DAY = re.compile(r"[ ]day\b(?! (?:ago|later|earlier|before|after|of)\b)", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:in|for|than|within|after|about|only|just|least|takes?|took|lasted)[ ]$", re.IGNORECASE)
# "the Group of Seven": a number within a name.
_TITLE_BEFORE = re.compile(r"\b[A-Z]\w+ of (?:the )?$")
_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|each|every|which|any|another|only|no|some|first|last|next|new|old|big|same|wrong|right)[ ]$",
    re.IGNORECASE,
)
_ONE_AFTER = re.compile(r"[ ](?:never|always|cannot|another|they|we|I|you|he|she|who|that|which|can|could|should|must|may|might|would|day|time|way|thing|hopes?|wonders?|by)\b|-(?:off|sided|way|time|on|stop|man)\b|[’']s\b", re.IGNORECASE)  # fmt: skip


class NoQuantity:
    """Which numbers of one text are no quantities. Numbers are asked about in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._end = 0

    def in_sequence(self, start: int) -> bool:
        """Whether the digits at `start` lie in an address, a date, a clock time, a telephone number or a score."""
        if start < self._end:
            return True
        text, before = self.text, self.text[start - 1] if start else "\n"
        begin = start - 1 if before in "+([" else start
        m = _SEQUENCE.match(text, begin)
        if m is None and (score := _SCORE.match(text, start)) and int(score[1]) >= int(score[2]):
            m = score
        if m is None and (before in "\n(" or before.isspace()) and _LINE_LEFT.search(text, max(0, start - 8), start):
            m = _LIST_NUMBER.match(text, start)
        if m is not None and not (before == "." or (before.isalnum() and begin == start)):
            self._end = m.end()
            return True
        if not before.isspace():
            chunk = re.split(r"\s", text[max(0, start - _LONGEST_ADDRESS) : start])[-1]
            if _ADDRESS.search(chunk):
                self._end = start + len(re.match(r"\S*", text[start:]).group())  # type: ignore[union-attr]
                return True
        return False

    def excludes(
        self, n: Number, *, unit: bool, currency: bool, plural: bool, noun: bool, capital_before: bool
    ) -> bool:
        """Whether number `n` is none, given whether a unit, a currency, a (plural) noun that it counts, or a name stands beside it."""
        text = self.text
        if currency:
            return False
        if (n.digits and self.in_sequence(n.start)) or (
            n.share and text[n.start].isdigit() and self.in_sequence(n.start)
        ):
            return True
        before = text[max(0, n.start - 14) : n.start]
        if not n.digits and text[n.start].isupper() and _TITLE_BEFORE.search(before):
            return True
        if not n.digits:
            if n.value == 1 and text[n.start : n.end].lower() == "one":
                if (text[n.start] == "O" and capital_before) or (
                    _ONE_DAY.match(text, n.end) and not _LASTING.search(before)
                ):
                    return True
                return bool(_ONE_BEFORE.search(before) and not (unit or noun)) or (
                    not unit and bool(_ONE_AFTER.match(text, n.end))
                )
            return not (unit or plural) and bool(_LABEL.search(before))
        after = text[n.end : n.end + 3]
        if _LETTER_BEFORE.search(before) and not _JOINABLE.search(before) and not n.negative:
            return True
        if not unit and (after[:1].isalnum() or (after[:1] in "-–" and after[1:2].isdigit() and not plural)):
            return True
        if _ORDINAL_AFTER.match(text, n.end) or _ZERO_FIRST.match(text, n.start):
            return True
        whole = text[n.start : n.end]
        if not unit and _YEARS.fullmatch(whole) and _FIRST_YEAR <= int(whole[:4]) <= _LAST_YEAR:
            return not plural or bool(_BETWEEN.search(before)) or whole[4] in "-–"
        if not unit and len(whole) == 4 and whole.isdigit() and _FIRST_YEAR <= n.value <= _LAST_YEAR:
            if not plural or _YEAR_BEFORE.search(before):
                return True
            if capital_before and _FIRST_MODEL_YEAR <= n.value <= _LAST_MODEL_YEAR:
                return True
        if unit or plural:
            return bool(_LABEL.search(before)) and not plural and not unit
        if _LABEL.search(before):
            return True
        if capital_before:
            return not (after[:1] in (",", ";", ".", ")", "") and _TALLY.search(text[max(0, n.start - 80) : n.start]))
        return False
