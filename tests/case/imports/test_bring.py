"""Coded claims in a case: decisions of their author, beside the machine's claims; another case merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.annotate import annotate
from crossbearing.case.decisions import Decision, Target
from crossbearing.case.imports import Brought, Coded, ImportFailure, bring_in
from crossbearing.case.imports.another import merge
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Document

TEXTS = {
    "d1": "Six people died when a wall fell on the market of Ptuj on 3 May 2031, rescuers said. Stalls were crushed.",
    "d2": "Seven people died when a wall fell on the market of Ptuj on 3 May 2031, the Kite reported.",
}
WHEN = "2031-06-01T10:00:00Z"


@pytest.fixture(scope="module")
def accounts() -> dict[str, Annotations]:
    documents = [
        Document(k, f"{k}.txt", k * 32, None, None, "2031-05-04", "en", None, None, t) for k, t in TEXTS.items()
    ]
    return {a.document.id: a for a in annotate(documents)}


def case_of(path: Path, accounts: dict[str, Annotations], *ids: str) -> Case:
    case = Case(str(path), create=True)
    for id in ids:
        case.add(accounts[id], TEXTS[id].encode())
    case.refresh()
    return case


def bring(case: Case, *rows: Coded | ImportFailure, author: str = "Ida Moe") -> Brought:
    *_, done = bring_in(case, rows, author, WHEN, "coded by hand")
    return done


def row(quote: str, attribute: str, **more: object) -> Coded:
    return Coded("c.csv: line 2", quote, attribute, (("document", "d1"),), **more)  # type: ignore[arg-type]


def test_coded_claims_stand_beside_the_machines(tmp_path: Path, accounts: dict[str, Annotations]) -> None:
    with case_of(tmp_path / "k.case", accounts, "d1", "d2") as case:
        before = case.record()
        (event,) = {c.event for c in before.claims if c.document == "d1" and c.attribute == "fatalities"}
        done = bring(case, row("Stalls were crushed", "buildings", low=3, high=5, subject="stalls", event=event), row("Six people", "fatalities", factuality="alleged", note="sure"),
                     ImportFailure("c.csv: line 9", "x", "y"), row("Nine people", "fatalities"), row("Stalls", "beauty"), row("rescuers", "other"))  # fmt: skip
        assert (done.recorded, done.already) == (2, 0)
        assert [f.cause.split(":")[0] for f in done.failures] == [
            "x",
            "the quote does not stand in the account (“Nine people”)",
            "attribute 'beauty'",
            "other without low, high or value",
        ]
        mine = case.log()
        assert [(d.kind, d.target, d.author, d.time) for d in mine] == [
            ("annotate", Target("document", "d1"), "Ida Moe", WHEN)
        ] * 2
        assert [d.reason for d in mine] == ["coded by hand", "coded by hand: sure"]
        # The figure that was not given is the one that stands in the words; the event is that of the sentence.
        assert isinstance(mine[1].value, dict)
        assert (mine[1].value["low"], mine[1].value["high"], mine[1].value["event"]) == (6, 6, event)
        after = case.record()
        (stalls,) = (c for c in after.claims if c.attribute == "buildings" and c.low == 3)
        assert (stalls.quote, stalls.event, stalls.subject) == ("Stalls were crushed", event, "stalls")
        assert {c.id for c in before.claims} <= {c.id for c in after.claims}


def test_the_same_file_twice_changes_nothing(tmp_path: Path, accounts: dict[str, Annotations]) -> None:
    with case_of(tmp_path / "k.case", accounts, "d1") as case:
        rows = [row("Six people", "fatalities"), row("Stalls were crushed", "buildings", low=2)]
        assert (bring(case, *rows).recorded, bring(case, *rows).already) == (2, 2)
        # Another coder's word is another decision.
        assert bring(case, *rows, author="Ola Ness").recorded == 2
        assert len(case.log()) == 4


def test_a_row_may_name_its_own_author_and_an_unknown_event_fails(
    tmp_path: Path, accounts: dict[str, Annotations]
) -> None:
    with case_of(tmp_path / "k.case", accounts, "d1") as case:
        done = bring(
            case,
            row("Stalls", "buildings", low=2, author="Ola Ness"),
            row("market of Ptuj", "place", event="e-gone"),
            row("Six people", "fatalities", low=9, high=2),
        )
        assert [d.author for d in case.log()] == ["Ola Ness"]
        assert [f.cause for f in done.failures] == [
            "event e-gone: no event of the record bears this id or label",
            "low 9 is above high 2",
        ]


def test_another_case_comes_with_its_decisions(tmp_path: Path, accounts: dict[str, Annotations]) -> None:
    with (
        case_of(tmp_path / "one.case", accounts, "d1") as one,
        case_of(tmp_path / "two.case", accounts, "d1", "d2") as two,
    ):
        (claim,) = (c for c in two.record().claims if c.document == "d2" and c.attribute == "fatalities")
        wrong = two.decide(Decision("reject", Target("claim", claim.id), "Ida Moe", WHEN, "a slip"))
        two.decide(Decision("revoke", Target("decision", wrong.hash), "Ida Moe", WHEN, "no slip"))
        bring(two, row("Stalls were crushed", "buildings", low=3))
        one.decide(Decision("annotate", Target("document", "d1"), "Ola Ness", WHEN, "seen", "a note"))
        *_, done = merge(one, two)
        assert (done.accounts, done.accounts_already, done.decisions, done.failures) == (1, 1, 3, [])
        log = one.log()
        assert [(d.kind, d.author) for d in log] == [
            ("annotate", "Ola Ness"),
            ("reject", "Ida Moe"),
            ("revoke", "Ida Moe"),
            ("annotate", "Ida Moe"),
        ]
        # The revocation follows the decision that it revokes into the other chain.
        assert log[2].target.id == log[1].hash != wrong.hash
        assert one.ids() == {"d1", "d2"}
        with one.engine.connect() as connection:
            assert (
                connection.exec_driver_sql("select original from accounts where id = 'd2'").scalar()
                == TEXTS["d2"].encode()
            )
        *_, again = merge(one, two)
        assert (again.accounts, again.decisions, again.accounts_already, again.decisions_already) == (0, 0, 2, 3)
