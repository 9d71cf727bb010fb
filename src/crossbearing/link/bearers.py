"""Names as they stand before joining: one bearer a written form, persons apart from everything else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from crossbearing.link.appearances import Appearance
from crossbearing.link.body_names import body_tokens
from crossbearing.link.credit import acronym
from crossbearing.link.folding import fold_name
from crossbearing.link.person_names import person_tokens
from crossbearing.link.spelling import skeleton
from crossbearing.records.name import NameKind

Key = tuple[str, str]

# A word in the names of more bearers than this proposes no pairs ("police", "department"); rarer words of the same
# names still do.
CROWDED = 60


@dataclass(slots=True)
class Bearer:
    """All appearances that go by one form. `key` is ("person" or "body", folded form)."""

    key: Key
    name: str
    appearances: list[Appearance] = field(default_factory=list)
    kind: NameKind = "organization"
    geonameid: int | None = None
    listed: str | None = None

    documents: frozenset[str] = frozenset()
    # Short forms that accounts define to be this bearer's, folded.
    defines: frozenset[str] = frozenset()


def key_of(known_as: str, kind: NameKind) -> Key:
    """Under which key a name stands: titles and articles left out."""
    if kind == "person":
        return "person", " ".join(person_tokens(known_as)) or fold_name(known_as)
    return "body", fold_name(known_as).removeprefix("the ").removesuffix("'s").strip(" .,'\"") or fold_name(known_as)


def bearers_of(appearances: Sequence[Appearance]) -> dict[Key, Bearer]:
    """The bearers of all accounts, in order of key."""
    out: dict[Key, Bearer] = {}
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    for x in appearances:
        key = key_of(x.known_as, x.kind)
        out.setdefault(key, Bearer(key, x.known_as)).appearances.append(x)
        forms[key][x.known_as] += 1
    for key, bearer in out.items():
        bearer.name = min(forms[key], key=lambda f: (f.isupper(), -forms[key][f], f))
        kinds = Counter(x.kind for x in bearer.appearances)
        bearer.kind = min(kinds, key=lambda k: (-kinds[k], k))
        ids = Counter(x.geonameid for x in bearer.appearances if x.geonameid is not None)
        bearer.geonameid = min(ids, key=lambda i: (-ids[i], i)) if ids and bearer.kind == "place" else None
        bearer.documents = frozenset(x.document for x in bearer.appearances)
        bearer.defines = frozenset(fold_name(x.form) for x in bearer.appearances if _defined(x))
        bearer.listed = min((x.listed for x in bearer.appearances if x.listed is not None), default=None)
    return {key: out[key] for key in sorted(out)}


def _defined(x: Appearance) -> bool:
    """Whether an account says that a short form is a name's ("Long Form (LF)", "Oldname/Newburg")."""
    return x.why is not None and not x.pronoun and (x.form.isupper() or " (" in x.why or "/" in x.why)


def neighbours(bearers: dict[Key, Bearer]) -> Iterator[tuple[Key, list[Key]]]:
    """For each bearer those behind it that something in their spelling, or the gazetteer, brings together with it: each pair once."""
    keys = list(bearers)
    number = {key: n for n, key in enumerate(keys)}
    of: list[list[list[int]]] = [[] for _ in keys]
    for block in _blocks(bearers):
        numbers = [number[key] for key in block]
        for n in numbers:
            of[n].append(numbers)
    for n, near in enumerate(of):
        found = {m for numbers in near for m in numbers if m > n}
        if found:
            yield keys[n], [keys[m] for m in sorted(found)]


def _blocks(bearers: dict[Key, Bearer]) -> Iterator[list[Key]]:
    """Small groups of bearers that share a sign."""
    index: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key, bearer in bearers.items():
        for sign in signs_of(bearer):
            index[sign].append(key)
    for sign in sorted(index):
        if 1 < len(index[sign]) <= CROWDED:
            yield index[sign]


def signs_of(bearer: Bearer) -> list[tuple[str, str]]:
    """What in a bearer's spelling, and in the gazetteer, brings it together with others."""
    signs: set[tuple[str, str]] = set()
    if bearer.key[0] == "person":
        tokens = person_tokens(bearer.name)
        signs |= {("person", skeleton(t) or t) for t in tokens if len(t) > 1}
        signs |= {("person", skeleton(t.replace("kh", "h"))) for t in tokens if "kh" in t}
        signs.add(("person", skeleton("".join(tokens))))
        signs |= {("person letters", "".join(sorted(t))) for t in tokens if len(t) > 4}
        signs |= {("person ends", t[:3] + t[-2:]) for t in tokens if len(t) > 5}
    else:
        tokens = body_tokens(bearer.name)
        signs |= {("word", skeleton(t) if len(skeleton(t)) > 1 else t) for t in tokens}
        signs |= {("word", skeleton(t.replace("kh", "h"))) for t in tokens if "kh" in t}
        signs |= {("letters", "".join(sorted(t))) for t in tokens if len(t) > 5}
        signs |= {("ends", t[:3] + t[-2:]) for t in tokens if len(t) > 5}
        signs.add(("whole", "".join(tokens)))
        bare = bearer.name.replace(".", "")
        signs |= {("acronym", a) for a in (acronym(bearer.name), bare if bare.isupper() else "") if len(a) > 1}
        if bearer.geonameid is not None:
            signs.add(("geonameid", str(bearer.geonameid)))
        if bearer.listed is not None:
            signs.add(("listed", bearer.listed))
    return sorted(signs)
