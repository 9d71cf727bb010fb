"""People of a case: sign-in, roles, what a proxy may vouch for, attempts."""

from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossbearing.case.people import ACTIONS, People, PeopleError, Throttle, allowed, vouched
from crossbearing.case.people.passwords import hashed, matches
from crossbearing.case.proof.check import check_case
from crossbearing.case.store import Case
from crossbearing.cli.main import main

TIME = "2026-01-05T10:00:00Z"
WORD = "seven boats at dusk"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(str(tmp_path / "k.case"), create=True) as made:
        yield made


def test_only_the_right_password_signs_in(case: Case) -> None:
    people = People(case)
    assert people.sign_in("Ana", WORD) is None
    people.add("Ana Ferro", "reviewer", WORD, TIME)
    found = people.sign_in("Ana Ferro", WORD)
    assert found is not None
    assert (found.name, found.role, found.may("decide"), found.may("add")) == ("Ana Ferro", "reviewer", True, False)
    for name, password in (
        ("Ana Ferro", WORD + " "),
        ("Ana Ferro", ""),
        ("ana ferro", WORD),
        ("Ben", WORD),
        ("Ana Ferro", "x" * 5000),
    ):
        assert people.sign_in(name, password) is None


def test_passwords_are_kept_as_argon2_hashes_with_salt(case: Case) -> None:
    for name in ("Ana", "Ben"):
        People(case).add(name, "owner", WORD, TIME)
    rows = sqlite3.connect(case.path).execute("select password from people").fetchall()
    assert len({r[0] for r in rows}) == 2
    assert all(r[0].startswith("$argon2id$v=19$m=65536,") for r in rows)
    assert not any(
        WORD.encode() in Path(case.path + end).read_bytes() for end in ("", "-wal") if Path(case.path + end).exists()
    )


def test_a_composed_letter_is_the_same_however_it_is_typed() -> None:
    assert matches(hashed("caf\u00e9 by the harbour"), "cafe\u0301 by the harbour")
    assert not matches(None, "nobody has this password")


def test_weaker_hashes_are_made_anew_at_sign_in(case: Case) -> None:
    from argon2 import PasswordHasher

    people = People(case)
    people.add("Ana", "owner", WORD, TIME)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(WORD)
    with sqlite3.connect(case.path) as connection:
        connection.execute("update people set password = ?", (weak,))
    assert people.sign_in("Ana", WORD) is not None
    assert sqlite3.connect(case.path).execute("select password from people").fetchone()[0] != weak
    assert people.sign_in("Ana", WORD) is not None


@pytest.mark.parametrize(
    ("name", "role", "password", "told"),
    [
        ("Ana", "chief", WORD, "no such role"),
        ("Ana", "reader", "short", "12 characters"),
        ("Ana", "reader", "aaaaaaaaaaaaaaa", "different"),
        (" ", "reader", WORD, "no name"),
        ("Ana\x07", "reader", WORD, "no name"),
        ("A" * 101, "reader", WORD, "no name"),
    ],
)
def test_what_will_not_do_is_refused(case: Case, name: str, role: str, password: str, told: str) -> None:
    with pytest.raises(PeopleError, match=told):
        People(case).add(name, role, password, TIME)


def test_a_case_keeps_an_owner_and_tells_who_came_and_went(case: Case) -> None:
    people = People(case)
    people.add("Ana", "owner", WORD, TIME)
    people.add("Ben", "reader", None, TIME)
    with pytest.raises(PeopleError, match="last owner"):
        people.remove("Ana", TIME)
    with pytest.raises(PeopleError, match="last owner"):
        people.add("Ana", "reader", WORD, TIME)
    people.add("Ben", "owner", None, TIME)
    people.remove("Ana", TIME, by="Ben")
    assert [(p.name, p.role, p.password) for p in people.all()] == [("Ben", "owner", False)]
    with pytest.raises(PeopleError, match="nobody of this name"):
        people.remove("Ana", TIME)
    told = [(e.action, e.what) for e in case.custody()]
    assert told[-1] == ("people remove", {"name": "Ana"})
    assert case.custody()[-1].who == "Ben"
    assert check_case(case).whole


def test_roles_widen_from_reader_to_owner() -> None:
    assert ACTIONS["reader"] < ACTIONS["reviewer"] < ACTIONS["owner"]
    assert [r for r in ACTIONS if allowed(r, "decide")] == ["reviewer", "owner"]
    assert not allowed("guest", "read")  # type: ignore[arg-type]
    assert not allowed("owner", "fly")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "values", "peer", "name"),
    [
        ("X-User", ["Ana"], "127.0.0.1", "Ana"),
        ("X-User", ["Ana"], "::1", "Ana"),
        ("X-User", ["Ana"], "::ffff:127.0.0.1", "Ana"),
        (None, ["Ana"], "127.0.0.1", None),
        ("X-User", ["Ana"], "192.168.1.7", None),
        ("X-User", ["Ana"], None, None),
        ("X-User", ["Ana"], "localhost.example", None),
        ("X-User", ["Ana", "Ana"], "127.0.0.1", None),
        ("X-User", [], "127.0.0.1", None),
        ("X-User", ["Eve"], "127.0.0.1", None),
    ],
)
def test_a_proxy_vouches_only_where_asked_for_and_from_this_machine(
    case: Case, header: str | None, values: list[str], peer: str | None, name: str | None
) -> None:
    people = People(case)
    people.add("Ana", "reviewer", None, TIME)
    found = vouched(people, header, values, peer)
    assert (found.name if found else None) == name
    assert people.sign_in("Ana", "") is None


def test_after_five_failures_a_name_waits_and_a_success_forgets() -> None:
    throttle = Throttle()
    keys = ("name Ana", "from 10.0.0.1")
    for n in range(5):
        assert throttle.wait(keys, float(n)) == 0
        throttle.failed(keys, float(n))
    assert throttle.wait(keys, 10) == 890
    assert throttle.wait(("name Ben", "from 10.0.0.1"), 10) == 890
    assert throttle.wait(("name Ben", "from 10.0.0.2"), 10) == 0
    assert throttle.wait(keys, 901) == 0
    throttle.succeeded(keys)
    assert throttle.wait(keys, 10) == 0


def test_people_from_the_command_line(
    case: Case, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str, typed: str = "") -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["crossbearing", "people", case.path, *arguments])
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        status: object = 0
        try:
            main()
        except SystemExit as stop:
            status = stop.code or 0
        return (status, *capsys.readouterr())

    assert run("add", "Ana", "--role", "owner", "--password-stdin", typed=WORD + "\n")[0] == 0
    assert People(case).sign_in("Ana", WORD) is not None
    assert run("list")[1].startswith("Ana  owner  since 20")
    assert run("add", "Ben")[::2] == (2, "people: no terminal to ask for the password; give it with --password-stdin\n")
    assert run("add", "Ben", "--no-password")[0] == 0
    assert "Ben  reader" in run()[1]
    assert run("remove", "Ana")[0] == 2
    assert run("fire", "Ana")[0] == 2
    assert run("remove", "Ben")[0] == 0
