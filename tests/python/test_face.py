"""The public face: the examples of docs/python.md run, importing is fast, tables and notebooks, errors that say what to do."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path

import msgspec
import polars
import pyarrow
import pytest

import crossbearing as cb
from crossbearing.publish.exports.tables import TABLES
from crossbearing.python import rows as rows_module
from crossbearing.python.rows import Rows
from tests.publish.exports.records import conflict, empty, hostile

ROOT = Path(__file__).parents[2]


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tests = doctest.DocTestParser().get_doctest(
        (ROOT / "docs" / "python.md").read_text(), {}, "python.md", "python.md", 0
    )
    assert len(tests.examples) > 25
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed = runner.run(tests, out=said.append).failed
    assert not failed, "".join(said)


def test_importing_loads_nothing_heavy() -> None:
    code = "import sys, crossbearing; print(sorted({'msgspec', 'spacy', 'sqlalchemy', 'numpy', 'duckdb', 'pyarrow'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_public_name_is_there_and_an_unknown_one_is_not() -> None:
    for name in cb.__all__:
        assert getattr(cb, name) is not None
    assert set(dir(cb)) == set(cb.__all__)
    with pytest.raises(AttributeError, match="no attribute 'guess'"):
        cb.guess  # noqa: B018


def table(name: str, record: cb.Record) -> Rows[object]:
    return Rows(name, getattr(record, name) if name not in ("readings", "mentions", "origins") else (), record)


@pytest.mark.parametrize("record", [conflict, hostile, empty])
@pytest.mark.parametrize("name", [t.name for t in TABLES])
def test_arrow_has_the_tables_types(name: str, record: object) -> None:
    made = table(name, record()).to_arrow()  # type: ignore[operator]
    spec = next(t for t in TABLES if t.name == name)
    assert made.schema.names == [c.name for c in spec.columns]
    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    assert [f.type for f in made.schema] == [kinds[c.kind] for c in spec.columns]
    assert made.num_rows == len(list(spec.rows(record())))  # type: ignore[operator]


def test_tables_go_to_polars_and_pandas() -> None:
    record = conflict()
    claims = Rows("claims", record.claims, record)
    frame = polars.DataFrame(claims)
    assert frame.filter(id="k8").select("low", "high").row(0) == (12.0, None)
    assert frame.filter(id="k1")["sources"].to_list() == [["district doctor"]]
    assert claims.to_polars().equals(frame)
    pandas_frame = claims.to_pandas()
    assert list(pandas_frame[pandas_frame.id == "k14"].low) == [1800.0]
    assert claims[0].id == "k1"
    assert len(claims) == len(list(claims)) == 15
    assert [c.id for c in claims[1:3]] == ["k2", "k3"]
    assert repr(claims) == "<15 claims>"


def test_a_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(rows_module, "import_module", gone)
    record = conflict()
    with pytest.raises(
        cb.MissingLibrary, match=r"pyarrow is not installed; install it with: pip install 'crossbearing\[arrow\]'"
    ):
        Rows("claims", record.claims, record).to_arrow()
    with pytest.raises(ImportError, match="pip install pandas"):
        Rows("claims", record.claims, record).to_pandas()


def test_records_show_themselves_without_markup_from_outside() -> None:
    record = hostile()
    shown = [
        record,
        *record.documents,
        *record.claims,
        *record.events,
        *record.entities,
        *record.relations,
        record.events[0].attributes[0],
    ]
    for thing in [*shown, *(table(t.name, record) for t in TABLES)]:
        html = thing._repr_html_()
        assert html.startswith("<table>")
        assert "<script" not in html
        assert "alert('x')" not in html
    assert "&lt;script&gt;" in record.claims[5]._repr_html_()


def test_what_a_notebook_shows_of_a_claim_and_of_many() -> None:
    record = conflict()
    html = record.claims[0]._repr_html_()
    assert "<caption" in html
    assert ">Claim<" in html
    assert "Twelve people were killed" in html
    assert "as_of" not in html
    many = msgspec.structs.replace(record, claims=record.claims * 3)
    html = Rows("claims", many.claims, many)._repr_html_()
    assert html.count("<tr>") == 21
    assert "and 25 more" in html


def test_what_cannot_be_done_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Three people died in a fire at Ptuj on 3 May 2031.")
    with pytest.raises(cb.CaseError, match=r"a\.txt: no case"):
        cb.open(tmp_path / "a.txt")
    with pytest.raises(cb.CaseError, match="no such case"):
        cb.open(tmp_path / "gone.db", create=False)
    with pytest.raises(ValueError, match=r"gone\.txt: no such file"):
        cb.reconcile(tmp_path / "gone.txt")
    record = cb.reconcile([tmp_path / "a.txt"])
    assert [(c.attribute, c.low) for c in record.claims if c.attribute == "fatalities"] == [("fatalities", 3.0)]
    with cb.open(tmp_path / "k.db") as case:
        case.add(tmp_path / "a.txt")
        with pytest.raises(KeyError, match="no such event"):
            case.event("Fire, Nowhere")
        with pytest.raises(ValueError, match="no such format"):
            case.export("sheet")
        with pytest.raises(cb.CaseError, match="no author"):
            case.decide("reject", case.claims()[0].id, author=" ", reason="x")
        assert "3 May 2031" in case._repr_html_()
