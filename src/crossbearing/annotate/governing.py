"""Which happening a clause is about: what governs an effect, what only dates another, what a paragraph goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.happening import Happening
from crossbearing.annotate.participants import subject_of
from crossbearing.annotate.syntax import Syntax
from crossbearing.annotate.triggers import Trigger


def anchors(s: Syntax, i: int) -> bool:
    """Whether a happening only dates another: "after Friday's prayer", "since the flood"."""
    return s.dep[i] == "pobj" and s.lower[s.head[i]] in ("after", "before", "since", "until", "during")


def continues(s: Syntax, told: Sequence[Happening]) -> bool:
    """Whether a paragraph's first sentence goes on about a person of the one before: what happened has "he" or "she" for its subject."""
    for h in told:
        if h.t.verb and h.t.role in ("effect", "other", "core"):
            subject, _ = subject_of(s, h.t.i)
            if subject is not None and s.lower[subject] in ("he", "she"):
                return True
    return False


# Who and what hurts and is hurt in unrest, beside a harm.
_UNREST = frozenset(
    ["officer", "officers", "police", "policeman", "policemen", "protester", "protesters", "demonstrator", "demonstrators", "striker", "strikers", "picket",
     "pickets", "rubber", "bullet", "bullets", "pellet", "pellets", "gas", "baton", "batons", "stone", "stones", "gendarmes", "gendarme", "rioters", "marchers"]
)  # fmt: skip


def in_unrest(s: Syntax, t: Trigger) -> bool:
    """Whether the words beside a harm are those of unrest: "nine officers were hurt", "treated for rubber bullet wounds"."""
    return any(s.lower[c] in _UNREST for c in s.below(t.i, 4)) or any(
        s.lower[a] in _UNREST for a in s.ancestors(t.i)[:2]
    )


def purpose_of(s: Syntax, t: Trigger, cores: dict[int, Trigger]) -> int | None:
    """The core of which this one is the purpose or the work: "gathered to pray", "the blast blocked the road"."""
    i = t.i
    if (
        t.verb
        and s.dep[i] in ("xcomp", "advcl")
        and s.child(i, "mark", "nsubj", "nsubjpass") is None
        and s.head[i] in cores
    ):
        return s.head[i]
    if t.verb:  # the blast blocked the road
        subject, _ = subject_of(s, i)
        if subject is not None and subject in cores and subject < i:
            return subject
    return None


def governing_core(s: Syntax, t: Trigger, cores: dict[int, Trigger]) -> int | None:
    """The core trigger in whose clause an effect stands: its subject, what governs it, what it happened "in", "by", "when"."""
    subject, _ = subject_of(s, t.i) if t.verb else (None, False)
    if subject is not None and subject in cores:
        # "an attack like the massacre in Lomma that killed nine": the nearest before the relative pronoun
        between = [c for c in cores if subject < c < t.i and not cores[c].verb] if s.dep[t.i] == "relcl" else []
        return max(between, default=subject)
    if subject is not None:  # "Tropical cyclone Felana killed twelve"
        named = [c for c in s.children[subject] if c in cores and s.dep[c] in ("compound", "nmod", "appos")]
        if named:
            return named[0]
    near = [c for c in s.below(t.i, 4) if c in cores]
    if near:
        return near[0]
    for a in s.ancestors(t.i):
        if a in cores:
            return a
        if s.dep[a] in ("conj", "advcl", "relcl", "acl") or s.pos[a] in ("VERB", "AUX"):
            sub, _ = subject_of(s, a) if s.pos[a] in ("VERB", "AUX") else (None, False)
            if sub is not None and sub in cores:
                return sub
            below = [c for c in s.below(a, 3) if c in cores]
            if below:
                return min(below, key=lambda c: (abs(c - t.i), c))
    return None
