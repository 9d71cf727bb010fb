"""Where and in which form names appear in one account: the layers' finds, and how a publisher and a body call themselves.

Every appearance is a span of the text; nothing is taken from a manifest alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from functools import lru_cache

from crossbearing.lexicon import lexicon
from crossbearing.link.body_names import body_tokens, head_of
from crossbearing.link.folding import fold, fold_name
from crossbearing.link.person_names import without_title
from crossbearing.records import Annotations, Place
from crossbearing.records.name import NameKind

_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&.\-]{0,8}[A-Z])[;,)]")
_SLASHED = re.compile(r"([^\W\d_][\w’'.\-‑ ]{2,}?)/([^\W\d_][\w’'.\-‑ ]{2,})")
_PARENTHESIS = re.compile(r"\s*\(([^()]*)\)")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    ["the", "of", "and", "for", "in", "de", "la", "du", "des", "der", "die", "das", "y", "e", "&", "on", "to"]
)
_TAIL = re.compile(r"\s*(?:,| - | – | — ).*\Z")


@dataclass(frozen=True, slots=True)
class Appearance:
    """One mention. `known_as` is the fullest form under which the account knows its bearer; `why` says so where it
    is not plain. `listed` is the list's name of a place whose head is written small ("Syunik corridor"), whatever
    it is called here."""

    document: str
    start: int
    end: int
    form: str
    kind: NameKind
    known_as: str
    geonameid: int | None = None
    pronoun: bool = False
    why: str | None = None
    article: str | None = None
    listed: str | None = None
    title: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """As written, and with the article where one stands before it."""
        return (self.form, f"{self.article} {self.form}") if self.article else (self.form,)


def appearances_of(account: Annotations) -> list[Appearance]:
    """Every appearance in one account, in order of start."""
    document, text = account.document, account.document.text
    places = {p.start: p for p in account.places}
    found: list[Appearance] = []
    taken: list[tuple[int, int]] = []
    for name in account.names:
        place = places.get(name.start)
        if place is not None and place.end != name.end:
            place = None
        kind: NameKind = "place" if place is not None and name.kind == "organization" and place.geonameid else name.kind
        geonameid = place.geonameid if place is not None and kind == "place" else None
        form = text[name.start : name.end]
        listed = _listed(form, place) if place is not None and kind == "place" else None
        found.append(
            Appearance(document.id, name.start, name.end, form, kind, name.name, geonameid, name.pronoun, listed=listed)
        )
        taken.append((name.start, name.end))
    taken.sort()
    for p in account.places:
        if not _overlaps(taken, p.start, p.end):
            found.append(
                Appearance(
                    document.id,
                    p.start,
                    p.end,
                    text[p.start : p.end],
                    "place",
                    p.name or text[p.start : p.end],
                    p.geonameid,
                )
            )
            insort(taken, (p.start, p.end))
    found = [y for x in found for y in _two_names(x)]
    taken = sorted((x.start, x.end) for x in found)
    found = _publisher_itself(account, found, taken)
    found.sort(key=lambda x: (x.start, x.end))
    found = _defined(found, _acronyms(document.id, text, taken))
    return [_titled(text, _with_article(text, x)) for x in _roles_resolved(account, found)]


def _listed(form: str, place: Place) -> str | None:
    """Forms with a small head are the list's own for one place, or a slip of one: nothing but the list joins them. A form in capitals
    may be more than a name of the land ("Republic of Artsakh")."""
    return place.name if form.rpartition(" ")[2].islower() else None


# What stands before a name and may be a title: one word or two, on the same line.
_BEFORE = re.compile(r"(?:(?<=\W)|(?<=\A))(?:[^\W\d_][\w.’'-]* ){1,2}\Z")


def _titled(text: str, x: Appearance) -> Appearance:
    """A person with the title before the name: `Mr. Osman`, `Captain Ana Kos` are forms of it as well."""
    before = _BEFORE.search(text, max(0, x.start - 40), x.start)
    if x.kind != "person" or x.pronoun or before is None:
        return x
    words = before.group().split()
    while words and (words[0][:1].islower() or without_title(f"{words[0]} x") != "x"):
        words = words[1:]
    return replace(x, title=" ".join(words)) if words else x


def _with_article(text: str, x: Appearance) -> Appearance:
    before = text[max(0, x.start - 5) : x.start]
    if x.pronoun or x.start < 4 or before[-4:] not in ("the ", "The ") or before[:-4].isalnum():
        return x
    return replace(x, article=before[-4:-1])


def _two_names(x: Appearance) -> tuple[Appearance, ...]:
    """`Oldname/Newburg`: the account itself says that both are one."""
    m = _SLASHED.fullmatch(x.form) if not x.pronoun and x.kind != "person" else None
    if m is None:
        return (x,)
    left, right = m.groups()
    known_as = left if x.known_as == x.form else x.known_as
    return (
        replace(x, end=x.start + m.end(1), form=left, known_as=known_as),
        replace(x, start=x.start + m.start(2), form=right, known_as=known_as, why=f"“{x.form}”"),
    )


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    n = bisect_left(taken, (start, start))
    return (n < len(taken) and taken[n][0] < end) or (n > 0 and taken[n - 1][1] > start)


def _loose(name: str) -> str:
    """A pattern for a name in any case, with any hyphen, dash or space between its words."""
    return r"[\W_]+".join(re.escape(w) for w in _WORD.findall(name))


@lru_cache(maxsize=4096)
def publisher_names(publisher: str) -> tuple[str, ...]:
    """A publisher's own forms: without brackets, what stands in brackets, without a branch or place behind a comma
    or dash."""
    bare = _PARENTHESIS.sub("", publisher).strip()
    inner = [m.group(1).strip() for m in _PARENTHESIS.finditer(publisher)]
    short = _TAIL.sub("", bare).strip()
    names = [bare, *(i for i in inner if len(i) > 2), *([short] if len(_WORD.findall(short)) > 1 else [])]
    return tuple(dict.fromkeys(n for n in names if n)) or (publisher,)


@lru_cache(maxsize=4096)
def _own_pattern(publisher: str) -> re.Pattern[str] | None:
    names = [n for n in publisher_names(publisher) if _WORD.search(n)]
    return re.compile(r"(?<!\w)(?:" + "|".join(_loose(n) for n in names) + r")(?!\w)", re.IGNORECASE) if names else None


_FOREIGN_ARTICLES = frozenset(
    ["el", "la", "los", "las", "le", "les", "il", "lo", "der", "die", "das", "de", "het", "o", "al"]
)


@lru_cache(maxsize=4096)
def _self_pattern(publisher: str) -> re.Pattern[str] | None:
    """The publisher with a part of its name, as it calls itself: `the Digest`, `The Mirror`."""
    words = [w for w in _WORD.findall(publisher_names(publisher)[0]) if w.lower() not in _SMALL]
    if len(words) < 2:
        return None
    if fold(words[0]) in _FOREIGN_ARTICLES:
        # `El Sereno` for El Sereno de Calama.
        return re.compile(rf"(?<!\w){re.escape(words[0])} {re.escape(words[1])}(?!\w)(?! (?:d[aeiou]\w? )?[A-Z])")
    first = [] if _is_common(words[0]) else [words[0]]
    ends = dict.fromkeys([words[-1], *first])
    return re.compile(r"(?<!\w)[Tt]he (?:" + "|".join(map(re.escape, ends)) + r")(?=[’']s\b|\W(?! ?[A-Z]\w)|\Z)")


def _is_common(word: str) -> bool:
    iso = body_tokens(word)
    return bool(iso and iso[0].startswith("="))


def _publisher_itself(account: Annotations, found: list[Appearance], taken: list[tuple[int, int]]) -> list[Appearance]:
    """`found`, with the places where the publisher stands, in full or as it calls itself."""
    document = account.document
    publisher = document.publisher
    if not publisher or not _WORD.search(publisher):
        return found
    known_as = publisher_names(publisher)[0]
    own = {w for n in publisher_names(publisher) for w in _words(n)}
    out = list(found)
    for pattern, why in ((_own_pattern(publisher), None), (_self_pattern(publisher), "the publisher names itself")):
        for m in pattern.finditer(document.text) if pattern else ():
            start, end = m.span()
            inside = [n for n, x in enumerate(out) if start <= x.start and x.end <= end and not x.pronoun]
            # A layer that found no more than the same words, or a part of them, did not know the publisher.
            if inside and all(set(_words(out[n].known_as)) <= own for n in inside):
                for n in reversed(inside):
                    taken.remove((out[n].start, out[n].end))
                    del out[n]
            if not _overlaps(taken, start, end):
                out.append(Appearance(document.id, start, end, m.group(), "organization", known_as, why=why))
                insort(taken, (start, end))
    return out


def _acronyms(document: str, text: str, taken: list[tuple[int, int]]) -> list[Appearance]:
    """`Long Form (LF)`: the initials of the words before the bracket; both are one."""
    out: list[Appearance] = []
    for m in _ACRONYM.finditer(text):
        start = _initials_start(text, m.start(), m.group(1))
        if start is None:
            continue
        long = text[start : m.start()]
        why = f"“{long} ({m.group(1)})”"
        if not _overlaps(taken, start, m.start()):
            out.append(Appearance(document, start, m.start(), long, "organization", long))
        out.append(Appearance(document, m.start(1), m.end(1), m.group(1), "organization", long, why=why))
    return out


def _defined(found: list[Appearance], defined: list[Appearance]) -> list[Appearance]:
    """Appearances with the acronyms that the account defines: each goes by the long form wherever it stands."""
    long = {x.form: x for x in defined if x.why}
    spans = {(x.start, x.end) for x in defined}
    out = [x for x in found if (x.start, x.end) not in spans or x.form not in long]
    out = [
        replace(x, known_as=long[x.known_as].known_as, kind="organization") if x.known_as in long else x for x in out
    ]
    held = {(x.start, x.end) for x in out}
    return sorted([*out, *(x for x in defined if (x.start, x.end) not in held)], key=lambda x: (x.start, x.end))


def _initials_start(text: str, end: int, letters: str) -> int | None:
    """Where the words begin whose initials are `letters`, the last of them ending at `end`; small words may be
    skipped."""
    wanted = [c for c in letters.upper() if c.isalpha()]
    words = [m for m in _WORD.finditer(text, max(0, end - 150), end) if "\n" not in text[m.start() : end]]
    start = None
    for m in reversed(words):
        if not wanted:
            break
        if fold(m.group())[:1].upper() == wanted[-1]:
            wanted.pop()
            start = m.start()
        elif m.group().lower() not in _SMALL:
            return None
    if wanted or start is None or len(letters) < 2:
        return None
    # "Al-Wadi": what a hyphen joins belongs to the word.
    joined = re.search(r"[^\W\d_]+-\Z", text[max(0, start - 12) : start])
    return start - len(joined.group()) if joined else start


@lru_cache(maxsize=1)
def _roles() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    rows = lexicon("bodies")["roles"]
    nouns = "|".join(r["noun"].capitalize() for r in rows)
    return re.compile(rf"(?<!\w)[Tt]he ({nouns})(?=[’']s\b|\W(?! ?[A-Z]\w)|\Z)"), {
        r["noun"]: frozenset(r["of"]) for r in rows
    }


def _roles_resolved(account: Annotations, found: list[Appearance]) -> list[Appearance]:
    """`the Company` is the body named last before it that is one, else the publisher if it is one."""
    pattern, of = _roles()
    document, text = account.document, account.document.text
    roles = {m.start(1): (m.start(), m.end(), m.group(1).lower()) for m in pattern.finditer(text)}
    if not roles:
        return found
    covered: set[int] = set()
    out: list[Appearance] = []
    for x in found:
        key = next((s for s in (x.start, x.start + 4) if s in roles and roles[s][1] == x.end), None)
        if key is None or (len(body_tokens(x.known_as)) > 1 and not x.pronoun):
            out.append(x)
            if key is not None:
                covered.add(key)
    publisher = publisher_names(document.publisher) if document.publisher and _WORD.search(document.publisher) else ()
    for key, (start, end, noun) in sorted(roles.items()):
        if key in covered:
            continue
        known_as = None
        if publisher and of[noun] & set(_words(publisher[0])):
            known_as = publisher[0]
        before = [
            x for x in out
            if x.start < start and x.kind in ("organization", "group") and x.why != "its office"
            and (noun == head_of(x.known_as) or of[noun] & set(_words(x.known_as))) and len(_WORD.findall(x.known_as)) > 1
        ]  # fmt: skip
        # The body that an account names last is meant, save in a publisher's own statement, which speaks of itself.
        if before and known_as is None:
            known_as = before[-1].known_as
        if known_as is not None:
            out.append(
                Appearance(
                    document.id,
                    start,
                    end,
                    text[start:end],
                    "organization",
                    known_as,
                    why=f"“{text[start:end]}” after “{known_as}”",
                )
            )
    out.sort(key=lambda x: (x.start, x.end))
    return out


def _words(name: str) -> list[str]:
    return _WORD.findall(fold_name(name))
