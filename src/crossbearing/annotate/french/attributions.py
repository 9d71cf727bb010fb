"""Who says what in French: verbs of saying with "que", inverted behind what is said, with an infinitive; "selon"; words in quotation marks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.numbers import find_numbers
from crossbearing.annotate.french.phrases import phrase_after, phrase_before, speaker_name
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records import Attribution, Name
from crossbearing.records.attribution import Pair

_QUOTE = re.compile(r"«[^«»]{2,2000}»|“[^“”]{2,2000}”|\"[^\"\n]{2,2000}\"")
_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-on", "on"}
)
_ENDS = ".!?;\n"
_AGENCY = re.compile(
    r"(?:à|auprès de|au)\s+(?:l['’]agence\s+)?(?:l['’]|la\s+|le\s+)?(?P<name>AFP|Reuters|AP|Associated Press|Agence France-Presse|[A-Z][\w-]*(?: (?:News|TV|Info|Presse))?)$"
)


class Cue(NamedTuple):
    """A verb of saying at token `i`, with its row of the lexicon; `last` is its last token ("fait savoir")."""

    i: int
    last: int
    row: dict[str, Any]
    moods: tuple[str, ...]


@lru_cache(maxsize=1)
def _verbs() -> dict[str, list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]]]:
    """Each form of a verb of saying: rows, moods of the form, the words that must follow."""
    found: dict[str, list[tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]]] = {}
    for row in lexicon("fr/reporting_verbs"):
        head, *rest = row["verb"].split()
        for form, moods in forms_of(head).items():
            found.setdefault(form, []).append((row, moods, tuple(rest)))
    return found


def cues(t: Tokens) -> list[Cue]:
    """Every verb of saying, in order."""
    found = []
    verbs = _verbs()
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
    found += _according(t, quotes)
    found += _as_said(t, groups)
    found += _nouns(t)
    found = _without_doubles(found)
    return tuple(sorted(found, key=lambda a: (a.start, a.end)))


def _sentence(t: Tokens, i: int) -> tuple[int, int]:
    return t.sent[i], t.end_of_sentence(i)


def _clause_end(t: Tokens, i: int, end: int) -> int:
    """The offset at which what is said from token `i` on ends: the sentence's last word."""
    last = end - 1
    while last > i and (t.lower[last] in (".", "!", "?", ";", "…", "\n") or not t.lower[last].strip()):
        last -= 1
    return t.end[last]


def _said(t: Tokens, groups: Groups, cue: Cue, quotes: list[Pair], pronouns: dict[int, Name]) -> Attribution | None:
    row, i, last = cue.row, cue.i, cue.last
    first, end = _sentence(t, i)
    group = groups.group(i, cue.moods)
    if "participle" in cue.moods and group.mood == "participle" and not group.auxiliary and len(cue.moods) == 1:
        return None
    if group.mood == "infinitive":
        return None
    inside = next((q for q in quotes if q[0] < t.start[i] < q[1]), None)
    takes = row["takes"]
    text = t.text
    after = last + 1
    while after < end and t.lower[after] in (
        "également",
        "aussi",
        "encore",
        "ensuite",
        "notamment",
        "pourtant",
        "hier",
        "aujourd'hui",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "matin",
        "soir",
    ):
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
        where = t.start[k], _clause_end(t, k, end)
    elif "noun" in takes and row["verb"] == "faire état" and k + 1 < end and t.lower[k] in ("de", "d'", "des"):
        where = t.start[k + 1 if t.lower[k] != "des" else k], _clause_end(t, k, end)
    elif "noun" in takes and row["verb"] in ("évoquer", "dénombrer", "recenser") and k < end and _counts(t, k):
        where = t.start[k], _clause_end(t, k, end)
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
    speaker = _behind(t, last + 1, end)
    before_comma = _aside_starts(t, group.first, first)
    if speaker is not None and before_comma is not None:
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


def _behind(t: Tokens, i: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The speaker behind an inverted verb, and the token at which the aside ends."""
    while i < end and (
        t.lower[i]
        in (
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "hier",
            "aujourd'hui",
            "soir",
            "matin",
            "de",
            "son",
            "côté",
            "-t",
        )
        or t.pos[i] == "ADV"
    ):
        i += 1
    if i >= end:
        return None
    if t.lower[i] in _PRONOUNS:
        return (i, i), i + 1
    if t.lower[i] in ("que", "qu'", "à", "aux", "au", "avoir", "être", "si", ":", ",") or t.pos[i] == "VERB":
        return None
    found = phrase_after(t, i, end)
    return (found, found[1] + 1) if found is not None else None


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
    rest = text[t.end[stop - 1] : _clause_end(t, stop - 1, end)]
    if rest.lstrip().startswith(",") and len(rest.strip(" ,.")) > 3:
        after = t.end[stop - 1] + rest.index(",") + 1
        after += len(text[after:]) - len(text[after:].lstrip())
        finish = _clause_end(t, stop - 1, end)
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


@lru_cache(maxsize=1)
def _speakers() -> frozenset[str]:
    return frozenset(w.lower() for w in lexicon("fr/speakers")["people"])


def _according(t: Tokens, quotes: list[Pair]) -> list[Attribution]:
    """ "Selon la police, ...", "..., selon la police", "..., selon la police, ..."."""
    found = []
    rows = [
        (row["words"].split(" ") if "'" not in row["words"] else re.findall(r"[^\s']+'?", row["words"]), row)
        for row in lexicon("fr/according")
    ]
    for i in range(len(t)):
        for words, row in rows:
            if t.lower[i : i + len(words)] != words:
                continue
            made = _by(t, i, len(words), row)
            if made is not None:
                found.append(made)
            break
    return found


def _by(t: Tokens, i: int, size: int, row: dict[str, Any]) -> Attribution | None:
    text = t.text
    first, end = _sentence(t, i)
    keep = row["words"].startswith("de source")
    phrase = phrase_after(t, i + (1 if keep else size), end)
    if phrase is None:
        return None
    start, stop, name = speaker_name(t, phrase)
    head = t.lower[phrase[0]]
    adjectives = {t.lower[j] for j in range(phrase[0], min(phrase[1], phrase[0] + 2) + 1)}
    if not (
        adjectives & _speakers()
        or head.rstrip("s") in _speakers()
        or t.word[phrase[0]][0].isupper()
        or name[0].isupper()
    ):
        return None
    j = phrase[1] + 1
    # an apposition or relative clause belongs to the speaker
    begins = (
        t.start[i] == t.start[first]
        or t.lower[i - 1] in ("«", '"')
        or (i and t.lower[i - 1] in (":", "et", "mais") and False)
    )
    cue = t.start[i], t.end[i + size - 1]
    if begins:
        if "start" not in row["at"]:
            return None
        comma = next((k for k in range(j, end) if t.lower[k] == ","), None)
        if comma is None:
            return None
        if comma + 1 < end and t.lower[comma + 1] in (
            "qui",
            "dont",
            "cité",
            "citée",
            "chef",
            "directeur",
            "maire",
            "ministre",
        ):
            comma = next((k for k in range(comma + 1, end) if t.lower[k] == ","), comma)
        if comma + 1 >= end:
            return None
        return Attribution(
            t.start[comma + 1], _clause_end(t, comma + 1, end), cue, (start, stop), (name,), False, "statement"
        )
    if row["words"] == "pour":
        return None
    begin = first
    finish = _clause_end(t, j - 1, end) if j <= end else t.end[phrase[1]]
    before = i - 1
    comma_before = t.lower[before] == ","
    tail = text[t.end[phrase[1]] : finish].strip()
    if comma_before and tail.startswith(",") and "middle" in row["at"] and len(tail) > 4:
        after = t.end[phrase[1]] + text[t.end[phrase[1]] :].index(",") + 1
        after += len(text[after:]) - len(text[after:].lstrip())
        parts = ((t.start[begin], t.end[before - 1]), (after, finish))
        return Attribution(t.start[begin], finish, cue, (start, stop), (name,), False, "statement", parts)
    if not comma_before and not (adjectives & _speakers() or name[0].isupper()):
        return None
    # Two figures side by side: "9 000 selon les organisateurs, 4 000 selon la police"
    previous = max(
        (
            k
            for k in range(begin, i)
            if t.lower[k] == "," and any(t.lower[m] in ("selon", "d'après") for m in range(begin, k))
        ),
        default=None,
    )
    if previous is not None:
        begin = previous + 1
    last = before - 1 if comma_before else before
    if last < begin:
        return None
    return Attribution(t.start[begin], t.end[last], cue, (start, stop), (name,), False, "statement")


def _as_said(t: Tokens, groups: Groups) -> list[Attribution]:
    """ "Comme l'a annoncé le préfet, la route est rouverte."."""
    found = []
    verbs = _verbs()
    for i, low in enumerate(t.lower):
        if low not in ("comme", "ainsi") or t.start[i] != t.start[t.sent[i]]:
            continue
        end = t.end_of_sentence(i)
        verb = next((j for j in range(i + 1, min(end, i + 5)) if t.lower[j] in verbs), None)
        if verb is None:
            continue
        speaker = _behind(t, verb + 1, end)
        if speaker is None:
            continue
        comma = next((j for j in range(speaker[1], end) if t.lower[j] == ","), None)
        if comma is None or comma + 1 >= end:
            continue
        start, stop, name = speaker_name(t, speaker[0])
        found.append(
            Attribution(
                t.start[comma + 1],
                _clause_end(t, comma + 1, end),
                (t.start[verb], t.end[verb]),
                (start, stop),
                (name,),
                False,
                "statement",
            )
        )
    return found


_SAYINGS = frozenset(
    {
        "affirmation",
        "déclaration",
        "annonce",
        "information",
        "rumeur",
        "accusation",
        "hypothèse",
        "informations",
        "rumeurs",
        "accusations",
        "affirmations",
        "déclarations",
        "allégations",
    }
)


def _nouns(t: Tokens) -> list[Attribution]:
    """ "L'affirmation du maire selon laquelle le pont est sûr a surpris."."""
    found = []
    for i, low in enumerate(t.lower):
        if low != "selon" or i + 1 >= len(t) or t.lower[i + 1] not in ("laquelle", "lesquelles", "lequel", "lesquels"):
            continue
        first, end = _sentence(t, i)
        noun = next((j for j in range(i - 1, max(first - 1, i - 8), -1) if t.lower[j] in _SAYINGS), None)
        if noun is None:
            continue
        # The relative clause ends before the main verb: at its own first verb with what follows up to the next finite verb.
        aux = [j for j in range(i + 2, end) if t.pos[j] in ("VERB", "AUX")]
        stop = end
        if len(aux) > 1:
            later = [j for j in aux[1:] if t.pos[j] == "AUX" or t.head[j] == j]
            later = [j for j in later if j - 1 not in aux]
            if later:
                stop = later[0]
        phrase = (
            phrase_after(t, noun + 2, i)
            if noun + 2 < i + 1 and t.lower[noun + 1] in ("du", "de", "d'", "des")
            else None
        )
        name = speaker_name(t, phrase) if phrase is not None else None
        found.append(
            Attribution(
                t.start[i + 2],
                _clause_end(t, i + 2, stop),
                (t.start[noun], t.end[noun]),
                (name[0], name[1]) if name else None,
                (name[2],) if name else (),
                False,
                "statement",
            )
        )
    return found


def _without_doubles(found: list[Attribution]) -> list[Attribution]:
    """Each content once; of two cues for one content the first."""
    out: list[Attribution] = []
    for a in sorted(found, key=lambda a: (a.start, -a.end, a.cue or (0, 0))):
        if not any(b.start == a.start and b.end == a.end for b in out):
            out.append(a)
    return out
