"""Names of one bearer across accounts."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.records import Annotations, Entity


def link_entities(accounts: Sequence[Annotations]) -> tuple[Entity, ...]:
    """Every entity, with all its forms and mentions."""
    return ()
