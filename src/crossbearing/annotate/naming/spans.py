"""Spans of names: the parser's names, places, and runs of capitalised words that neither has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import adjectives, given_names, offices, peoples, words
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.toponyms.capitals import Capital, capitals
from crossbearing.annotate.toponyms.evidence import in_heading
from crossbearing.records import Place
from crossbearing.records.name import NameKind

_KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_POSSESSIVE = re.compile(r"['’]s$")
_ARTICLE = re.compile(r"^(?:the|a|an|The|A|An|THE)\s+")
_EDGE = " \t\n\"“”‘'«»()[],.;:!?—–-*•#|/"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,7}s?|(?:[A-Z]\.){2,}")
_WORD = re.compile(r"[^\s]+")
_LOCATIVE = re.compile(r"\b(?:in|at|near|outside|around) $")
_HYPHENED = re.compile(r"\b[A-Z]\w*[-‑]$")
_WORD_REST = re.compile(r"[-‑][A-Z]\w*")
# Words that end names of organisations, but as often names of other things and of people.
_LOOSE_HEADS = frozenset({"Power", "Gold", "Oil", "Gas", "Energy", "Steel", "Works", "Church", "School", "Unit", "Team", "Division", "Force", "Guard", "Post",
    "Times", "News", "Press", "Mirror", "Journal", "Channel", "United", "Cross", "Exchange", "Trust", "Mission", "Center", "Centre", "Mines", "Command",
    "Front", "Service", "Services", "Fund", "Watch", "Chapter", "Circle", "Chamber", "Wire", "Radio", "Court", "Club", "Clan", "Rescue", "Relief"})  # fmt: skip
_PLAIN = re.compile(r"\w+")
_LONGEST_ORGANISATION = 5
# Precision of places without an entry of their own: near a town, in a district.
_HOSTED = (2, 3)
_TAIL = re.compile(r" (?:of|for)(?: the)? [A-Z][\w’'-]*(?:(?:,| and|,? and| of| of the)? [A-Z][\w’'-]*){0,4}")
_LONGEST_ACRONYM = 6
_BYLINE = re.compile(r"\b(?:[Bb]y|BY) $")
# Small words that hold the parts of an organisation's name together.
_OF = re.compile(r" (?:of|for|and|&|on|against|to|in|the|of the|for the|and the|of|de la|de|do|da|du) ")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without articles, possessive endings and marks at its edges; a point stays in abbreviations ("U.S.", "Jr.")."""
    line = text.find("\n", start, end)
    if line >= 0:
        end = line if line - start >= end - line else end
        start = start if line - start >= end - line else line + 1
    while start < end and text[start] in _EDGE:
        start += 1
    while (
        end > start
        and text[end - 1] in _EDGE
        and not (
            text[end - 1] == "." and re.search(r"(?:\b[A-Z]\.|Jr\.|Sr\.|Inc\.|Corp\.|Ltd\.|Co\.)$", text[start:end])
        )
    ):
        end -= 1
    bracket = text.find(" (", start, end)
    if bracket > start:
        end = bracket
    if m := _ARTICLE.match(text[start:end]):
        start += m.end()
    if m := _POSSESSIVE.search(text[start:end]):
        end = start + m.start()
    return start, end


def from_parser(parsed: Parsed) -> list[tuple[int, int, NameKind]]:
    """The parser's names of the kinds we keep, trimmed, in order. A name without a capital letter is dropped."""
    text, found = parsed.document.text, []
    for e in parsed.doc.ents:
        kind = _KINDS.get(e.label_)
        if (
            kind is None
            or parsed.is_boilerplate(e.start_char)
            or (e.label_ == "NORP" and e[-1].tag_ == "JJ" and e.text not in peoples())
        ):
            continue
        start, end = trimmed(text, e.start_char, e.end_char)
        # The parser cuts "Al-Hamza" at its hyphen.
        if start > 1 and text[start - 1] in "-‑" and (m := _HYPHENED.search(text, max(0, start - 20), start)):
            start = m.start()
        if text[end : end + 1] in ("-", "‑") and (m := _WORD_REST.match(text, end)):
            end = m.end()
        if end > start and any(ch.isupper() for ch in text[start:end]):
            found.append((start, end, kind))
    return found


def by_pattern(parsed: Parsed, caps: Sequence[Capital]) -> list[Mention]:
    """Organisations and groups told by a word like Ministry: "Western Relief Movement", "Agency for International Development"."""
    text, none, heads = parsed.document.text, words("not_a_name"), words("organization") | words("group")
    found: list[Mention] = []
    for i, c in enumerate(caps):
        if c.text not in heads or parsed.is_boilerplate(c.start):
            continue
        left = i
        while left > 0 and i - left < _LONGEST_ORGANISATION and caps[left - 1].text not in none:
            if not (caps[left].spaced or text[caps[left - 1].end : caps[left].start] == " and "):
                break
            left -= 1
        while left < i and caps[left].text.lower() in offices():
            left += 1
        end = c.end
        if tail := _TAIL.match(text, c.end):
            end = tail.end()
            # A list of names ("the Ministry of Health, Reuters") ends at its first comma unless "and" closes it.
            comma = text.find(",", c.end, end)
            if comma > 0 and " and " not in text[comma:end]:
                end = comma
        elif left == i or c.text in _LOOSE_HEADS or (i + 1 < len(caps) and caps[i + 1].spaced):
            continue
        start, end = trimmed(text, caps[left].start, end)
        if found and start < found[-1].end:
            if end <= found[-1].end:
                continue
            found.pop()
        found.append(mention(text, start, end, "organization"))
    return found


def first_of_sentence(parsed: Parsed, start: int) -> bool:
    """Whether a sentence begins at the offset, so that the capital letter says nothing."""
    token = parsed.doc[parsed.token_at(start)]
    return bool(token.is_sent_start) or (token.i > 0 and parsed.doc[token.i - 1].text in "“\"‘'—–:•*(")


def runs(parsed: Parsed, caps: Sequence[Capital], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of capitalised words outside the taken spans that are names by their tags, trimmed of words that are none."""
    text, none, found = parsed.document.text, words("not_a_name"), []
    spans = sorted(taken)
    free: list[Capital] = []
    at = 0
    for c in caps:
        while at < len(spans) and spans[at][1] <= c.start:
            at += 1
        if at >= len(spans) or spans[at][0] >= c.end:
            free.append(c)
    grouped: list[list[Capital]] = []
    for c in free:
        if grouped and c.spaced and text[grouped[-1][-1].end : c.start].strip() == "":
            grouped[-1].append(c)
        else:
            grouped.append([c])
    for run in grouped:
        while run and (run[0].text in none or (first_of_sentence(parsed, run[0].start) and common(parsed, run[0]))):
            run.pop(0)
        while run and run[-1].text in none:
            run.pop()
        if run and (len(run) > 1 or lonely(parsed, run[0])):
            found.append((run[0].start, run[-1].end))
    return found


def lonely(parsed: Parsed, c: Capital) -> bool:
    """Whether a single capitalised word that the parser gives no name is one: an acronym, or a proper noun that stands for itself and not
    before a common noun ("Proto teams")."""
    if _ACRONYM.fullmatch(c.text):
        return len(c.text) > 2
    token = parsed.doc[parsed.token_at(c.start)]
    if (
        token.tag_ != "NNP"
        or len(c.text) < 4
        or token.dep_ in ("compound", "amod", "nmod")
        or first_of_sentence(parsed, c.start)
    ):
        return False
    return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "agent")


def common(parsed: Parsed, c: Capital) -> bool:
    """Whether the parser takes the capitalised word for a common word."""
    return parsed.doc[parsed.token_at(c.start)].tag_ not in ("NNP", "NNPS") and not _ACRONYM.fullmatch(c.text)


def office_word(word: str) -> bool:
    """Whether the word is an office or role."""
    return word.lower() in offices()


def stray(text: str, m: Mention) -> bool:
    """Whether the words are no name but a heading in capitals, or a common word with a capital that the account also writes without."""
    span = text[m.start : m.end]
    if m.sure or "place" in m.features:
        return False
    if (
        len(m.words) == 1
        and not _ACRONYM.fullmatch(span)
        and (span.title() in words("not_a_name") or common_elsewhere(text, span))
    ):
        return True
    heads = words("organization") | words("group")
    return (
        span.isupper()
        and len(span) > _LONGEST_ACRONYM
        and in_heading(text, m.start, m.end)
        and not any(w.title() in heads for w in m.words)
    )


def common_elsewhere(text: str, word: str) -> bool:
    """Whether the word stands elsewhere in the account without a capital."""
    low = word.lower()
    if low.isalnum():
        return low in small_words(text)
    return low in text and re.search(rf"\b{re.escape(low)}\b", text) is not None


@lru_cache(maxsize=2)
def small_words(text: str) -> frozenset[str]:
    """The words of the text that begin without a capital."""
    return frozenset(w for w in _PLAIN.findall(text) if not w[0].isupper())


def titles_only(m: Mention) -> bool:
    """Whether the words are an office and no name ("Spokesman", "Chief Inspector")."""
    if (
        m.kind != "place"
        and len(m.words) == 1
        and m.words[0] in words("organization") | words("group")
        and m.words[0] not in adjectives()
    ):
        return True
    if m.words[-1] in words("no_bearer"):
        return True
    return m.kind != "place" and all(w.lower().rstrip(".") in offices() or w in words("not_a_name") for w in m.words)


def mention(text: str, start: int, end: int, kind: NameKind) -> Mention:
    """The span as a mention of unsure kind."""
    return Mention(start, end, kind, tuple(m.group().rstrip(",") for m in _WORD.finditer(text[start:end])))


def cut_in_two(text: str, before: Mention, m: Mention) -> bool:
    """Whether the parser has cut one person's name in two ("Al-Sadiq Hamza Bilal")."""
    if before.kind != "person" or m.sure or text[before.end : m.start] != " ":
        return False
    return m.kind == "person" or (m.kind == "organization" and "place" not in m.features and len(m.words) < 3)


def before_noun(parsed: Parsed, end: int) -> bool:
    """Whether the word that ends here stands before a noun ("NATO troops"), and not for itself ("NATO sent troops")."""
    return parsed.doc[parsed.token_at(end - 1)].dep_ in ("amod", "compound", "nmod", "npadvmod") or (
        parsed.doc[parsed.token_at(end - 1)].tag_ in ("JJ", "VBN")
    )


def two_names(text: str, start: int, end: int) -> bool:
    """Whether the words look like a person's given name and surname: two or three, without an article and a word like Ministry."""
    found = text[start:end].split()
    if not 2 <= len(found) <= 3 or text[max(0, start - 4) : start].lower().endswith(("the ", "a ", "an ")):
        return False
    heads = words("organization") | words("group") | words("not_a_name") | words("no_bearer")
    return found[-1] not in adjectives() and all(
        w[:1].isupper() and w.isalpha() and not w.isupper() and w not in heads for w in found
    )


def in_gazetteer(p: Place) -> bool:
    """Whether the place has an entry of its own, and not only its host's point."""
    return p.latitude is not None and not (p.geonameid is None and p.precision in _HOSTED)


def without_overlap(kept: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The mentions that overlap none of the others, which are apart."""
    spans = sorted((m.start, m.end) for m in others)
    out = []
    for k in kept:
        at = bisect_left(spans, (k.end, 0))
        if at == 0 or spans[at - 1][1] <= k.start:
            out.append(k)
    return out


def spans(parsed: Parsed, places: Sequence[Place]) -> list[Mention]:
    """Every name of the account, in order, none overlapping. Places win over the parser's word where they are the same span."""
    text = parsed.document.text
    found = [mention(text, s, e, k) for s, e, k in from_parser(parsed)]
    known = {(p.start, p.end) for p in places if in_gazetteer(p)}
    guessed = {(p.start, p.end) for p in places if not in_gazetteer(p)}
    kept: list[Mention] = []
    for m in found:
        if (
            text[m.start : m.end] in adjectives()
            and text[m.start : m.end] not in peoples()
            and before_noun(parsed, m.end)
        ):
            continue  # an adjective; the groups it stands before are found by themselves
        kept.append(m)
    caps = [c for c in capitals(text) if not parsed.is_boilerplate(c.start)]
    given = {c.end + 1: c for c in caps if c.text in given_names()}
    for m in kept:
        c = given.get(m.start)
        if c is not None and len(m.words) == 1 and text[c.end] == " " and (m.start, m.end) not in known:
            # The parser has cut "Ana Petrescu" behind the given name.
            m.start, m.words, m.kind = c.start, (c.text, *m.words), "person"
    patterned = by_pattern(parsed, caps)
    kept = [*without_overlap(kept, patterned), *patterned]
    covered = sorted((m.start, m.end) for m in kept)
    starts, reach = [s for s, _ in covered], list(accumulate((e for _, e in covered), max))
    added: list[Mention] = []
    for p in places:
        at = bisect_right(starts, p.start)
        if at == 0 or reach[at - 1] < p.end:
            m = mention(text, p.start, p.end, "place")
            m.sure = 2 if in_gazetteer(p) else 0
            added.append(m)
    kept = [*without_overlap(kept, added), *added]
    for m in kept:
        if (m.start, m.end) in known:
            m.features.add("place")
        elif (m.start, m.end) in guessed and (m.kind != "person" or len(m.words) == 1):
            m.kind = "place"
    covered = [(m.start, m.end) for m in kept]
    for s, e in runs(parsed, caps, covered):
        if text[s:e] in adjectives() and before_noun(parsed, e):
            continue
        byline = " " in text[s:e] and _BYLINE.search(text, max(0, s - 4), s)
        in_place = _LOCATIVE.search(text, max(0, s - 12), s)
        person = byline or (not in_place and two_names(text, s, e))
        kept.append(mention(text, s, e, "person" if person else "place" if in_place else "organization"))
        kept[-1].sure = 1 if byline else 0
    kept = [m for m in kept if not titles_only(m) and not stray(text, m)]
    kept.sort(key=lambda m: (m.start, -m.end))
    out: list[Mention] = []
    for m in kept:
        if out and m.start < out[-1].end:
            continue
        if out and cut_in_two(text, out[-1], m):
            out[-1] = mention(text, out[-1].start, m.end, "person")
            continue
        out.append(m)
    return out
