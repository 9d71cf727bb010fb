"""A case: the original bytes, the documents, what each says, and the record of them, in one SQLite file or one PostgreSQL database.

Originals are never changed. The record is a function of what is stored (documents, decisions, rule, versions of the program); its rows
are kept beside it so that a page looks them up.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from crossbearing import __version__
from crossbearing.case import connect, fulltext, schema, views
from crossbearing.case.basis import Basis, basis_of, fact, is_stale
from crossbearing.case.connect import cause
from crossbearing.case.counting import counting
from crossbearing.case.decisions.deciding import Deciding
from crossbearing.case.decisions.log import entries
from crossbearing.case.decisions.tables import create_ledger
from crossbearing.case.file import CaseError
from crossbearing.case.maker import number_of, this_maker
from crossbearing.case.migrations import HEAD, layout_of, migrate, stamp
from crossbearing.case.proof import custody
from crossbearing.case.reading.held import OPTION, Held
from crossbearing.case.refresh import replace_rows
from crossbearing.case.there import TABLES
from crossbearing.case.versions import chain_into, link_of, place_of
from crossbearing.case.visited import remember, visit_of
from crossbearing.read.web.visits import Visit
from crossbearing.records import Annotations, Links, Record

if TYPE_CHECKING:
    from crossbearing.case.growth.ground import Grown
    from crossbearing.case.reading import Reading

DEFAULT_RULE = "consensus"


def now() -> str:
    """The time, UTC, to the second. The one clock of the case; nothing in a record depends on it."""
    return datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


class Added(msgspec.Struct, frozen=True):
    """The number of an account in the case, and which version of it this is (1 where there was none before)."""

    number: int
    version: int


class Case(Deciding):
    """The accounts of a case. Use it as a context manager; each addition is written whole or not at all."""

    def __init__(self, path: str, create: bool = False) -> None:
        if not connect.is_url(path):
            connect.check_file(path, create)
        self.path = path
        # As it is shown: without the password that a URL may hold.
        self.name = connect.shown(path)
        self.engine = connect.writer(path)
        self.reader: Engine = connect.reader(path).execution_options(**{OPTION: Held(), TABLES: {}})
        try:
            with self._telling("opened as a case", "check the file and its folder"):
                self._prepare(create)
        except BaseException:
            self.close()
            raise

    def _prepare(self, create: bool) -> None:
        """Makes or migrates the tables where that is needed; a case that is as it should be is only looked at."""
        layout = 0
        if connect.is_url(self.path) or connect.holds_something(self.path):
            with self.reader.connect() as connection:
                layout = self._layout(connection)
        if layout == HEAD:
            return
        if not layout and not create:
            raise CaseError(f"{self.name}: no case in it; make it with `crossbearing add {self.name} PATH...`")
        with self.engine.begin() as connection:
            layout = self._layout(connection)
            if not layout:
                schema.metadata.create_all(connection)
                fulltext.create(connection)
                views.create(connection)
                stamp(connection)
                create_ledger(connection)
            elif layout < HEAD:
                try:
                    migrate(connection, layout)
                    create_ledger(connection)
                except (DBAPIError, ValueError, TypeError) as error:
                    raise CaseError(
                        f"{self.name}: cannot be migrated from layout {layout} to {HEAD} ({error}); the case is left as it was, make a copy and report this"
                    ) from error

    def _layout(self, connection: Connection) -> int:
        try:
            return layout_of(connection)
        except CaseError as error:
            raise CaseError(f"{self.name}: {error}") from None

    def ids(self) -> set[str]:
        """The ids of the documents that the case holds, all versions of them."""
        with self.reader.connect() as connection:
            return set(connection.execute(select(schema.accounts.c.id)).scalars())

    def holds(self, id: str) -> bool:
        """Whether the case holds a document of this id, in any version."""
        t = schema.accounts.c
        with self._telling("read"), self.reader.connect() as connection:
            return connection.execute(select(t.number).where(t.id == id)).first() is not None

    def add(self, account: Annotations, original: bytes) -> Added | None:
        """Keeps an account with the bytes that it was read from. None where it is there already, which changes nothing; a newer version of
        one that is there is kept beside it and counts in its place."""
        d, t = account.document, schema.accounts
        with self._telling("written"), self.engine.begin() as connection:
            # The second of two who add at once waits here, so that an id is never taken twice and a chain of versions never split.
            connect.alone(connection, t)
            connection.execute(delete(schema.failures).where(schema.failures.c.path == d.path))
            if connection.execute(select(t.c.number).where(t.c.id == d.id)).first():
                return None
            row = {
                "id": d.id, "sha256": d.sha256, "original": original, "annotations": msgspec.json.encode(account),
                "made_by": __version__, "text_sha256": text_hash(d.text), "maker": number_of(connection, this_maker()),
                "place": place_of(d), "link": link_of(d), "published": d.published, "added": now(),
            }  # fmt: skip
            connection.execute(insert(t), row)
            number = connection.execute(select(t.c.number).where(t.c.id == d.id)).scalar_one()
            added = Added(number, chain_into(connection, number, d))
            kept = {"document": d.id, "path": d.path, "sha256": d.sha256, "text_sha256": row["text_sha256"]}
            custody.record(connection, "add", kept, str(row["added"]))
            return added

    def fail(self, path: str, cause: str, remedy: str) -> None:
        """Records that a source could not be read, in place of what was recorded of it before."""
        t = schema.failures
        with self._telling("written"), self.engine.begin() as connection:
            connection.execute(delete(t).where(t.c.path == path))
            connection.execute(insert(t), {"path": path, "cause": cause, "remedy": remedy, "at": now()})

    def failing(self) -> set[str]:
        """The paths of the sources that could not be read."""
        with self._telling("read"), self.reader.connect() as connection:
            return set(connection.execute(select(schema.failures.c.path)).scalars())

    def mend(self, path: str) -> None:
        """A source that could not be read has been read: its failure is no longer kept."""
        with self._telling("written"), self.engine.begin() as connection:
            connection.execute(delete(schema.failures).where(schema.failures.c.path == path))

    def visit(self, url: str) -> Visit | None:
        """The marks by which a host can tell whether this URL has changed since the case took it in; None where there are none."""
        with self._telling("read"), self.reader.connect() as connection:
            return visit_of(connection, url)

    def visited(self, visits: Mapping[str, Visit]) -> None:
        """Keeps the marks of URLs all of whose accounts the case holds."""
        if visits:
            with self._telling("written"), self.engine.begin() as connection:
                remember(connection, visits, now())

    def accounts(self) -> list[Annotations]:
        """What each account says that counts, in the order added; made anew (and kept) where it was made by another version."""
        with self._telling("read"), self.reader.connect() as connection:
            return list(counting(connection, self._keep_again))

    def _keep_again(self, number: int, account: Annotations) -> None:
        """Keeps what this version finds in an account; a case that may only be read stays as it is."""
        t = schema.accounts
        try:
            with self.engine.begin() as connection:
                found = {"annotations": msgspec.json.encode(account), "made_by": __version__,
                         "maker": number_of(connection, this_maker()), "text_sha256": text_hash(account.document.text)}  # fmt: skip
                connection.execute(update(t).where(t.c.number == number).values(**found))
        except DBAPIError:
            return

    def basis(self, rule: str = DEFAULT_RULE) -> Basis:
        """What a record made now would be made from."""
        with self._telling("read"), self.reader.connect() as connection:
            return basis_of(connection, rule)

    def record(self, rule: str = DEFAULT_RULE) -> Record:
        """The record of the accounts that count: the same bytes as of one `reconcile` over them."""
        return self._record(rule)[0]

    def _record(self, rule: str, found: list[Links] | None = None) -> tuple[Record, Basis]:
        from crossbearing.case.decisions.apply import decided_record
        from crossbearing.case.decisions.reread import Reread
        from crossbearing.engine.giving_back import give_back
        from crossbearing.engine.local import gathered
        from crossbearing.link import link

        with self._telling("read"), self.reader.begin() as connection:
            basis = basis_of(connection, rule)
            accounts, log = gathered(counting(connection, self._keep_again)), entries(connection)

        def linking(accounts: Sequence[Annotations]) -> Links:
            links = link(accounts)
            give_back()
            if found is not None:
                found.append(links)
            return links

        return decided_record(accounts, log, rule, Reread(self.engine, self.reader), linking), basis

    def refresh(self, rule: str | None = None) -> Record:
        """Makes the record and keeps its rows; gives the record. `rule` stays as it was where none is named."""
        links: list[Links] = []
        record, basis = self._record(rule or self.rule(), links)
        self.write(record, basis=basis, links=links[-1] if links else None)
        return record

    def freshen(self) -> bool:
        """Brings the record up to the accounts, decisions and versions that have come since the last time: whether there were any. A large case
        grows by a few accounts; anything else makes it anew."""
        with self._telling("read"), self.reader.connect() as connection:
            stale = is_stale(connection)
        if stale and self.grow() is None:
            self.refresh()
        return stale

    def grow(self) -> Grown | None:
        """Adds the accounts that have come to the record as it stands (docs/decisions/0010). None where that cannot be done and the record must
        be made anew; nothing has changed then."""
        from crossbearing.case.growth.grow import grow, waiting

        with self._telling("read"), self.reader.connect() as connection:
            if waiting(connection) is None:
                return None
        with self._telling("written"), self.engine.begin() as connection:
            connect.alone(connection, schema.refreshes)
            numbers = waiting(connection)
            grown = None if numbers is None else grow(connection, numbers, now())
        connect.shorten(self.path)
        return grown

    def rule(self) -> str:
        """The rule by which the record was made last."""
        with self._telling("read"), self.reader.connect() as connection:
            return str(fact(connection, "rule") or DEFAULT_RULE)

    def write(
        self, record: Record, rule: str = DEFAULT_RULE, basis: Basis | None = None, links: Links | None = None
    ) -> None:
        """Puts the rows of a record in place of those before, unless another process has put those of a later state there. `links` tell which
        joins are doubtful."""
        made_from = basis or self.basis(rule)
        with self._telling("written"), self.engine.begin() as connection:
            connect.alone(connection, schema.refreshes)
            before = fact(connection, "basis")
            if before is not None:
                held = msgspec.convert(before, Basis)
                if (held.last_account, held.decisions) > (made_from.last_account, made_from.decisions):
                    return
            t = schema.accounts
            query = select(t.c.chain, func.count()).where(t.c.chain.is_not(None)).group_by(t.c.chain)
            counted = {str(chain): int(n) for chain, n in connection.execute(query)}
            query = select(t.c.id, t.c.chain).where(t.c.current, t.c.chain.is_not(None))
            versions = {r.id: counted[r.chain] for r in connection.execute(query)}
            replace_rows(connection, record, made_from, now(), versions, links)
        connect.shorten(self.path)

    def reading(self) -> Reading:
        """A view of one state of the case, for reading only."""
        from crossbearing.case.reading import Reading

        return Reading(self.reader)

    @contextmanager
    def _telling(self, done: str, remedy: str = "free some space or wait for the other writer") -> Iterator[None]:
        """CaseError in place of what a database says."""
        try:
            yield
        except DBAPIError as error:
            raise CaseError(f"{self.name}: cannot be {done} ({cause(error)}); {remedy}") from error

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Gives the connections back."""
        self.engine.dispose()
        self.reader.dispose()


def text_hash(words: str) -> str:
    """SHA-256 of a decoded text in UTF-8."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
