"""Entities on the cluster: the rounds in which accounts learn from one another, names brought together by what is alike in them, joined component by
component."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from crossbearing.engine.spark.bearing import appearances_by_key, bearers_in_order, pairs_with_reasons
from crossbearing.engine.spark.frames import row_by_row
from crossbearing.engine.spark.hearing import DRAFTS, hear, packed
from crossbearing.engine.spark.joining import ENTITIES, entities_joined, kept, row_of
from crossbearing.engine.spark.reading import Row, table_of
from crossbearing.engine.spark.work import Work
from crossbearing.link.appearances import appearances_of
from crossbearing.link.entities import SMALL_CASE, link_entities
from crossbearing.link.rounds import ROUNDS, draft_of
from crossbearing.records import Annotations, Entity

_account = msgspec.json.Decoder(Annotations)


def entities_of(work: Work, accounts: Any) -> tuple[Entity, ...]:
    """The entities of a frame `number, id, annotations`, in order of first mention."""
    if accounts.count() <= SMALL_CASE:
        return _of_few(work, [_account.decode(bytes(r.annotations)) for r in accounts.select("annotations").collect()])
    names = appearances_by_key(work, _drafts(work, accounts))
    bearers = bearers_in_order(work, names)
    return entities_joined(work, names, bearers, pairs_with_reasons(work, bearers))


def _of_few(work: Work, accounts: list[Annotations]) -> tuple[Entity, ...]:
    """In a small case each account hears all of every other."""
    texts = {a.document.id: a.document.text for a in accounts}
    rows = [row_of(e, lambda m: texts[m.document][m.start : m.end]) for e in link_entities(accounts)]
    return kept(work, work.spark.createDataFrame(table_of(rows, ENTITIES), ENTITIES))


def _drafts(work: Work, accounts: Any) -> Any:
    """The accounts after all rounds; only the last round's are kept."""
    stages = [f"drafts-{n}" for n in range(len(ROUNDS) + 1)]
    for stage in stages:
        work.drop(stage)
    work.append(row_by_row(accounts.select("number", "annotations"), _by_itself, DRAFTS), stages[0])
    drafts = work.read(stages[0], DRAFTS)
    for round, before, stage in zip(ROUNDS, stages, stages[1:], strict=False):
        drafts = hear(work, drafts, round, stage)
        work.drop(before)
    return drafts


def _by_itself(row: Row) -> Iterator[Row]:
    account = _account.decode(row["annotations"])
    yield packed(row["number"], draft_of(account.document, appearances_of(account)))
