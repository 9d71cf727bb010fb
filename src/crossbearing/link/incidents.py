"""Incidents: what one account tells of one happening, gathered from its mentions and claims for comparison with other accounts'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.link.body_names import body_tokens
from crossbearing.link.folding import fold
from crossbearing.link.kinds import CORE_WEIGHT, kind_of
from crossbearing.link.region import Told, told_places
from crossbearing.link.when import Days, days, edtf, gap, is_known, is_precise, narrower_first, ordinal
from crossbearing.link.words import FIGURE, FUNCTION, NAME, Words, classes
from crossbearing.records import Annotations, Claim, Document, EventMention, Location

Key = tuple[str, str]

# Days from a happening to the last of its news in one account ("the last body was found on Saturday").
NEWS_DAYS = 7
# Mentions that the first place of an incident counts for besides its own.
LEAD = 3
# What a denied word ("this was no accident") counts for the type.
DENIED = 0.1
# A stretch longer than this says nothing of when.
A_YEAR = 366
# Times that a word of the title counts.
TITLE = 2
# Characters that count as an account's head: headline and lead.
HEAD = 600
# Characters of the lead, whose words tell most of what an account is about.
LEAD_END = 300
_FIGURES = frozenset(
    ["fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "magnitude", "buildings"]
)
_OPEN = frozenset(["predicted", "hypothetical"])
_TITLE_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class AccountWords:
    """The words of a whole account, with their counts: all telling ones, those that are names or figures, those of title and lead."""

    all: dict[str, int]
    names: dict[str, int]
    lead: dict[str, int]


@dataclass(slots=True)
class Incident:
    """One incident. `weight` says how much of the account it is; `entities` the ids of entities named with it,
    `spots` those of `places`; `account` the words of the whole account, where it is chiefly about the incident.
    `packed` holds mentions and claims where they are not at hand (see `packing`); `told_places` are the whole account's, for what it is
    chiefly about."""

    key: Key
    published: int | None
    mentions: list[EventMention]
    claims: list[Claim]
    publisher: str | None = None
    type: str = "other"
    types: dict[str, float] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    when: Days = (None, None)
    starts: frozenset[str] = frozenset()
    places: list[Location] = field(default_factory=list)
    spots: tuple[str | None, ...] = ()
    entities: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, float, float]] = frozenset()
    words: dict[str, int] = field(default_factory=dict)
    account: AccountWords | None = None
    weight: float = 0.0
    main: bool = False
    words_of_whole: bool = False
    open: bool = False
    is_event: bool = True
    packed: bytes = b""
    told_places: tuple[Told, ...] = ()


def incidents_of(
    account: Annotations,
    mentioned: Sequence[tuple[int, int, str]],
    words: Words,
    spots: Mapping[tuple[str, ...], str] | None = None,
    people: frozenset[str] = frozenset(),
) -> list[Incident]:
    """The incidents of one account in order of their first mention, the one that it is chiefly about marked `main`.

    `mentioned` are the account's names (start, end, entity id), `spots` the entity ids of places by their words, `people` the
    ids of persons."""
    document = account.document
    groups: dict[str, list[EventMention]] = {}
    for m in account.events:
        groups.setdefault(m.incident or m.id, []).append(m)
    of_mention = {m.id: key for key, ms in groups.items() for m in ms}
    claims: dict[str, list[Claim]] = {key: [] for key in groups}
    for c in account.claims:
        if c.event is not None:
            claims.setdefault(of_mention.get(c.event, c.event), []).append(c)
    published = ordinal(document.published)
    named: dict[int, set[str]] = {}
    for start, _, entity in mentioned:
        named.setdefault(_at(words, start), set()).add(entity)
    out = [
        _incident(account, (document.id, key), groups.get(key, []), claims[key], words, named, published, spots or {})
        for key in claims
    ]
    for i in out:
        i.people = i.entities & people
    _mark_main(document, out, words)
    for i in out:
        if i.main:
            i.told_places = told_places(account)
        if i.main and i.words_of_whole:
            # The whole account is about it: whoever is named is named with it.
            i.people = frozenset(e for _, _, e in mentioned) & people
    return out


def _incident(
    account: Annotations,
    key: Key,
    mentions: list[EventMention],
    claims: list[Claim],
    words: Words,
    named: Mapping[int, set[str]],
    published: int | None,
    spots: Mapping[tuple[str, ...], str],
) -> Incident:
    found = Incident(key, published, mentions, claims, account.document.publisher)
    weights: dict[str, float] = {}
    kinds: Counter[str] = Counter()
    beside: list[Location] = []
    all_open = all(m.factuality in _OPEN for m in mentions)
    for m in mentions:
        kind, role = kind_of(m.lemma, m.type)
        denied = m.factuality == "denied"
        weights[m.type] = weights.get(m.type, 0.0) + CORE_WEIGHT[role] * (DENIED if denied else 1.0)
        if role in ("core", "action") and not denied:
            kinds[kind] += 3 if role == "core" else 1
        # Where somebody spoke, or where something may happen yet, is not where it happened.
        if m.place is not None and role != "speech" and (m.factuality not in _OPEN or all_open):
            (beside if role == "other" else found.places).extend([m.place] * (3 if role == "core" else 1))
    found.when = _when(mentions, claims)
    found.starts = _starts(mentions, claims, found.when)
    told = [m for m in mentions if m.type not in ("statement", "other")]
    found.type = min(weights, key=lambda t: (t in ("other", "statement"), -weights[t], t)) if weights else "other"
    found.types = weights
    best = max(kinds.values(), default=0)
    found.kinds = frozenset(k for k, n in kinds.items() if n * 3 >= best)
    found.lemmas = frozenset(m.lemma for m in told)
    found.places = _finest(found.places or beside)
    found.spots = tuple(spots.get(body_tokens(p.name)) for p in found.places)
    found.is_event = (
        bool(claims) or bool(told) or any(kind_of(m.lemma, m.type)[1] in ("core", "effect") for m in mentions)
    )
    judged = told or mentions
    found.open = bool(judged) and all(m.factuality in _OPEN for m in judged)
    found.figures = frozenset(
        (c.attribute, c.low, c.high)
        for c in claims
        if c.attribute in _FIGURES and c.low is not None and c.high is not None and c.factuality not in _OPEN
    )
    spans = [(m.start, m.end) for m in mentions] + [(c.start, c.end) for c in claims]
    sentences = _sentences(words, spans)
    found.words = _content(words, sentences)
    found.entities = frozenset(e for n in sentences for e in named.get(n, ()))
    head = sum(s < HEAD for s, _ in spans)
    core = sum(CORE_WEIGHT[kind_of(m.lemma, m.type)[1]] for m in mentions)
    figures = sum(c.attribute in _FIGURES for c in claims)
    found.weight = core + 1.0 * len(claims) + 1.5 * figures + 1.5 * head if found.is_event else 0.1 * core
    if found.open:
        found.weight *= 0.5
    return found


def _when(mentions: list[EventMention], claims: list[Claim]) -> Days:
    """When the happening itself was: by most votes of its core mentions and claimed starts, from the earliest that lies near.

    Harm and rescue are told later than the happening and give only its latest day."""
    votes: Counter[Days] = Counter()
    beside: Counter[Days] = Counter()
    after: list[int] = []
    for m in mentions:
        if m.time is None:
            continue
        told = days(m.time.earliest, m.time.latest)
        role = kind_of(m.lemma, m.type)[1]
        if role == "core":
            votes[told] += 2
        elif role != "speech" and is_precise(told):
            beside[told] += 1
        if role == "effect" and told[1] is not None:
            after.append(told[1])
    for c in claims:
        if c.attribute == "start" and c.value and c.factuality != "denied":
            votes[days(c.value, c.value)] += 2
    known = {d: n for d, n in votes.items() if is_known(d) and (d[0] is None or d[1] is None or d[1] - d[0] <= A_YEAR)}
    core = {d: n for d, n in known.items() if is_precise(d)}
    if core:
        first, best, _ = _around(core)
        return first, best[1]
    if beside:
        # What is told beside the happening itself follows it within the week that accounts cover.
        first, _, last = _around(beside)
        return (first or 0) - NEWS_DAYS, last
    if known:
        return min(known, key=lambda d: (-known[d], narrower_first(d)))
    return (None, min(after)) if after else (None, None)


def _starts(mentions: list[EventMention], claims: list[Claim], when: Days) -> frozenset[str]:
    """The values in which the account tells the beginning: claimed starts that agree with `when`, else days of core mentions."""

    def fits(value: str) -> bool:
        told = days(value, value)
        return is_known(told) and not gap(told, when) and (is_precise(told) or not is_precise(when))

    claimed = {c.value for c in claims if c.attribute == "start" and c.value and c.factuality != "denied"}
    if chosen := {v for v in claimed if fits(v)}:
        return frozenset(chosen)
    cores = [m.time for m in mentions if m.time is not None and kind_of(m.lemma, m.type)[1] == "core"]
    values = {edtf(t.earliest, t.latest) for t in cores}
    return frozenset(v for v in values if v and fits(v))


def _around(votes: Mapping[Days, int]) -> tuple[int | None, Days, int | None]:
    """The first day, the interval with most votes, and the last day of those that lie within a week of it."""
    best = min(votes, key=lambda d: (-sum(n for e, n in votes.items() if not gap(d, e)), d[0] or 0))
    near = [d for d in votes if gap(d, best) <= NEWS_DAYS]
    firsts, lasts = [d[0] for d in near if d[0] is not None], [d[1] for d in near if d[1] is not None]
    return min(firsts, default=None), best, max(lasts, default=None)


def _finest(places: list[Location]) -> list[Location]:
    """Each place once, the most often told first; countries and wide areas last."""
    counts: Counter[tuple[str, int | None]] = Counter((p.name, p.geonameid) for p in places)
    if places:
        # The lead says where; what lies further down is often where else.
        counts[places[0].name, places[0].geonameid] += LEAD
    first = {(p.name, p.geonameid): p for p in reversed(places)}

    def rank(key: tuple[str, int | None]) -> tuple[bool, int, int, str]:
        precision = first[key].precision
        precision = 5 if precision is None else precision
        return precision >= 5, -counts[key], precision, key[0]

    return [first[key] for key in sorted(first, key=rank)]


def _at(words: Words, offset: int) -> int:
    n = bisect_left(words.starts, offset)
    return words.sentence[min(n, len(words.sentence) - 1)] if words.sentence else -1


def _sentences(words: Words, spans: list[tuple[int, int]]) -> set[int]:
    out: set[int] = set()
    for start, end in spans:
        a, b = bisect_left(words.starts, start), bisect_right(words.starts, max(start, end - 1))
        out.update(words.sentence[a : max(b, a + 1)])
    return out


def _content(words: Words, sentences: set[int]) -> dict[str, int]:
    """The telling words of sentences, with their counts; names are told from other words by a mark, since they tell more."""
    out: dict[str, int] = {}
    for n in sorted(sentences):
        first, last = bisect_left(words.sentence, n), bisect_right(words.sentence, n)
        for form, weight in zip(words.forms[first:last], words.weights[first:last], strict=True):
            if weight > FUNCTION and len(form) > 1:
                out[form] = out.get(form, 0) + 1
    return out


def _mark_main(document: Document, incidents: list[Incident], words: Words) -> None:
    """Marks the incident of most weight, claims and head; its words are the whole account's where hardly another is told. One that only captions
    tell is beside the account."""
    real = [i for i in incidents if i.is_event]
    if not real:
        return
    captions = [p for p in document.parts if p.role == "caption"]

    def beside(i: Incident) -> bool:
        return bool(i.mentions) and all(any(p.start <= m.start < p.end for p in captions) for m in i.mentions)

    main = min(
        real,
        key=lambda i: (bool(captions) and beside(i), -i.weight, i.mentions[0].start if i.mentions else 0, i.key),
    )
    main.main = True
    rest = sum(i.weight for i in real) - main.weight
    # An account of one thing is compared by all its words, a round-up by the sentences of each incident.
    if rest <= main.weight:
        main.words_of_whole = True
        main.words = _content(words, set(words.sentence))
    titled = [fold(w) for w in _TITLE_WORD.findall(document.title or "")]
    for form in titled:
        main.words[form] = main.words.get(form, 0) + TITLE
    main.account = _account_words(titled, words)


def _account_words(titled: list[str], words: Words) -> AccountWords:
    told, names, lead = Counter[str](), Counter[str](), Counter[str]()
    for form, weight, start in zip(words.forms, words.weights, words.starts, strict=True):
        if weight <= FUNCTION or len(form) < 2:
            continue
        told[form] += 1
        if weight in (NAME, FIGURE):
            names[form] += 1
        if start < LEAD_END:
            lead[form] += 1
    known = classes()
    for form in titled:
        told[form] += TITLE
        if known.get(form, 1.0) > FUNCTION:
            lead[form] += 1
    return AccountWords(dict(told), dict(names), dict(lead))
