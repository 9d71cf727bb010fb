"""Whether all of a case is as it was recorded: originals, texts, spans, record, decisions, custody."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from crossbearing.case import schema
from crossbearing.case.connect import cause
from crossbearing.case.decisions.chain import breaks
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.decisions.log import entries
from crossbearing.case.decisions.tables import custody_table, decisions_table
from crossbearing.case.proof.custody import Entry, custody
from crossbearing.case.proof.finding import Finding, Report
from crossbearing.case.proof.spans import spans_in, wrong_quotes, wrong_spans
from crossbearing.case.store import Case
from crossbearing.records import Annotations, Claim

GUARDS = tuple(f"{t}_no_{verb}" for t in (decisions_table.name, custody_table.name) for verb in ("update", "delete"))


def check_case(case: Case, again: bool = False, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Checks everything that the case holds. `again` also makes the record anew and compares it with the one kept."""
    checking = _Checking(progress)
    with case.reader.connect() as connection:
        for look in (_storage, _accounts, _claims, _texts, _logs, _guards):
            checking.run(look, connection)
    if again:
        checking.run(lambda c, k: _record(c, k, case), None)
    return Report(tuple(checking.findings), checking.counts, tuple(checking.notes))


class _Checking:
    def __init__(self, progress: Callable[[str], None]) -> None:
        self.findings: list[Finding] = []
        self.notes: list[str] = []
        self.counts: dict[str, int] = {}
        self.progress = progress
        self.sums: dict[str, tuple[str, str]] = {}
        self.decisions: tuple[Decision, ...] = ()

    def run(self, look: Callable[[Any, _Checking], Iterator[Finding]], connection: Connection | None) -> None:
        """Runs one check; a table that cannot be read is a finding, and the others are checked all the same."""
        name = getattr(look, "__name__", "record").strip("_<>")
        self.progress(name)
        try:
            self.findings += look(connection, self)
        except DBAPIError as error:
            self.findings.append(Finding(name, f"cannot be read ({cause(error)}); restore the case from a backup"))
        except (msgspec.DecodeError, ValueError) as error:
            self.findings.append(
                Finding(name, f"is not as the program writes it ({error}); restore the case from a backup")
            )

    def count(self, what: str, n: int = 1) -> None:
        self.counts[what] = self.counts.get(what, 0) + n


def _storage(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    """The database's own check of its pages."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check(20)")):
            if said != "ok":
                yield Finding("database", f"{said}; restore the case from a backup")


def _accounts(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    t = schema.accounts
    numbers = connection.execute(select(t.c.number).order_by(t.c.number)).scalars().all()
    for number in numbers:
        try:
            row = connection.execute(select(t).where(t.c.number == number)).one()
        except DBAPIError as error:
            yield Finding(f"account {number}", f"cannot be read ({cause(error)})")
            continue
        yield from _account(row, checking)


def _account(row: Any, checking: _Checking) -> Iterator[Finding]:
    checking.count("accounts")
    where = f"account {row.id}"
    if hashlib.sha256(row.original).hexdigest() != row.sha256:
        yield Finding(where, f"the original is not what was read (SHA-256 {row.sha256} expected)")
    try:
        account = msgspec.json.decode(row.annotations, type=Annotations)
    except msgspec.DecodeError as error:
        yield Finding(where, f"what it says cannot be read ({error})")
        return
    where = f"account {row.id} ({account.document.path})"
    if (account.document.id, account.document.sha256) != (row.id, row.sha256):
        yield Finding(where, "the document kept with it has another id or hash")
    words = _digest(account.document.text)
    if row.text_sha256 is not None and words != row.text_sha256:
        yield Finding(where, f"the text is not what was decoded (SHA-256 {row.text_sha256} expected)")
    checking.sums[row.id] = (row.sha256, words)
    checking.count("spans", spans_in(account))
    yield from wrong_spans(account, where)


def _claims(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    """The claims of the record against the texts of the accounts."""
    t, a = schema.claims, schema.accounts
    documents = connection.execute(select(t.c.document).distinct().order_by(t.c.document)).scalars().all()
    for id in documents:
        held = connection.execute(select(a.c.annotations).where(a.c.id == id)).scalar()
        texts = {} if held is None else {id: msgspec.json.decode(held, type=Annotations).document.text}
        rows = connection.execute(select(t.c.id, t.c.claim, t.c.quote).where(t.c.document == id)).all()
        claims = [msgspec.json.decode(r.claim, type=Claim) for r in rows]
        checking.count("claims", len(claims))
        yield from wrong_quotes(claims, texts)
        for row, c in zip(rows, claims, strict=True):
            if row.quote != c.quote:
                yield Finding(f"claim {c.id}", "the columns of its row do not tell what the claim says")


def _texts(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    """The texts kept for searching against those of the accounts."""
    rows = connection.execute(
        select(schema.documents.c.id, schema.texts.c.text).join(
            schema.texts, schema.texts.c.number == schema.documents.c.number
        )
    )
    for id, words in rows:
        if id in checking.sums and _digest(words) != checking.sums[id][1]:
            yield Finding(
                f"account {id}", "the text shown and searched is not the account's; run `crossbearing refresh`"
            )


def _logs(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    checking.decisions = entries(connection)
    lines = custody(connection)
    checking.counts |= {"decisions": len(checking.decisions), "custody lines": len(lines)}
    yield from (Finding("decisions", wrong) for wrong in breaks(checking.decisions))
    yield from (Finding("custody", wrong) for wrong in breaks(lines, "line"))
    yield from _taken_in(lines, checking)
    checking.notes += _set_back("decision", [(d.number, d.time) for d in checking.decisions])
    checking.notes += _set_back("custody line", [(e.number, e.time) for e in lines])
    done = connection.execute(select(func.count()).select_from(schema.accounts)).scalar() or 0
    told = sum(e.action == "add" for e in lines)
    if told < done:
        checking.notes.append(f"{done - told} of {done} accounts came into the case before it kept a custody log")


def _set_back(what: str, lines: list[tuple[int, str]]) -> list[str]:
    """Where a clock went back: no fault, since lines follow one another by their hashes and not by their times."""
    return [
        f"{what} {n} bears an earlier time than the one before it: a clock was set back"
        for (_, before), (n, time) in pairwise(lines)
        if time < before
    ]


def _taken_in(lines: tuple[Entry, ...], checking: _Checking) -> Iterator[Finding]:
    """What the custody log says was taken in, against what is there."""
    for e in lines:
        if e.action != "add":
            continue
        id, sums = str(e.what.get("document")), (e.what.get("sha256"), e.what.get("text_sha256"))
        if id not in checking.sums:
            yield Finding(f"account {id}", f"was taken in (custody line {e.number}) and is not there any more")
        elif checking.sums[id][0] != sums[0]:
            yield Finding(
                f"account {id}", f"its original has another hash than when it was taken in (custody line {e.number})"
            )
        elif checking.sums[id][1] != sums[1]:
            yield Finding(
                f"account {id}", f"its text has another hash than when it was taken in (custody line {e.number})"
            )


def _guards(connection: Connection, checking: _Checking) -> Iterator[Finding]:
    """The triggers that refuse changes of the logs."""
    if not inspect(connection).has_table(decisions_table.name):
        return
    catalogue = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.dialect.name != "sqlite":
        catalogue = "SELECT tgname FROM pg_trigger"
    there = set(connection.execute(text(catalogue)).scalars())
    for name in GUARDS:
        if name not in there:
            yield Finding("logs", f"the guard {name} was taken away; the log can be changed unhindered")


def _record(_: None, checking: _Checking, case: Case) -> Iterator[Finding]:
    """The record kept against one made anew from accounts, log and rule."""
    from crossbearing.case.basis import fact, is_stale
    from crossbearing.case.growth.ground import GROWN
    from crossbearing.case.refresh import digest_of

    with case.reader.connect() as connection:
        kept, stale, grown = fact(connection, "record_sha256"), is_stale(connection), fact(connection, GROWN)
    if stale or kept is None:
        checking.notes.append("the record kept is older than accounts, decisions or program; it was not compared")
    elif grown and grown["since"]:
        checking.notes.append(
            f"the record has grown by {grown['since']} accounts since it was made as a whole, and was not compared; run `crossbearing refresh` first"
        )
    elif digest_of(case.record(case.rule())) != kept:
        yield Finding("record", "made anew it is another than the one kept; run `crossbearing refresh`")
    else:
        checking.count("record made again")


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
