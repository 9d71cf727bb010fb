"""Every layer over the French paragraphs of a document."""

from __future__ import annotations

import re

from crossbearing.annotate.french.attributions import find_attributions
from crossbearing.annotate.french.calls import find_calls
from crossbearing.annotate.french.claims import find_claims
from crossbearing.annotate.french.events import find_events
from crossbearing.annotate.french.figures import find_figures
from crossbearing.annotate.french.framing import find_framing
from crossbearing.annotate.french.groups import Groups
from crossbearing.annotate.french.names import find_names
from crossbearing.annotate.french.parser import parse
from crossbearing.annotate.french.places import find_places
from crossbearing.annotate.french.times import find_times
from crossbearing.annotate.french.tokens import tokens
from crossbearing.records import Annotations, Boilerplate, Document

# Lines that are no part of a French account.
_ASIDE = re.compile(
    r"(?im)^[ \t]*(?P<line>(?:(?:Lire|À lire|Voir) aussi\b.*|Abonnez-vous\b.*|Inscrivez-vous\b.*|Tous droits réservés.*|©.*|Suivez-nous\b.*|Crédits? photos?\b.*|Publicité|Partager (?:sur|cet article)\b.*|Contactez la rédaction\b.*))$"
)
_KINDS = (("abonnez", "subscription"), ("inscrivez", "subscription"), ("tous droits", "rights"), ("©", "rights"), ("crédit", "credit"), ("lire", "related"), ("à lire", "related"), ("voir", "related"), ("contactez", "contact"))  # fmt: skip


def _boilerplate(text: str) -> tuple[Boilerplate, ...]:
    out = []
    for m in _ASIDE.finditer(text):
        low = m["line"].lower()
        out.append(
            Boilerplate(
                m.start("line"),
                m.end("line"),
                next((kind for word, kind in _KINDS if low.startswith(word)), "navigation"),
            )
        )
    return tuple(out)


def read_french(document: Document) -> Annotations:
    """All layers over a document whose text has nothing but French in it, other paragraphs blanked."""
    text = document.text
    aside = _boilerplate(text)
    for b in aside:
        text = text[: b.start] + " " * (b.end - b.start) + text[b.end :]
    t = tokens(parse(text))
    groups = Groups(t)
    times = find_times(t, groups, document.published)
    figures = find_figures(t, times)
    places = find_places(t)
    names = find_names(t, places)
    said = find_attributions(t, groups, names)
    events = find_events(t, groups, times, places, said, document.id)
    under = Annotations(
        document, times, tuple(f.quantity for f in figures), places, names, said, events, boilerplate=aside,
        calls=find_calls(t, groups, names, said),
    )  # fmt: skip
    return Annotations(
        document,
        times,
        under.quantities,
        places,
        names,
        said,
        events,
        find_claims(t, groups, figures, under),
        under.calls,
        aside,
        framing=find_framing(t, groups, places, names, said),
    )
