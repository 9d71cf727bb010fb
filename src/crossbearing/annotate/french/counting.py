"""Which French figures are those of an attribute: by the noun counted, by the verb that does it, by the state of those counted, by the unit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.figures import Figure
from crossbearing.annotate.french.groups import Group, Groups, auxiliaries
from crossbearing.annotate.french.persons import counts, is_person
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.lexicon import lexicon
from crossbearing.records.claim import Attribute
from crossbearing.records.mention import Factuality

# A quote that covers more than this points at nothing; the figure alone is quoted then.
LONGEST = 160
_REACH = 9


class CountingVerb(NamedTuple):
    i: int
    last: int
    row: dict[str, Any]
    word: str
    group: Group


class Draft(NamedTuple):
    """What a figure is taken to say. `at` is the token that decides how it is put; `group` its verb group."""

    attribute: Attribute
    figure: Figure | None
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    subject: str | None
    part: bool
    at: int
    group: Group | None
    last: int
    put: Factuality | None = None
    word: str = ""


@lru_cache(maxsize=1)
def _verb_rows() -> dict[str, list[tuple[dict[str, Any], str, tuple[str, ...], tuple[str, ...]]]]:
    found: dict[str, list[tuple[dict[str, Any], str, tuple[str, ...], tuple[str, ...]]]] = {}
    for row in lexicon("fr/attributes")["verbs"]:
        for phrase in row["words"]:
            head, *rest = phrase.split()
            for form, moods in forms_of(head).items():
                found.setdefault(form, []).append((row, head, tuple(rest), moods))
    for rows in found.values():
        rows.sort(key=lambda r: -len(r[2]))
    return found


@lru_cache(maxsize=1)
def _noun_rows() -> dict[str, dict[str, Any]]:
    return {w + s: row for row in lexicon("fr/attributes")["nouns"] for w in row["words"] for s in ("", "s", "e", "es")}


def counting_verbs(t: Tokens, groups: Groups) -> list[CountingVerb]:
    out = []
    rows = _verb_rows()
    for i, low in enumerate(t.lower):
        for row, head, rest, moods in rows.get(low, ()):
            last = _rest(t, i, rest)
            if last is None:
                continue
            group = groups.group(i, moods)
            if bool(row.get("reflexive")) != group.reflexive and (
                row.get("reflexive") or head not in ("enfuir", "effondrer", "écrouler", "éteindre")
            ):
                continue
            if row.get("active") and group.passive:
                continue
            if row.get("needs") and not any(
                w.startswith(tuple(row["needs"])) for w in t.lower[t.sent[i] : t.end_of_sentence(i)]
            ):
                continue
            if not group.auxiliary and t.pos[i] == "NOUN" and i and t.pos[i - 1] == "DET":
                continue
            out.append(CountingVerb(i, last, row, head, group))
            break
    return out


def _rest(t: Tokens, i: int, rest: tuple[str, ...]) -> int | None:
    j = i
    for word in rest:
        j += 1
        if j < len(t) and t.lower[j] in ("pas", "hier", "tous", "également"):
            j += 1
        if j >= len(t) or t.lower[j].rstrip("s") != word.rstrip("s"):
            return None
    return j


def noun_of(t: Tokens, f: Figure) -> str:
    return t.lower[f.noun] if f.noun is not None else "person" if f.quantity.unit == "person" else ""


def _subject_words(t: Tokens, f: Figure) -> str | None:
    if f.noun is None:
        return None
    first = next((j for j in range(f.last + 1, f.noun + 1) if t.lower[j] not in ("de", "d'", "des", "autres")), f.noun)
    return t.text[t.start[first] : t.end[f.noun]]


def draft(
    t: Tokens,
    f: Figure,
    attribute: Attribute,
    at: int,
    last: int,
    group: Group | None,
    *,
    part: bool = False,
    word: str = "",
) -> Draft:
    q = f.quantity
    start, end = q.start, t.end[f.noun] if f.noun is not None else q.end
    if group is not None:
        a, b = min(start, t.start[group.first]), max(end, t.end[last])
        if b - a <= LONGEST:
            start, end = a, b
    return Draft(
        attribute,
        f,
        start,
        end,
        q.low,
        q.high,
        q.unit,
        _subject_words(t, f),
        part or is_part(t, f),
        at,
        group,
        last,
        word=word,
    )


def is_part(t: Tokens, f: Figure) -> bool:
    """Whether the figure counts some of those told of: "dont trois enfants", "parmi les morts figurent deux pompiers", "trois d'entre eux"."""
    before = t.lower[max(t.sent[f.first], f.first - 7) : f.first]
    after = t.lower[f.last + 1 : f.last + 4]
    return (
        "dont" in before[-4:]
        or "parmi" in t.lower[t.sent[f.first] : f.first]
        or after[:2] == ["d'", "entre"]
        or after[:1] in (["d'entre"], ["des"])
    )


def by_noun(t: Tokens, groups: Groups, f: Figure) -> Draft | None:
    """ "29 morts", "trente arrestations"."""
    if f.noun is None:
        return None
    row = _noun_rows().get(t.lower[f.noun])
    if row is None:
        return None
    near = row.get("near")
    if near and not any(w.startswith(tuple(near)) for w in t.lower[t.sent[f.noun] : t.end_of_sentence(f.noun)]):
        return None
    carrier = _carrier(t, groups, f.first, f.noun)
    return (
        draft(t, f, row["attribute"], carrier[0] if carrier else f.noun, f.noun, carrier[1] if carrier else None)
        if carrier is None
        else draft(t, f, row["attribute"], carrier[0], f.noun, None)._replace(group=carrier[1], at=carrier[0])
    )


_CARRIERS = (
    "faire",
    "compter",
    "dénombrer",
    "recenser",
    "causer",
    "provoquer",
    "entraîner",
    "laisser",
    "déplorer",
    "passer",
    "alourdir",
    "monter",
    "atteindre",
    "dépasser",
    "être",
    "élever",
    "avoir",
    "retrouver",
    "repêcher",
    "découvrir",
    "annoncer",
    "confirmer",
    "figurer",
    "comprendre",
    "accueillir",
    "nommer",
)


@lru_cache(maxsize=1)
def _carrier_forms() -> dict[str, tuple[str, ...]]:
    return {form: tuple(moods) for verb in _CARRIERS for form, moods in forms_of(verb).items()}


def is_weak(t: Tokens, f: Figure) -> bool:
    """Whether the counted noun gives way to what the clause says of it: "vingt manifestants" arrested, "cinq otages" killed."""
    return f.noun is not None and bool(_noun_rows()[t.lower[f.noun]].get("weak"))


def of_noun(t: Tokens, f: Figure) -> Draft | None:
    """ "La mort de trois otages", "l'arrestation d'une vingtaine d'opposants"."""
    start = t.at(f.quantity.start)
    if start < 2 or t.lower[start - 1] not in ("de", "d'", "des"):
        return None
    noun, counted = t.lower[start - 2], noun_of(t, f)
    for row in lexicon("fr/attributes")["of"]:
        only = {"buildings": "buildings", "troops": "troops"}.get(row["attribute"], "person")
        if noun.rstrip("s") in {w.rstrip("s") for w in row["words"]} and counted and counts(counted, only):
            made = draft(t, f, row["attribute"], start - 2, f.noun if f.noun is not None else f.last, None)
            return made._replace(start=t.start[start - 2])
    return None


def among(t: Tokens, f: Figure) -> Draft | None:
    """ "Parmi les morts figurent deux pompiers"."""
    words = t.lower[t.sent[f.first] : f.first]
    if "parmi" not in words:
        return None
    at = words.index("parmi")
    row = next((r for w in words[at + 1 : at + 4] if (r := _noun_rows().get(w)) is not None), None)
    if row is None or "," in words[at:]:
        return None
    return draft(t, f, row["attribute"], f.first, f.last, None, part=True)


def _carrier(t: Tokens, groups: Groups, first: int, noun: int) -> tuple[int, Group] | None:
    """The verb that governs a counted noun, before it in its clause."""
    forms = _carrier_forms()
    stop = max(t.sent[first], first - 8)
    for j in range(first - 1, stop - 1, -1):
        low = t.lower[j]
        if low in (";", ":", "que", "qu'", "dont", "qui", "et") and low not in ("et",):
            return None
        if low in forms and t.pos[j] != "ADP":
            return j, groups.group(j, forms[low])
    after = noun + 1
    if after < len(t) and t.lower[after] in ("n'", "ne"):
        verb = next(
            (
                k
                for k in range(after, min(len(t), after + 4))
                if t.pos[k] in ("VERB", "AUX") and t.sent[k] == t.sent[noun]
            ),
            None,
        )
        if verb is not None:
            return None
    return None


def _blocks(t: Tokens, a: int, b: int, figures: Sequence[Figure]) -> bool:
    """Whether between two tokens another clause begins or another figure stands."""
    for j in range(a, b):
        if t.lower[j] in (";", ":", "que", "qu'", "«", "»", "où"):
            return True
        if t.lower[j] in auxiliaries() and t.lower[j] not in ("a",) and t.pos[j] == "AUX":
            return True
    return False


def _shares(t: Tokens, v: CountingVerb) -> bool:
    """Whether a participle shares the auxiliary of an active verb before it: "a détruit une halle et blessé trois gardes"."""
    if v.i == 0 or t.lower[v.i - 1] not in ("et", ","):
        return False
    for j in range(v.i - 2, t.sent[v.i] - 1, -1):
        known = auxiliaries().get(t.lower[j])
        if known is not None and not (t.lower[j] == "a" and t.pos[j] == "ADP"):
            return known[0] == "avoir" and "participle" not in known[1] and t.lower[j + 1 : j + 2] != ["été"]
    return False


def by_verb(t: Tokens, f: Figure, verbs: Sequence[CountingVerb], figures: Sequence[Figure]) -> Draft | None:
    """The nearest verb of the lexicon of which the figure is what is counted."""
    noun = noun_of(t, f)
    end = f.noun if f.noun is not None else f.last
    best: tuple[int, CountingVerb] | None = None
    for v in verbs:
        if t.sent[v.i] != t.sent[f.first]:
            continue
        row, g = v.row, v.group
        where = row["victims"]
        if f.quantity.unit and f.noun is None and f.quantity.unit != "person":
            continue
        if (noun and not counts(noun, row.get("only"))) or (
            noun
            and where != "to"
            and row["attribute"] in ("fatalities", "injured")
            and not is_person(noun)
            and f.quantity.unit != "person"
        ):
            continue
        if not noun and row.get("only") not in (None, "person"):
            continue
        bare = g.mood == "participle" and not g.auxiliary and not _shares(t, v)
        subject = where == "subject" or (where == "object" and (g.passive or bare))
        if subject:
            if not (end < g.first and g.first - end <= 14) or _blocks(t, end + 1, g.first, figures):
                continue
            between = [
                x
                for x in figures
                if end < x.first < g.first
                and x.noun is not None
                and counts(t.lower[x.noun], row.get("only"))
                and not is_part(t, x)
            ]
            if between:
                continue
            if where == "object" and not g.passive and not g.auxiliary and g.first - end > 3:
                continue
            distance = g.first - end
        elif where == "object":
            if (
                not (v.last < f.first and f.first - v.last <= _REACH)
                or _blocks(t, v.last + 1, f.first, figures)
                or any(t.lower[j] in ("dans", "à", "par", "pour", "après") for j in range(v.last + 1, f.first))
            ):
                continue
            if g.reflexive:
                continue
            distance = f.first - v.last
        else:
            if not (v.last < f.first and f.first - v.last <= 4 and "à" in t.lower[v.last + 1 : f.first]):
                continue
            distance = f.first - v.last
        if best is None or distance < best[0]:
            best = distance, v
    if best is None:
        return None
    v = best[1]
    return draft(t, f, v.row["attribute"], v.i, v.last, v.group, part=bool(v.row.get("part")), word=v.word)


def by_state(t: Tokens, groups: Groups, f: Figure) -> Draft | None:
    """ "Neuf soldats sont blessés", "deux marins sont portés disparus", "60 000 personnes sont sans abri"."""
    noun = noun_of(t, f)
    at = f.noun if f.noun is not None else f.last
    if noun and not is_person(noun) and f.quantity.unit != "person":
        return None
    if f.noun is None and f.quantity.unit not in (None, "person"):
        return None
    stop = min(t.end_of_sentence(at), at + 9)
    for j in range(at + 1, stop):
        low = t.lower[j]
        if low in (",", ";", ":", "et", "que", "qui", "dont"):
            return None
        for row in lexicon("fr/attributes")["states"]:
            for word in row["words"]:
                parts = word.split()
                if (
                    low.rstrip("es").rstrip("e") == parts[0].rstrip("es").rstrip("e")
                    and t.lower[j + 1 : j + len(parts)] == parts[1:]
                    and (low in (parts[0], parts[0] + "s", parts[0] + "e", parts[0] + "es"))
                ):
                    group = groups.group(j, ("participle",))
                    return draft(t, f, row["attribute"], j, j + len(parts) - 1, group)
        if low.startswith("grièvement") or low in ("légèrement", "gravement"):
            continue
    return None


def by_unit(t: Tokens, f: Figure) -> Draft | None:
    """Magnitudes, and money of damage."""
    q = f.quantity
    if q.unit == "magnitude":
        return Draft("magnitude", f, q.start, q.end, q.low, q.high, q.unit, None, False, f.first, None, f.last)
    words = t.lower[t.sent[f.first] : t.end_of_sentence(f.first)]
    kinds = {row["unit"]: row["kind"] for row in lexicon("fr/units")}
    if (
        q.unit
        and kinds.get(q.unit) == "money"
        and any(
            w.startswith(tuple(x for row in lexicon("fr/attributes")["money"] for x in row["words"])) for w in words
        )
    ):
        return Draft("money", f, q.start, q.end, q.low, q.high, q.unit, None, False, f.first, None, f.last)
    return None
