"""What the accounts name differently: entities under names that share no word, and concepts for which they choose other words.

A comparison, no score: it tells which account uses which word, itself or in others' mouths.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.concept_naming import concept_namings
from crossbearing.link.entity_naming import entity_naming
from crossbearing.link.naming_forms import in_order
from crossbearing.records import Annotations, Entity, Naming
from crossbearing.records.ordered import in_order_of_document


def compare_naming(
    accounts: Sequence[Annotations], entities: Sequence[Entity], main_event: dict[str, str]
) -> tuple[Naming, ...]:
    """Everything that two accounts or more name differently: entities first, then concepts, what most accounts name first."""
    ordered = in_order_of_document(accounts)
    texts = {a.document.id: a.document.text for a in ordered}
    found = (entity_naming(e, lambda m: texts[m.document][m.start : m.end]) for e in entities)
    concepts = concept_namings(ordered, entities, main_event)
    return (*in_order(row for row in found if row is not None), *in_order(concepts))
