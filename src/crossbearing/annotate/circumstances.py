"""When and where: the time and the place that the text gives for a trigger, by syntax and never by mere nearness.

A time expression or toponym belongs to the verb, or the noun of happening, that governs it. What governs nothing gives nothing: the day
of saying stays with "said", and a sentence without a date leaves its events undated.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.participants import subject_of
from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger
from crossbearing.records import Place, Time

# Labels through which a time or place expression hangs on what it tells of.
_NOMINAL = frozenset(
    [
        "pobj",
        "prep",
        "npadvmod",
        "advmod",
        "tmod",
        "nummod",
        "compound",
        "poss",
        "amod",
        "appos",
        "nmod",
        "pcomp",
        "conj",
        "quantmod",
        "dep",
        "oprd",
        "attr",
        "dobj",
        "nsubj",
        "nsubjpass",
    ]
)
_PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "outside",
        "off",
        "around",
        "across",
        "through",
        "throughout",
        "between",
        "along",
        "over",
        "above",
        "below",
        "inside",
        "within",
        "of",
        "into",
        "under",
        "beside",
        "behind",
        "by",
    ]
)
# Who holds an office in a place does not bring the place to the event.
_OFFICE = frozenset(
    [
        "president",
        "minister",
        "mayor",
        "governor",
        "ambassador",
        "king",
        "queen",
        "prince",
        "chief",
        "director",
        "head",
        "spokesman",
        "spokeswoman",
        "bishop",
        "leader",
        "member",
        "envoy",
        "citizen",
        "national",
        "resident",
        "university",
        "government",
        "army",
        "ministry",
    ]
)
_STRUCK = frozenset(["remote_violence", "battle", "violence_against_civilians", "blockade", "disaster", "explosion"])


def governed(s: Syntax, first: int, last: int, by_token: dict[int, Trigger], place: bool) -> int | None:
    """The verb or trigger noun that governs the tokens `first`..`last`, None where a place hangs on something that holds no event."""
    i = _root(s, first, last)
    preposition = ""
    for _ in range(12):
        head = s.head[i]
        if head == i:
            return i if s.pos[i] in ("VERB", "AUX") or i in by_token else None
        dep = s.dep[i]
        if s.pos[i] == "ADP":
            preposition = s.lower[i]
        if place:
            if preposition and preposition not in _PLACE_PREPOSITIONS:
                trigger = by_token.get(head)
                moved = trigger is not None and trigger.type == "displacement" and preposition == "from"
                hit = (
                    trigger is not None
                    and preposition in ("against", "from", "to", "towards")
                    and trigger.kind in ("airstrike", "attack")
                )
                if not (moved or hit):
                    return None
            if preposition == "of" and s.lemma[head].lower() in _OFFICE:
                return None
            if dep in ("dobj", "nsubjpass", "nsubj") and not preposition and s.head[i] in by_token:
                trigger = by_token[head]
                struck = trigger.type in _STRUCK or trigger.kind in ("impact", "damage")
                undergone = dep != "nsubj" or trigger.type == "disaster"
                return head if struck and undergone else None
            if dep in ("nsubj", "nsubjpass", "dobj") and not preposition:
                return None
        if dep not in _NOMINAL and dep not in ("agent", "dative"):
            return i if s.pos[i] in ("VERB", "AUX") or i in by_token else None
        i = head
        if i in by_token or s.pos[i] in ("VERB", "AUX"):
            return i
    return None


def _root(s: Syntax, first: int, last: int) -> int:
    """The token of a span on which its other tokens hang."""
    i = last
    while first <= s.head[i] <= last and s.head[i] != i:
        i = s.head[i]
    return i


def times_of(parsed: Parsed, s: Syntax, times: Sequence[Time], triggers: Sequence[Trigger]) -> dict[int, list[Time]]:
    """For each token that governs a date or time of day, the expressions that it governs."""
    by_token = {t.i: t for t in triggers}
    found: dict[int, list[Time]] = {}
    for time in times:
        if (
            time.type in ("DATE", "TIME")
            and (time.earliest or time.latest)
            and time.value not in ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
        ):
            first, last = parsed.token_at(time.start), parsed.token_at(time.end - 1)
            at, root = governed(s, first, last, by_token, False), _root(s, first, last)
            if _of_a_noun(s, root, time, by_token):
                continue
            for j in dict.fromkeys((at, root)):
                if j is not None:
                    found.setdefault(j, []).append(time)
    return found


def _of_a_noun(s: Syntax, root: int, time: Time, by_token: dict[int, Trigger]) -> bool:
    """Whether a month or year dates a noun of action that is no trigger: "since the dissolution of the union in 1991"."""
    over = s.head[root]
    if s.dep[root] != "pobj" or s.dep[over] != "prep" or len(time.value) > 7:
        return False
    noun = s.head[over]
    while s.dep[noun] == "pobj" and s.lower[s.head[noun]] == "of" and s.pos[s.head[s.head[noun]]] in ("NOUN", "PROPN"):
        noun = s.head[s.head[noun]]
    return (
        noun not in by_token
        and s.pos[noun] == "NOUN"
        and s.dep[noun] == "pobj"
        and s.lower[noun].endswith(("tion", "sion", "ence", "ment"))
    )


def places_of(
    parsed: Parsed, s: Syntax, places: Sequence[Place], triggers: Sequence[Trigger]
) -> dict[int, list[Place]]:
    """For each token that governs a toponym, the toponyms that it governs."""
    by_token = {t.i: t for t in triggers}
    found: dict[int, list[Place]] = {}
    for place in places:
        first, last = parsed.token_at(place.start), parsed.token_at(place.end - 1)
        at, root = governed(s, first, last, by_token, True), _root(s, first, last)
        for j in dict.fromkeys((at, root)):
            if j is not None:
                found.setdefault(j, []).append(place)
    return found


def tellers(s: Syntax, t: Trigger, by_token: dict[int, Trigger]) -> list[int]:
    """The tokens whose times and places hold for a trigger, nearest first: itself, and what its clause shares with it."""
    i, found = t.i, [t.i]
    for a in (i, *s.ancestors(i)[:4]):  # Kutaisi, where nine were held; 14 June, when the wall fell
        if s.dep[a] in ("relcl", "advcl") and any(s.lower[c] in ("where", "when") for c in s.children[a]):
            found.append(s.head[a])
            break
        if s.dep[a] == "ROOT":
            break
    if not t.verb:
        for _ in range(3):  # the attack was carried out on Monday; police broke up a protest on Monday
            dep, head = s.dep[i], s.head[i]
            if dep in ("nsubj", "nsubjpass", "dobj", "attr", "conj", "appos", "compound") and head != i:
                verb = by_token.get(head)
                if verb is None or verb.role in ("core", "effect", "other"):
                    if (
                        s.pos[head] in ("VERB", "AUX")
                        and verb is not None
                        and verb.role == "other"
                        and dep == "dobj"
                        and s.lemma[head] not in LIGHT
                    ):
                        break
                    if dep != "conj" or s.pos[head] in ("VERB", "AUX"):
                        found.append(head)  # "the siege of 2019 and the raid": the raid is of another day
                i = head
                if s.pos[head] in ("VERB", "AUX"):
                    break
            else:
                break
        h = s.head[t.i]
        if (
            s.dep[t.i] == "pobj" and s.lower[h] in ("to", "at", "in", "during") and t.role == "core"
        ):  # came to the rally on 16 May
            verb_above = s.head[h]
            told = by_token.get(verb_above)
            if s.dep[verb_above] == "acl" and s.tag[verb_above] == "VBN" and not (told and told.role == "core"):
                # "In 2020 they took land lost in the 1990s in a war": the war is of 2020
                verb_above = next((a for a in s.ancestors(verb_above) if s.pos[a] in ("VERB", "AUX")), verb_above)
                told = by_token.get(verb_above)
            if s.pos[verb_above] == "VERB" and (told is None or told.role != "speech"):
                found.append(verb_above)
        after = t.i + 1 + (t.i + 1 < len(s.lower) and s.lower[t.i + 1] in ("”", '"', "’"))
        if after < len(s.lower) and s.tag[after] in ("VBN", "VBD") and s.lower[after] in _FORESEEN:
            found.append(after)  # the march announced for Friday
        if t.role == "effect":  # with thirty dead; to nine deaths
            clause = next((a for a in s.ancestors(t.i) if s.pos[a] in ("VERB", "AUX")), None)
            if (
                clause is not None
                and clause not in found
                and not (clause in by_token and by_token[clause].role == "speech")
            ):
                found.append(clause)
        for c in s.children[t.i]:
            if s.dep[c] in ("relcl", "acl"):
                found.append(c)
        return found
    for c in s.children[i]:
        if s.dep[c] == "advcl" and (c not in by_token or by_token[c].role in ("other", "core")) and _temporal(s, c):
            found.append(c)
        elif s.dep[c] == "prep" and s.lower[c] in _TEMPORAL:  # marched after Friday's prayer
            found += [g for g in s.children[c] if s.dep[g] == "pobj"]
    found += [
        c for c in s.children[i] if s.dep[c] == "conj" and c - i <= 3 and s.child(c, "nsubj", "nsubjpass") is None
    ]
    if t.kind == "impact" or t.role == "effect":
        subject, _ = subject_of(s, i)
        if subject is not None and subject in by_token:
            found.append(subject)
    for _ in range(3):
        dep, head = s.dep[i], s.head[i]
        if head == i or dep not in ("advcl", "conj", "xcomp", "acl", "relcl", "pcomp", "prep"):
            break
        if dep == "advcl" and s.child(i, "mark") is not None and not any(s.lower[c] in _WHILE for c in s.children[i]):
            break  # what came after a fall does not date the fall
        above = by_token.get(head)
        if above is not None and above.role == "speech":
            break
        if dep == "relcl" and above is None:
            break
        if s.pos[head] in ("VERB", "AUX") or above is not None:
            found.append(head)
        i = head
    return found


# Verbs that lend their object their time and place: to carry out an attack on Monday is to attack on Monday.
LIGHT = frozenset(
    [
        "carry",
        "launch",
        "conduct",
        "stage",
        "hold",
        "make",
        "take",
        "mount",
        "commit",
        "stop",
        "face",
        "see",
        "suffer",
        "begin",
        "start",
        "open",
        "hit",
        "strike",
        "have",
        "give",
        "perform",
        "report",
        "break",
        "witness",
        "join",
        "attend",
        "organise",
        "organize",
        "deal",
    ]
)
_FORESEEN = frozenset(["announced", "planned", "scheduled", "called", "set", "due", "held", "organised", "organized"])
_WHILE = frozenset(["when", "as", "while", "where"])
_TEMPORAL = frozenset(["when", "as", "while", "after", "before", "until", "once"])


def _temporal(s: Syntax, i: int) -> bool:
    return any(s.lower[c] in _TEMPORAL for c in s.children[i] if s.dep[c] in ("mark", "advmod"))


def finest(places: Sequence[Place]) -> Place | None:
    """The most precise of the places that hold for a trigger; the first told where two are alike."""
    return min(places, key=lambda p: (p.precision or 9, p.start), default=None)
