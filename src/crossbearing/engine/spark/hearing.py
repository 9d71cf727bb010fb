"""A round of names on the cluster: what accounts tell is counted by key, what they ask is answered key by key and brought back to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from crossbearing.engine.spark.frames import key_by_key, row_by_row
from crossbearing.engine.spark.reading import Row
from crossbearing.engine.spark.work import Work
from crossbearing.link.rounds import Answer, Draft, Round, Telling

DRAFTS = "number long, draft binary"
TOLD = "key string, telling binary, times long"
ASKED = "number long, key string, question string"
ANSWERS = "key string, question string, answer binary"

_draft = msgspec.msgpack.Decoder(Draft)
_words = msgspec.msgpack.Decoder(tuple[str, ...])


def hear(work: Work, drafts: Any, round: Round, stage: str) -> Any:
    """The accounts of a frame of `DRAFTS` after a round, as a stage."""
    from pyspark.sql import functions as F

    work.drop("asked")
    work.append(row_by_row(drafts, partial(_ask, round), ASKED), "asked")
    asked = work.read("asked", ASKED)
    questions = asked.select("key", "question").distinct()
    told = row_by_row(drafts, partial(_tell, round), TOLD).groupBy("key", "telling").agg(F.sum("times").alias("times"))
    told = told.join(questions.select("key"), "key", "left_semi").withColumn("question", F.lit(None).cast("string"))
    # What is told of a key comes before what is asked of it: no question sorts before a string.
    both = told.unionByName(questions, allowMissingColumns=True)
    answers = key_by_key(both, "key", ["question"], partial(_answer, round), ANSWERS)
    own = F.collect_list(F.struct("key", "question", "answer")).alias("answers")
    mine = asked.join(answers, ["key", "question"]).groupBy("number").agg(own)
    work.append(row_by_row(drafts.join(mine, "number", "left"), partial(_hear, round), DRAFTS), stage)
    return work.read(stage, DRAFTS)


def packed(number: int, draft: Draft) -> Row:
    """A row of `DRAFTS`."""
    return {"number": number, "draft": msgspec.msgpack.encode(draft)}


def unpacked(row: Row) -> Draft:
    """The account of a row of `DRAFTS`."""
    return _draft.decode(row["draft"])


def _ask(round: Round, row: Row) -> Iterator[Row]:
    for key, question in dict.fromkeys(round.asks(unpacked(row))):
        yield {"number": row["number"], "key": key, "question": question}


def _tell(round: Round, row: Row) -> Iterator[Row]:
    for (key, telling), times in Counter(round.tells(unpacked(row))).items():
        yield {"key": key, "telling": msgspec.msgpack.encode(telling), "times": times}


def _answer(round: Round, rows: Iterable[Row]) -> Iterator[Row]:
    """The answers to what is asked of one key."""
    told: dict[Telling, int] = {}
    for row in rows:
        if row["question"] is None:
            told[_words.decode(row["telling"])] = row["times"]
        elif told and (answer := round.answer(told, row["question"])) is not None:
            yield {"key": row["key"], "question": row["question"], "answer": msgspec.msgpack.encode(answer)}


def _hear(round: Round, row: Row) -> Iterator[Row]:
    answers: dict[tuple[str, str], Answer] = {
        (a["key"], a["question"]): _words.decode(a["answer"]) for a in row["answers"] or ()
    }
    draft = unpacked(row)
    found = round.hears(draft, lambda key, question: answers.get((key, question)))
    yield packed(row["number"], Draft(draft.document, draft.text, found))
