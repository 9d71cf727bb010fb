"""The people of a case: names, roles and hashes of passwords, in a table of the case."""

from __future__ import annotations

from typing import get_args

import msgspec
from sqlalchemy import (
    Column,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError, IntegrityError

from crossbearing.case.connect import cause
from crossbearing.case.file import CaseError
from crossbearing.case.people.passwords import hashed, matches, outdated, wanting
from crossbearing.case.people.roles import Action, Role, allowed
from crossbearing.case.proof.custody import record
from crossbearing.case.store import Case
from crossbearing.case.there import there

register = MetaData()
people_table = Table(
    "people", register,
    Column("name", Text, primary_key=True),
    Column("role", String, nullable=False),
    Column("password", Text),
    Column("added", String, nullable=False),
)  # fmt: skip
LONGEST_NAME = 100


class PeopleError(CaseError):
    """Somebody who cannot be added or removed. `str()` is one line."""


class Person(msgspec.Struct, frozen=True):
    """Somebody who may use a served case. `password` tells whether there is one; without, only a proxy can vouch for the name."""

    name: str
    role: Role
    added: str
    password: bool = True

    def may(self, action: Action) -> bool:
        return allowed(self.role, action)


class People:
    """The people of a case. `sign_in` and `named` read; the rest writes, and leaves a line in the custody log."""

    def __init__(self, case: Case) -> None:
        self.path, self.engine, self.reader = case.path, case.engine, case.reader

    def all(self) -> tuple[Person, ...]:
        """Everybody, in order of name."""
        with self.reader.connect() as connection:
            if not there(connection, people_table.name):
                return ()
            rows = connection.execute(select(people_table).order_by(people_table.c.name)).all()
        return tuple(Person(r.name, r.role, r.added, r.password is not None) for r in rows)

    def named(self, name: str) -> Person | None:
        """The person of this name."""
        return next((p for p in self.all() if p.name == name.strip()), None)

    def sign_in(self, name: str, password: str) -> Person | None:
        """The person, where name and password fit; None else, after the same time whether there is such a name or not."""
        with self.reader.connect() as connection:
            query = select(people_table.c.password).where(people_table.c.name == name.strip())
            kept = connection.execute(query).scalar() if there(connection, people_table.name) else None
        if not matches(kept, password):
            return None
        if kept is not None and outdated(kept):
            self._keep(name.strip(), hashed(password))
        return self.named(name)

    def add(self, name: str, role: str, password: str | None, time: str, by: str | None = None) -> Person:
        """Adds somebody, or gives somebody who is there another role and password. PeopleError for what will not do."""
        name = name.strip()
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise PeopleError(f"{name!r}: no name; give one of 1 to {LONGEST_NAME} characters that can be printed")
        if role not in get_args(Role):
            raise PeopleError(f"{role}: no such role; take one of {', '.join(get_args(Role))}")
        if password is not None and (wrong := wanting(password)):
            raise PeopleError(f"{name}: {wrong}")
        if role != "owner":
            self._keep_an_owner(name)
        row = {"name": name, "role": role, "password": None if password is None else hashed(password), "added": time}
        try:
            with self.engine.begin() as connection:
                register.create_all(connection)
                connection.execute(delete(people_table).where(people_table.c.name == name))
                connection.execute(insert(people_table), row)
                record(connection, "people add", {"name": name, "role": role}, time, by)
        except IntegrityError as error:
            raise PeopleError(f"{name}: somebody else changed the people at the same moment; try again") from error
        except DBAPIError as error:
            raise PeopleError(f"{self.path}: cannot be written ({cause(error)})") from error
        found = self.named(name)
        assert found is not None  # noqa: S101
        return found

    def remove(self, name: str, time: str, by: str | None = None) -> None:
        """Removes somebody; what they decided stays in the log. PeopleError where there is nobody of the name."""
        name = name.strip()
        if self.named(name) is None:
            raise PeopleError(f"{name}: nobody of this name; see `crossbearing people {self.path} list`")
        self._keep_an_owner(name)
        try:
            with self.engine.begin() as connection:
                connection.execute(delete(people_table).where(people_table.c.name == name))
                record(connection, "people remove", {"name": name}, time, by)
        except DBAPIError as error:
            raise PeopleError(f"{self.path}: cannot be written ({cause(error)})") from error

    def _keep_an_owner(self, name: str) -> None:
        """A case with people has an owner; the last to go may be the owner alone."""
        others = [p for p in self.all() if p.name != name]
        person = self.named(name)
        if person is not None and person.role == "owner" and others and not any(p.role == "owner" for p in others):
            raise PeopleError(f"{name}: is the last owner; make somebody else an owner first")

    def _keep(self, name: str, password: str) -> None:
        """A hash with today's parameters in place of an older one; where the case may only be read, the old one will do."""
        try:
            with self.engine.begin() as connection:
                connection.execute(update(people_table).where(people_table.c.name == name).values(password=password))
        except DBAPIError:
            return


__all__ = ["Engine", "People", "PeopleError", "Person", "people_table", "register"]
