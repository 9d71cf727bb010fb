"""A run on Spark over accounts that have much to learn from one another: its record, its names, and what it leaves as Parquet. Every text is invented."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from crossbearing.case.imports.lake import links_of, load
from crossbearing.case.store import Case
from crossbearing.engine import annotated as annotated_here
from crossbearing.engine import reconciled as reconciled_here
from crossbearing.engine.spark import fetched
from crossbearing.engine.spark import record as stages
from crossbearing.engine.spark.accounts import annotated
from crossbearing.engine.spark.failure import EngineError, cause
from crossbearing.engine.spark.tables import write_record
from crossbearing.engine.spark.work import check_folder, work_in
from crossbearing.link import link
from crossbearing.link.entities import SMALL_CASE
from crossbearing.publish.exports.record_pieces import record_pieces
from crossbearing.publish.exports.tables import TABLES
from crossbearing.records import Annotations, Record
from tests.engine.spark_here import needs_spark
from tests.engine.spark_here import spark as spark
from tests.engine.test_spark import CASES, generated, given, opening, read, read_all, same
from tests.link.test_entities import NOT_SAME, SAME_BODY, SAME_PERSON, TWO_PERSONS, account, joined

pytestmark = needs_spark
GENERATED = 60


def named() -> list[Annotations]:
    """Accounts of names that are alike, defined, described, mistyped, shortened and translated, over and over in other company."""
    parts = [f"[P:{name}]" for pair in (*SAME_PERSON, *TWO_PERSONS) for name in pair]
    parts += [f"[{kind}:{name}]" for row in (*SAME_BODY, *NOT_SAME) for kind, name in (row[:2], row[2:])]
    parts += [
        "[P:Robert Calloway Jr.]", "[P:Robert Calloway Sr.]", "[P:Robert Calloway]", "[P:Calloway]", "[O:Zarya] (Gantry)", "Zarya (Gantry)",
        "[P:Gantry]", "[O:Water and Tide Works Authority]", "The Water and Tide Works Authority (WATWA)", "WATWA", "[O:LRT]", "LRT",
        "[L:Oldmark/Newburg]", "[L:Newburg]", "[L:Republic of Oldmark]", "[O:Inspectorate for Harbour Safety of Brine County]",
        "the county harbour inspectorate", "[P:Sarkisyan]", "[O:Sarkisyan]", "[P:Ilinca Sarkisyan]", "Calloway", "[O:Harrow Mills]", "[P:Harrow]",
    ]  # fmt: skip
    chance = random.Random(11)  # noqa: S311
    texts = [", ".join(chance.sample(parts, 7)) + "." for _ in range(2 * SMALL_CASE)]
    return [account(f"d{n:03}", text, chance.choice([None, "Evening Tide Herald"])) for n, text in enumerate(texts)]


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> list[Annotations]:
    """Generated accounts, accounts of names, and those of two bundled cases, in no order, with something to warn of."""
    source = opening(generated(tmp_path_factory.mktemp("lake"), GENERATED))
    found = [*annotated_here([*read_all(source), *read(CASES[0]), *read(CASES[1])]), *named()]
    found[2] = msgspec.structs.replace(found[2], warnings=("the end is missing", "so is the byline"))
    random.Random(7).shuffle(found)  # noqa: S311
    return found


class Left(NamedTuple):
    """The record of one machine and that of Spark, and where Spark's tables lie."""

    here: Record
    there: Record
    folder: Path


@pytest.fixture(scope="module")
def left(spark: Any, accounts: list[Annotations], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    """A run that treats the accounts as many: no account comes to this machine while tables are written."""
    folder = tmp_path_factory.mktemp("out")
    with pytest.MonkeyPatch.context() as patch, work_in(spark, None) as work:
        patch.setattr(stages, "FEW", -1)
        told = given(work, [msgspec.json.encode(a) for a in accounts])
        record = stages.reconciled(told, "consensus")
        with patch.context() as none:
            none.setattr(fetched, "Spool", None)
            write_record(told, record, folder.as_uri())
        yield Left(reconciled_here(accounts, "consensus"), record, folder)


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of a table, file by file."""
    import pyarrow.parquet as pq

    for file in sorted(folder.glob("*.parquet")):
        yield from pq.read_table(file).to_pylist()


def test_the_record_is_that_of_one_machine(left: Left) -> None:
    lists = ("documents", "claims", "attributions", "calls", "boilerplate")
    assert [len(getattr(left.there, n)) for n in lists] == [len(getattr(left.here, n)) for n in lists]
    same(left.there, left.here)
    assert b"".join(record_pieces(left.there)) == b"".join(record_pieces(left.here))
    assert sum("so is the byline" in w for w in left.there.warnings) == 1
    assert len(left.there.framing) >= 2


def test_names_are_joined_as_on_one_machine(left: Left) -> None:
    found = left.there.entities
    assert joined(found, "Water and Tide Works Authority", "WATWA")
    assert joined(found, "Zarya", "Gantry")
    assert joined(found, "Inspectorate for Harbour Safety of Brine County", "county harbour inspectorate")
    assert not joined(found, "Anton Petrov", "Ivan Petrov")
    assert sum(len(e.why) for e in found) > 20


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_a_table_is_that_of_one_machine(left: Left, table: Any) -> None:
    found = [tuple(r.values()) for r in rows(left.folder / table.name)]
    assert found == [tuple(list(v) if isinstance(v, tuple) else v for v in r) for r in table.rows(left.here)]
    assert len(found) > 3


def test_attributions_and_pieces_come_in_the_order_of_the_record(left: Left) -> None:
    told = [(r["document"], r["start"]) for r in rows(left.folder / "attributions")]
    assert told == [(a.document, a.start) for a in left.here.attributions]
    pieces = sorted(rows(left.folder / "record"), key=lambda r: (r["list"], r["number"]))
    claims = [msgspec.json.decode(r["piece"]) for r in pieces if r["list"] == "claims"]
    assert claims == msgspec.json.decode(msgspec.json.encode(left.here.claims))
    assert len(claims) > 100


def test_a_case_takes_it_in_as_it_is(left: Left, accounts: list[Annotations], tmp_path: Path) -> None:
    wanted, found = link(accounts), links_of(str(left.folder))
    assert found is not None
    assert found.near == wanted.near
    assert found.event_of == {k: wanted.event_of[k] for n in wanted.near for k in (n.a, n.b)}
    with Case(str(tmp_path / "there.case"), create=True) as case:
        *_, done = load(case, str(left.folder))
        assert (done.accounts, done.record) == (len(accounts), True)
        # The rows are those of the record that came, and what the case makes by itself is the same.
        assert case.freshen() is False
        same(case.record(), left.here)
        asked = doubts_of(case)
    with Case(str(tmp_path / "here.case"), create=True) as case:
        for a in accounts:
            case.add(a, a.document.text.encode())
        assert case.freshen() is True
        assert doubts_of(case) == asked
    assert [kind for kind, *_ in asked].count("link") >= 2


def doubts_of(case: Case) -> list[tuple[Any, ...]]:
    with case.reading() as reading:
        return [(d.kind, d.id, d.target, d.other, d.score, d.why) for d in reading.doubtful(0, 10_000).rows]


def test_its_accounts_are_a_source_that_is_read(spark: Any, left: Left) -> None:
    with work_in(spark, None) as work:
        chosen = spark.read.parquet(str(left.folder / "accounts")).orderBy("id").limit(5)
        chosen.write.parquet(work.at("some"))
        again = annotated(work, (), [work.at("some")])
        assert sorted(a.document.text for a in again) == sorted(d.text for d in left.here.documents[:5])


def test_a_folder_that_cannot_be_is_told_before_any_work(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    wrong = str(tmp_path / "file" / "out")
    with pytest.raises(EngineError, match=f"^--parquet {wrong}: cannot be written; name a folder"):
        check_folder(spark, wrong, "--parquet")
    with pytest.raises(EngineError, match=r"^--work file:.*: cannot be written"), work_in(spark, wrong):
        pass


def test_what_spark_says_is_its_first_cause(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_text("no Parquet at all")
    with pytest.raises(Exception, match="parquet") as told:
        spark.read.parquet(str(tmp_path / "a.parquet")).collect()
    assert "is not a Parquet file" in cause(told.value)
    assert "calling o" not in cause(told.value)
    assert cause(ValueError("one\ntwo")) == "one"
    assert cause(ValueError()) == "ValueError"
