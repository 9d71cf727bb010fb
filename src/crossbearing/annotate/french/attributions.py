"""Who says what in French: verbs of saying with "que", inverted behind what is said, with an infinitive; "selon"; words in quotation marks."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from crossbearing.annotate.french.according import according, as_said, by_nouns, speakers
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.numbers import find_numbers
from crossbearing.annotate.french.persons import is_person
from crossbearing.annotate.french.phrases import phrase_before, speaker_name
from crossbearing.annotate.french.sayings import (
    behind,
    clause_end,
    saying_verbs,
    sentence_of,
)
from crossbearing.annotate.french.time_rules import WEEKDAYS
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.records import Attribution, Name
from crossbearing.records.attribution import Pair

_PARTICIPLES = ("é", "és", "ée", "ées", "ant")
_QUOTE = re.compile(r"«[^«»]{2,2000}»|“[^“”]{2,2000}”|\"[^\"\n]{2,2000}\"")
_ENDS = ".!?;\n"
_AGENCY = re.compile(
    r"(?:à|auprès de|au)\s+(?:l['’]agence\s+)?(?:l['’]|la\s+|le\s+)?(?P<name>AFP|Reuters|AP|Associated Press|Agence France-Presse|[A-Z][\w-]*(?: (?:News|TV|Info|Presse))?)$"
)


# Words that may stand between a verb of saying and what is said.
_AFTER_VERB = frozenset(
    {
        "également",
        "aussi",
        "encore",
        "ensuite",
        "notamment",
        "pourtant",
        "hier",
        "aujourd'hui",
        *WEEKDAYS,
        "matin",
        "soir",
    }
)


class Cue(NamedTuple):
    """A verb of saying at token `i`, with its row of the lexicon; `last` is its last token ("fait savoir")."""

    i: int
    last: int
    row: dict[str, Any]
    moods: tuple[str, ...]


def cues(t: Tokens) -> list[Cue]:
    """Every verb of saying, in order."""
    found = []
    verbs = saying_verbs()
    for i, low in enumerate(t.lower):
        for row, moods, rest in sorted(verbs.get(low, ()), key=lambda v: -len(v[2])):
            if tuple(t.lower[i + 1 : i + 1 + len(rest)]) == rest:
                found.append(Cue(i, i + len(rest), row, moods))
                break
    return found


def find_attributions(t: Tokens, groups: Groups, names: tuple[Name, ...]) -> tuple[Attribution, ...]:
    """Every attribution, in order."""
    quotes = [m.span() for m in _QUOTE.finditer(t.text)]
    found: list[Attribution] = []
    used: set[int] = set()
    by_end = {n.end: n for n in names if n.pronoun}
    for cue in cues(t):
        made = _said(t, groups, cue, quotes, by_end)
        if made is not None:
            used.add(cue.i)
            found.append(made)
    found += according(t)
    found += as_said(t)
    found += by_nouns(t)
    found = _without_doubles(found)
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _said(t: Tokens, groups: Groups, cue: Cue, quotes: list[Pair], pronouns: dict[int, Name]) -> Attribution | None:
    row, i, last = cue.row, cue.i, cue.last
    first, end = sentence_of(t, i)
    group = groups.group(i, cue.moods)
    if "participle" in cue.moods and group.mood == "participle" and not group.auxiliary and len(cue.moods) == 1:
        return None
    if group.mood == "infinitive":
        return None
    inside = next((q for q in quotes if q[0] < t.start[i] < q[1]), None)
    takes = row["takes"]
    text = t.text
    after = last + 1
    while after < end and t.lower[after] in _AFTER_VERB:
        after += 1
    where: tuple[int, int] | None = None
    addressed: str | None = None
    k = after
    if k < end and t.lower[k] == ",":
        # "assure, elle aussi, que"
        closing = next((j for j in range(k + 1, min(end, k + 6)) if t.lower[j] == ","), None)
        if closing is not None and t.lower[closing + 1 : closing + 2] in (["que"], ["qu'"]):
            k = closing + 1
    if k < end and t.lower[k] in ("à", "aux", "au") and row["verb"] not in ("demander",):
        stop = next(
            (j for j in range(k, end) if t.lower[j] in ("que", "qu'", ":", ",", "«", "avoir", "être", "si")), None
        )
        if stop is not None and stop - k < 9:
            addressed = text[t.start[k] : t.end[stop - 1]]
            k = stop
    if (
        (k < end and ("que" in t.lower[k] or t.lower[k] == "qu'") and t.lower[k] in ("que", "qu'") and "that" in takes)
        or (k < end and t.lower[k] in ("si", "s'") and "whether" in takes)
        or (
            k < end
            and "infinitive" in takes
            and (
                t.lower[k] in ("avoir", "être")
                or (t.lower[k] in ("n'", "ne") and t.lower[k + 1 : k + 3] and ("avoir" in t.lower[k + 1 : k + 4]))
            )
        )
    ):
        where = t.start[k], clause_end(t, k, end)
    elif "noun" in takes and row["verb"] == "faire état" and k + 1 < end and t.lower[k] in ("de", "d'", "des"):
        where = t.start[k + 1 if t.lower[k] != "des" else k], clause_end(t, k, end)
    elif "noun" in takes and row["verb"] in ("évoquer", "dénombrer", "recenser") and k < end and _counts(t, k):
        where = t.start[k], clause_end(t, k, end)
    if where is not None and inside is None:
        source = _subject(t, groups, group.first, i, first)
        if source is None and not _impersonal(t, group.first):
            return None
        return _attribution(
            t, row, (t.start[group.first], t.end[last]), where, source, addressed, group.negated, pronouns, direct=False
        )
    if "quote" not in takes:
        return None
    # inverted behind, or inside, what is said
    speaker = behind(t, last + 1, end)
    before_comma = _aside_starts(t, group.first, first)
    if speaker is not None and before_comma is not None and not _is_object(t, speaker[0], first, before_comma):
        span, stop = speaker
        return _aside(
            t, cue, (t.start[group.first], t.end[last]), before_comma, span, stop, first, end, quotes, inside, pronouns
        )
    # « ... », he said / The captain shouted: « ... »
    source = _subject(t, groups, group.first, i, first)
    colon = next((j for j in range(last + 1, min(end, last + 8)) if t.lower[j] == ":"), None)
    if source is not None and colon is not None:
        quote = next((q for q in quotes if t.end[colon] <= q[0] <= t.end[colon] + 2), None)
        if quote is not None:
            return _attribution(
                t, row, (t.start[i], t.end[last]), quote, source, None, group.negated, pronouns, direct=True
            )
    return None


def _is_object(t: Tokens, speaker: tuple[int, int], first: int, comma: int) -> bool:
    """Whether what stands behind the verb is its object: no speaker, where no clause goes before ("Le maire, élu en mai, dénonce un blocus")."""
    head = speaker[0]
    if t.lower[comma] != "," or t.word[head][0].isupper() or t.pos[head] == "PRON":
        return False
    if {t.whole_word(head), t.lower[head].rstrip("s")} & speakers() or is_person(t.lower[head]):
        return False
    return not any(t.pos[j] in ("VERB", "AUX") and not t.lower[j].endswith(_PARTICIPLES) for j in range(first, comma))


def _counts(t: Tokens, k: int) -> bool:
    """Whether a figure stands at a token: "évoquent une vingtaine de victimes"."""
    words = " ".join(t.lower[k : k + 3])
    return bool(find_numbers(words)) and not words.startswith(("le ", "la ", "les "))


def _impersonal(t: Tokens, first: int) -> bool:
    return (first > 0 and t.lower[first - 1] in ("il", "on")) or t.lower[first] in ("il", "on")


def _subject(t: Tokens, groups: Groups, first: int, i: int, begin: int) -> tuple[int, int] | None:
    """The tokens of the subject before a verb group; nothing for "il" of "il a été annoncé"."""
    j = first - 1
    if j >= begin and t.lower[j] in ("il", "elle", "ils", "elles"):
        passive = any(w == "été" for w in t.lower[first:i])
        return None if passive and t.lower[j] == "il" else (j, j)
    while j >= begin and (t.lower[j] in ("ne", "n'", "l'", "le", "la", "s'", "se", "y", "en") or t.pos[j] == "ADV"):
        j -= 1
    if j < begin:
        return None
    if t.lower[j] == "qui" and j > begin:
        return phrase_before(t, j - 2 if t.lower[j - 1] == "," else j - 1, begin)
    found = phrase_before(t, j, begin)
    if found is None:
        return None
    # "Ana Lupu, maire de la commune,": the name before the apposition, or behind it, is the subject
    opening = found[0]
    while opening > begin and t.lower[opening - 1] in ("le", "la", "l'", "les", "un", "une"):
        opening -= 1
    if opening - 1 > begin and t.lower[opening - 1] == ",":
        earlier = phrase_before(t, opening - 2, begin)
        if earlier is not None and t.word[earlier[0]][0].isupper() and t.lower[earlier[0]] not in ("selon",):
            return earlier if t.word[found[0]][0].islower() else found
    return found


def _aside_starts(t: Tokens, first: int, begin: int) -> int | None:
    """The token of the comma or closing quotation mark straight before an inverted verb."""
    j = first - 1
    while j >= begin and t.lower[j] in ("se", "s'", "-"):
        j -= 1
    if j >= 0 and t.lower[j] in (",", "»", "”", '"'):
        return j
    return None


def _aside(
    t: Tokens, cue: Cue, words: Pair, comma: int, span: tuple[int, int], stop: int, first: int, end: int,
    quotes: list[Pair], inside: Pair | None, pronouns: dict[int, Name],
) -> Attribution | None:  # fmt: skip
    """What is said before "a indiqué le maire", and behind it where it goes on."""
    text = t.text
    if inside is not None:
        # « La porte, a dit le gardien, était ouverte. »
        behind = t.end[stop - 1]
        rest = text[behind : inside[1]]
        opening = inside[0] + 1
        head = (
            opening + len(text[opening : t.start[comma]]) - len(text[opening : t.start[comma]].lstrip()),
            t.start[comma],
        )
        tail_start = behind + len(rest) - len(rest.lstrip(" ,"))
        tail_end = inside[1] - 1
        while tail_end > tail_start and text[tail_end - 1].isspace():
            tail_end -= 1
        if tail_end <= tail_start:
            return None
        return _attribution(
            t,
            cue.row,
            words,
            (inside[0], inside[1]),
            span,
            None,
            False,
            pronouns,
            direct=True,
            parts=((inside[0], head[1]), (tail_start, inside[1])),
        )
    quote = next((q for q in quotes if q[1] <= t.end[comma] + 1 and q[1] >= t.start[comma] - 1), None)
    if quote is not None:
        return _attribution(t, cue.row, words, quote, span, None, False, pronouns, direct=True)
    start = t.start[first]
    if t.start[comma] <= start:
        return None
    if "quote" not in cue.row["takes"]:
        return None
    rest = text[t.end[stop - 1] : clause_end(t, stop - 1, end)]
    if rest.lstrip().startswith(",") and len(rest.strip(" ,.")) > 3:
        after = t.end[stop - 1] + rest.index(",") + 1
        after += len(text[after:]) - len(text[after:].lstrip())
        finish = clause_end(t, stop - 1, end)
        if re.match(r"(?:qui|dont|où|ajoutant|précisant|avant|après|citant|lors|dans|à)\b", text[after:finish]):
            return _attribution(t, cue.row, words, (start, t.start[comma]), span, None, False, pronouns, direct=False)
        return _attribution(
            t,
            cue.row,
            words,
            (start, finish),
            span,
            None,
            False,
            pronouns,
            direct=False,
            parts=((start, t.start[comma]), (after, finish)),
        )
    return _attribution(t, cue.row, words, (start, t.start[comma]), span, None, False, pronouns, direct=False)


def _attribution(
    t: Tokens, row: dict[str, Any], cue: Pair, where: Pair, source: tuple[int, int] | None, addressed: str | None,
    negated: bool, pronouns: dict[int, Name], *, direct: bool, parts: tuple[Pair, ...] | None = None,
) -> Attribution:  # fmt: skip
    span: Pair | None = None
    sources: tuple[str, ...] = ()
    if source is not None:
        start, end, name = speaker_name(t, source)
        span = start, end
        if (known := pronouns.get(end)) is not None:
            name = known.name
        sources = (name.lstrip("-").removeprefix("t-"),)
        if t.lower[source[0]] == "on":
            span, sources = None, ()
    if addressed is not None and sources and (m := _AGENCY.search(addressed)):
        sources = (m["name"], *sources)
    factuality = row.get("factuality")
    if negated:
        factuality = "asserted" if factuality == "denied" else "unconfirmed"
    if factuality == "asserted":
        factuality = None
    return Attribution(
        where[0], where[1], cue, span, sources, direct, row.get("stance", "statement"), parts, factuality
    )


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Each content once; of two cues for one content the first."""
    out: list[Attribution] = []
    for a in sorted(found, key=lambda a: (a.start, -a.end, a.cue or (0, 0))):
        if not any(b.start == a.start and b.end == a.end for b in out):
            out.append(a)
    return out
