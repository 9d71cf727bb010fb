"""Claims in French: figures of the killed, injured, missing and so on, days and places of happenings, on whose word and how put."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from crossbearing.annotate.french.conjugation import forms_of
from crossbearing.annotate.french.factuality import factuality
from crossbearing.annotate.french.figures import Figure
from crossbearing.annotate.french.groups import Group, Groups, auxiliaries
from crossbearing.annotate.french.persons import counts, is_person
from crossbearing.annotate.french.phrases import phrase_after, phrase_before
from crossbearing.annotate.french.tokens import Tokens
from crossbearing.annotate.french.triggers import Row, Trigger
from crossbearing.annotate.incidents import main_incident
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Claim, EventMention, content_id
from crossbearing.records.claim import Attribute
from crossbearing.records.mention import Factuality

# A quote that covers more than this points at nothing; the figure alone is quoted then.
LONGEST = 160
_REACH = 9
_ONE = frozenset({"un", "une"})
_SINGLE_OF_KILLING = frozenset(
    {
        "tuer",
        "assassiner",
        "abattre",
        "exécuter",
        "blesser",
        "arrêter",
        "enlever",
        "interpeller",
        "mourir",
        "décéder",
        "hospitaliser",
        "kidnapper",
        "périr",
        "succomber",
        "noyer",
        "poignarder",
        "inculper",
        "incarcérer",
    }
)
_CORRECTED = re.compile(
    r"(?:une version (?:précédente|antérieure|initiale) (?:de cet article|de ce texte)?[^.\n]{0,40}?(?:indiquait|affirmait|disait|mentionnait|faisait état)|nous avions (?:écrit|indiqué|annoncé) (?:par erreur|à tort)|contrairement à ce que nous (?:avions|avons))(?P<x>[^.\n]+)",
    re.IGNORECASE,
)
_TYPES_OF_VIOLENCE = frozenset({"violence_against_civilians", "remote_violence", "explosion", "battle"})


class _Verb(NamedTuple):
    i: int
    last: int
    row: dict[str, Any]
    word: str
    group: Group


class _Draft(NamedTuple):
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


def find_claims(t: Tokens, groups: Groups, figures: Sequence[Figure], found: Annotations) -> tuple[Claim, ...]:
    """Every claim, in order."""
    drafts: list[_Draft] = []
    used: set[int] = set()
    taken_verbs: set[int] = set()
    verbs = _verbs(t, groups)
    for k, f in enumerate(figures):
        made = _by_noun(t, groups, f)
        if made is None or _is_weak(t, f):
            made = _among(t, f) or _by_verb(t, f, verbs, figures) or _of(t, f) or made
        made = made or _by_state(t, groups, f) or _by_unit(t, f)
        if made is not None:
            drafts.append(made)
            used.add(k)
            taken_verbs.add(made.at)
    drafts += _inherited(t, figures, used, drafts)
    drafts += _single(t, verbs, taken_verbs)
    claims = [_claim(t, groups, d, found) for d in drafts]
    claims += _days(t, found)
    claims += _words(t, found)
    by_id = {c.id: c for c in claims if not any(b.start <= c.start < b.end for b in found.boilerplate)}
    return tuple(sorted(by_id.values(), key=lambda c: (c.start, c.end, c.attribute, c.id)))


def _verbs(t: Tokens, groups: Groups) -> list[_Verb]:
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
            out.append(_Verb(i, last, row, head, group))
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


def _noun_of(t: Tokens, f: Figure) -> str:
    return t.lower[f.noun] if f.noun is not None else "person" if f.quantity.unit == "person" else ""


def _subject_words(t: Tokens, f: Figure) -> str | None:
    if f.noun is None:
        return None
    first = next((j for j in range(f.last + 1, f.noun + 1) if t.lower[j] not in ("de", "d'", "des", "autres")), f.noun)
    return t.text[t.start[first] : t.end[f.noun]]


def _draft(
    t: Tokens,
    f: Figure,
    attribute: Attribute,
    at: int,
    last: int,
    group: Group | None,
    *,
    part: bool = False,
    word: str = "",
) -> _Draft:
    q = f.quantity
    start, end = q.start, t.end[f.noun] if f.noun is not None else q.end
    if group is not None:
        a, b = min(start, t.start[group.first]), max(end, t.end[last])
        if b - a <= LONGEST:
            start, end = a, b
    return _Draft(
        attribute,
        f,
        start,
        end,
        q.low,
        q.high,
        q.unit,
        _subject_words(t, f),
        part or _is_part(t, f),
        at,
        group,
        last,
        word=word,
    )


def _is_part(t: Tokens, f: Figure) -> bool:
    """Whether the figure counts some of those told of: "dont trois enfants", "parmi les morts figurent deux pompiers", "trois d'entre eux"."""
    before = t.lower[max(t.sent[f.first], f.first - 7) : f.first]
    after = t.lower[f.last + 1 : f.last + 4]
    return (
        "dont" in before[-4:]
        or "parmi" in t.lower[t.sent[f.first] : f.first]
        or after[:2] == ["d'", "entre"]
        or after[:1] in (["d'entre"], ["des"])
    )


def _by_noun(t: Tokens, groups: Groups, f: Figure) -> _Draft | None:
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
        _draft(t, f, row["attribute"], carrier[0] if carrier else f.noun, f.noun, carrier[1] if carrier else None)
        if carrier is None
        else _draft(t, f, row["attribute"], carrier[0], f.noun, None)._replace(group=carrier[1], at=carrier[0])
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


def _is_weak(t: Tokens, f: Figure) -> bool:
    """Whether the counted noun gives way to what the clause says of it: "vingt manifestants" arrested, "cinq otages" killed."""
    return f.noun is not None and bool(_noun_rows()[t.lower[f.noun]].get("weak"))


def _of(t: Tokens, f: Figure) -> _Draft | None:
    """ "La mort de trois otages", "l'arrestation d'une vingtaine d'opposants"."""
    start = t.at(f.quantity.start)
    if start < 2 or t.lower[start - 1] not in ("de", "d'", "des"):
        return None
    noun, counted = t.lower[start - 2], _noun_of(t, f)
    for row in lexicon("fr/attributes")["of"]:
        only = {"buildings": "buildings", "troops": "troops"}.get(row["attribute"], "person")
        if noun.rstrip("s") in {w.rstrip("s") for w in row["words"]} and counted and counts(counted, only):
            made = _draft(t, f, row["attribute"], start - 2, f.noun if f.noun is not None else f.last, None)
            return made._replace(start=t.start[start - 2])
    return None


def _among(t: Tokens, f: Figure) -> _Draft | None:
    """ "Parmi les morts figurent deux pompiers"."""
    words = t.lower[t.sent[f.first] : f.first]
    if "parmi" not in words:
        return None
    at = words.index("parmi")
    row = next((r for w in words[at + 1 : at + 4] if (r := _noun_rows().get(w)) is not None), None)
    if row is None or "," in words[at:]:
        return None
    return _draft(t, f, row["attribute"], f.first, f.last, None, part=True)


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


def _shares(t: Tokens, v: _Verb) -> bool:
    """Whether a participle shares the auxiliary of an active verb before it: "a détruit une halle et blessé trois gardes"."""
    if v.i == 0 or t.lower[v.i - 1] not in ("et", ","):
        return False
    for j in range(v.i - 2, t.sent[v.i] - 1, -1):
        known = auxiliaries().get(t.lower[j])
        if known is not None and not (t.lower[j] == "a" and t.pos[j] == "ADP"):
            return known[0] == "avoir" and "participle" not in known[1] and t.lower[j + 1 : j + 2] != ["été"]
    return False


def _by_verb(t: Tokens, f: Figure, verbs: Sequence[_Verb], figures: Sequence[Figure]) -> _Draft | None:
    """The nearest verb of the lexicon of which the figure is what is counted."""
    noun = _noun_of(t, f)
    end = f.noun if f.noun is not None else f.last
    best: tuple[int, _Verb] | None = None
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
                and not _is_part(t, x)
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
    return _draft(t, f, v.row["attribute"], v.i, v.last, v.group, part=bool(v.row.get("part")), word=v.word)


def _by_state(t: Tokens, groups: Groups, f: Figure) -> _Draft | None:
    """ "Neuf soldats sont blessés", "deux marins sont portés disparus", "60 000 personnes sont sans abri"."""
    noun = _noun_of(t, f)
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
                    return _draft(t, f, row["attribute"], j, j + len(parts) - 1, group)
        if low.startswith("grièvement") or low in ("légèrement", "gravement"):
            continue
    return None


def _by_unit(t: Tokens, f: Figure) -> _Draft | None:
    """Magnitudes, and money of damage."""
    q = f.quantity
    if q.unit == "magnitude":
        return _Draft("magnitude", f, q.start, q.end, q.low, q.high, q.unit, None, False, f.first, None, f.last)
    words = t.lower[t.sent[f.first] : t.end_of_sentence(f.first)]
    kinds = {row["unit"]: row["kind"] for row in lexicon("fr/units")}
    if (
        q.unit
        and kinds.get(q.unit) == "money"
        and any(
            w.startswith(tuple(x for row in lexicon("fr/attributes")["money"] for x in row["words"])) for w in words
        )
    ):
        return _Draft("money", f, q.start, q.end, q.low, q.high, q.unit, None, False, f.first, None, f.last)
    return None


def _inherited(t: Tokens, figures: Sequence[Figure], used: set[int], drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Figures that take their attribute from the one before: "dont trois enfants", "dont deux grièvement", "4 000 selon la police"."""
    known = {id(d.figure): d for d in drafts}
    previous: _Draft | None = None
    for k, f in enumerate(figures):
        if k in used:
            previous = known.get(id(f), previous)
            continue
        if previous is None or previous.figure is None or t.sent[previous.figure.first] != t.sent[f.first]:
            continue
        after = t.lower[f.last + 1 : f.last + 3]
        noun = _noun_of(t, f)
        of_them = _is_part(t, f) and (not noun or is_person(noun) or noun in ("grièvement",))
        rival = (f.noun is None and f.quantity.unit is None) and after[:1] in (["selon"], ["d'après"])
        if of_them or rival:
            yield _draft(t, f, previous.attribute, previous.at, f.last, previous.group, part=of_them)._replace(
                start=f.quantity.start, end=t.end[f.noun] if f.noun is not None else f.quantity.end
            )
            used.add(k)


def _single(t: Tokens, verbs: Sequence[_Verb], taken: set[int]) -> Iterator[_Draft]:
    """A victim told without a number: "une femme a été tuée", "un retraité est décédé", "le maire a été assassiné"."""
    for v in verbs:
        if v.i in taken or v.word not in _SINGLE_OF_KILLING:
            continue
        g = v.group
        first = t.sent[v.i]
        subject = v.row["victims"] == "subject" or g.passive
        if subject:
            phrase = phrase_before(t, g.first - 1, first) if g.first > first else None
        else:
            if not g.auxiliary and g.mood in ("participle", "infinitive"):
                continue
            phrase = phrase_after(t, v.last + 1, t.end_of_sentence(v.i)) if v.last + 1 < len(t) else None
        if phrase is None:
            continue
        head = phrase[0]
        article = t.lower[head - 1] if head > first else ""
        noun = next((j for j in range(head, phrase[1] + 1) if t.pos[j] in ("NOUN", "PROPN", "ADJ")), head)
        named = t.word[head][0].isupper() and phrase[1] > head and t.kind[head] == "PER"
        one = (
            (article in _ONE or article in ("le", "la", "l'"))
            and not t.plural[noun]
            and not t.lower[noun].endswith(("s", "x"))
            and is_person(t.lower[noun])
        )
        if not (named or one):
            continue
        a, b = min(t.start[max(first, head - 1)], t.start[g.first]), max(t.end[phrase[1]], t.end[v.last])
        yield _Draft(
            v.row["attribute"],
            None,
            a,
            b,
            1.0,
            1.0,
            "person",
            t.text[t.start[head] : t.end[phrase[1]]],
            False,
            v.i,
            g,
            v.last,
            word=v.word,
        )


def _put(t: Tokens, groups: Groups, d: _Draft, found: Annotations) -> Factuality:
    """How a figure is put: by its verb and what is said about it. A figure of nought is what it says."""
    said = sorted((a for a in found.attributions if a.covers(d.start, d.end)), key=lambda a: a.end - a.start)
    nought = d.high == 0
    if d.group is not None:
        row = Row(d.word or t.lower[d.at], (), "other", "", "effect", (), (), False)
        put = factuality(t, groups, Trigger(d.at, d.last, row, d.group), said)
        if put == "alleged" or (d.group.mood == "conditional" and d.group.auxiliary):
            put = "alleged" if not d.group.negated else put
        return "asserted" if nought and put == "denied" else put
    around = t.lower[d.last + 1 : min(t.end_of_sentence(d.at), d.last + 8)]
    if "confirmée" in around or "confirmé" in around or "confirmés" in around:
        k = next(n for n, w in enumerate(around) if w.startswith("confirm"))
        if "pas" in around[:k]:
            return "unconfirmed"
    return cast(Factuality, next((a.factuality for a in said if a.factuality is not None), "asserted"))


def _sources(found: Annotations, start: int, end: int) -> tuple[str, ...]:
    names: list[str] = []
    for a in sorted(
        (a for a in found.attributions if a.covers(start, end) and a.vouched), key=lambda a: (a.start - a.end, a.start)
    ):
        names += [s for s in a.sources if s not in names]
    return tuple(names)


def _event(t: Tokens, found: Annotations, at: int, attribute: str) -> str | None:
    """The incident of a claim: by the mention in its clause, else the last one told, else what the account is chiefly about."""
    events = [e for e in found.events if e.type != "statement"]
    if not events:
        return None
    start = t.start[at]
    here = [e for e in events if t.sent[t.at(e.start)] == t.sent[at]]
    if here:
        best = min(here, key=lambda e: (abs(e.start - start), e.start))
        return best.incident or best.id
    before = [e for e in events if e.start < start]
    main = main_incident(found.events, t.text)
    if before and attribute not in ("fatalities", "injured"):
        return before[-1].incident or before[-1].id
    return main or (before[-1].incident if before else events[0].incident)


def _claim(t: Tokens, groups: Groups, d: _Draft, found: Annotations) -> Claim:
    f = d.figure
    inner = (f.quantity.start, f.quantity.end) if f is not None else (d.start, d.end)
    put = d.put or _put(t, groups, d._replace(start=inner[0], end=inner[1]), found)
    if any(m.start("x") <= d.start < m.end("x") for m in _CORRECTED.finditer(t.text)):
        put = "denied"
    start, end = (d.start, d.end) if d.end - d.start <= LONGEST else inner
    return Claim(
        content_id("c", found.document.id, start, end, d.attribute, d.low, d.high, None), start, end, t.text[start:end],
        _event(t, found, d.at, d.attribute), d.attribute, d.low, d.high, None, d.unit, d.subject, None,
        _sources(found, *inner), put, part=d.part,
    )  # fmt: skip


def _days(t: Tokens, found: Annotations) -> Iterator[Claim]:
    """The day or month on which each incident began, as its own mention is dated."""
    seen: set[tuple[str, str]] = set()
    for e in found.events:
        if e.time is None or e.time.earliest is None or e.time.latest is None or e.type in ("statement",):
            continue
        if e.type == "other" and e.lemma not in ("frapper", "secouer", "toucher"):
            continue
        value = _edtf(e.time.earliest, e.time.latest)
        time = next(
            (
                x
                for x in found.times
                if x.earliest == e.time.earliest
                and x.latest == e.time.latest
                and abs(x.start - e.start) < 200
                and t.sent[t.at(x.start)] == t.sent[t.at(e.start)]
            ),
            None,
        )
        incident = e.incident or e.id
        if value is None or time is None or (incident, value) in seen:
            continue
        seen.add((incident, value))
        yield Claim(
            content_id("c", found.document.id, time.start, time.end, "start", None, None, value), time.start, time.end, t.text[time.start : time.end],
            incident, "start", None, None, value, None, t.text[e.start : e.end], None, _sources(found, time.start, time.end) or _sources(found, e.start, e.end), e.factuality,
        )  # fmt: skip


def _edtf(earliest: str, latest: str) -> str | None:
    a, b = earliest[:10], latest[:10]
    if a == b:
        return earliest if len(earliest) > 10 and earliest == latest else a
    if a[:7] == b[:7] and a.endswith("-01") and int(b[8:]) >= 28:
        return a[:7]
    if a.endswith("-01-01") and b.endswith("-12-31") and a[:4] == b[:4]:
        return a[:4]
    return None


def _words(t: Tokens, found: Annotations) -> Iterator[Claim]:
    """Where each incident was, who did it, and the titles of persons."""
    seen: set[tuple[str, str, str]] = set()
    for e in found.events:
        incident = e.incident or e.id
        if e.type in ("statement", "other"):
            continue
        place = next(
            (
                p
                for p in found.places
                if e.place is not None and p.name == e.place.name and t.sent[t.at(p.start)] == t.sent[t.at(e.start)]
            ),
            None,
        )
        if place is not None and (incident, "place", place.name) not in seen:
            seen.add((incident, "place", place.name))
            yield _word(t, found, e, "place", place.start, place.end, place.name)
        if e.agent is not None and e.type in _TYPES_OF_VIOLENCE:
            words = t.text[e.agent[0] : e.agent[1]]
            if (incident, "perpetrator", words) not in seen and _can_do(t, e.agent):
                seen.add((incident, "perpetrator", words))
                yield _word(t, found, e, "perpetrator", e.agent[0], e.agent[1], words)
    told: set[tuple[str, str]] = set()
    for n in found.names:
        if n.kind == "person" and n.title and (n.name, n.title) not in told:
            told.add((n.name, n.title))
            at = t.text.find(n.title, max(0, n.start - len(n.title) - 8), n.end + len(n.title) + 8)
            if at >= 0:
                yield Claim(
                    content_id("c", found.document.id, at, at + len(n.title), "title", None, None, n.title), at, at + len(n.title), n.title,
                    None, "title", None, None, n.title, None, n.name, None, (), "asserted",
                )  # fmt: skip


def _can_do(t: Tokens, span: tuple[int, int]) -> bool:
    """Whether a phrase names somebody who can do harm: persons, a force, a named body."""
    first, last = t.at(span[0]), t.at(span[1] - 1)
    words = [t.lower[j] for j in range(first, last + 1)]
    return any(
        is_person(w)
        or w
        in (
            "armée",
            "police",
            "milice",
            "groupe",
            "gang",
            "rebelles",
            "forces",
            "gendarmerie",
            "aviation",
            "artillerie",
        )
        for w in words
    ) or t.kind[first] in ("ORG", "PER")


def _word(
    t: Tokens, found: Annotations, e: EventMention, attribute: Attribute, start: int, end: int, value: str
) -> Claim:
    return Claim(
        content_id("c", found.document.id, start, end, attribute, None, None, value), start, end, t.text[start:end], e.incident or e.id, attribute,
        None, None, value, None, t.text[e.start : e.end], None, _sources(found, e.start, e.end), e.factuality,
    )  # fmt: skip
