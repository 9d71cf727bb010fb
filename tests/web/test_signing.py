"""Signing in: with people nobody sees a page without a name, roles hold, and a cookie cannot be made up."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from crossbearing.case.people import People
from crossbearing.case.store import Case
from crossbearing.web.session import COOKIE, LASTS, Sessions
from tests.web.asking import ask

PASSWORDS = {"Ana": "heron lantern gravel", "Bo": "copper window orchard"}


@pytest.fixture(scope="module")
def shared(
    demo_case: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., AbstractContextManager[str]]
) -> Iterator[tuple[str, Path]]:
    path = tmp_path_factory.mktemp("people") / "shared.case"
    shutil.copy(demo_case, path)
    with Case(str(path)) as case:
        people = People(case)
        people.add("Ana", "owner", PASSWORDS["Ana"], "2024-05-01T08:00:00Z")
        people.add("Bo", "reader", PASSWORDS["Bo"], "2024-05-01T09:00:00Z")
        people.add("Cy", "reviewer", None, "2024-05-01T10:00:00Z")
    with serve(path, trust_header="X-Remote-User") as address:
        yield address, path


def entered(site: str, name: str, password: str, to: str = "/") -> Any:
    body = urlencode({"name": name, "password": password, "to": to}).encode()
    return ask(
        site, "/sign-in", "POST", body, Content_Type="application/x-www-form-urlencoded", Sec_Fetch_Site="same-origin"
    )


def test_without_a_name_there_is_nothing_to_see(shared: tuple[str, Path]) -> None:
    site, _ = shared
    answer = ask(site, "/accounts?sort=words")
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in?to=%2Faccounts%3Fsort%3Dwords")
    for path in ("/index.json", "/accounts.csv"):
        assert ask(site, path).status == 401
    assert ask(site, "/sign-in").status == 200


def test_the_cookie_is_for_this_site_and_no_script(shared: tuple[str, Path]) -> None:
    answer = entered(shared[0], "Ana", PASSWORDS["Ana"], "/accounts")
    assert (answer.status, answer.headers["location"]) == (303, "/accounts")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    seen = ask(shared[0], "/accounts", Cookie=answer.headers["set-cookie"].split(";")[0])
    assert seen.status == 200
    assert "<bdi>Ana</bdi>, owner" in seen.text


def test_roles_hold(shared: tuple[str, Path]) -> None:
    site, _ = shared
    cookie = entered(site, "Bo", PASSWORDS["Bo"]).headers["set-cookie"].split(";")[0]
    body = json.dumps({"account": "x", "field": "publisher", "value": "y", "reason": "z"}).encode()
    answer = ask(
        site,
        "/metadata",
        "POST",
        body,
        Content_Type="application/json",
        Accept="application/json",
        Cookie=cookie,
        Sec_Fetch_Site="same-origin",
    )
    assert answer.status == 403
    assert "takes the role reviewer" in answer.json()["error"]


def test_who_is_removed_or_gets_another_password_is_out(shared: tuple[str, Path]) -> None:
    site, path = shared
    with Case(str(path)) as case:
        People(case).add("Di", "reader", "sparrow basket hillside", "2024-05-02T08:00:00Z")
    cookie = entered(site, "Di", "sparrow basket hillside").headers["set-cookie"].split(";")[0]
    assert ask(site, "/intake", Cookie=cookie).status == 200
    with Case(str(path)) as case:
        People(case).add("Di", "reader", "another basket hillside", "2024-05-03T08:00:00Z")
    assert ask(site, "/intake", Cookie=cookie).status == 303


def test_a_proxy_s_word_counts_from_this_machine_once(shared: tuple[str, Path]) -> None:
    site, _ = shared
    assert "<bdi>Cy</bdi>, reviewer" in ask(site, "/intake", X_Remote_User="Cy").text
    assert ask(site, "/intake", X_Remote_User="Nobody").status == 303


def test_nobody_is_led_away_after_signing_in(shared: tuple[str, Path]) -> None:
    assert entered(shared[0], "Ana", PASSWORDS["Ana"], "https://evil.example/").headers["location"] == "/"
    assert 'value="/"' in ask(shared[0], "/sign-in?to=//evil.example").text


def test_attempts_are_held_back(shared: tuple[str, Path], serve: Callable[..., AbstractContextManager[str]]) -> None:
    with serve(shared[1]) as site:
        for _ in range(5):
            answer = entered(site, "Ana", "not the password")
            assert answer.status == 403
            assert "Name and password do not fit" in answer.text
        assert "Too many attempts" in entered(site, "Ana", PASSWORDS["Ana"]).text


def test_signing_out_takes_the_cookie_away(shared: tuple[str, Path]) -> None:
    answer = ask(shared[0], "/sign-out", "POST", b"", Sec_Fetch_Site="same-origin")
    assert answer.status == 303
    assert "max-age=0" in answer.headers["set-cookie"].lower()


def test_a_cookie_cannot_be_made_up_and_ends() -> None:
    sessions = Sessions(b"k" * 32)
    value = sessions.made("Ana", "2024", 1000.0)
    claimed = sessions.read(value, 1001.0)
    assert claimed is not None
    assert (claimed.name, claimed.since) == ("Ana", "2024")
    assert sessions.read(value, 1000.0 + LASTS + 1) is None
    data, _, signature = value.partition(".")
    for forged in (
        f"{data}x.{signature}",
        f"{data}.{signature[:-2]}AA",
        data,
        "",
        ".",
        "é.é",
        f"{Sessions(b'x' * 32).made('Ana', '2024', 1000.0)}",
    ):
        assert sessions.read(forged, 1001.0) is None
    assert COOKIE == "crossbearing"


def test_a_site_with_other_names_has_no_owner_without_people(
    demo_case: Path, serve: Callable[..., AbstractContextManager[str]]
) -> None:
    with serve(demo_case, hosts=["reading.example.org"]) as site:
        assert ask(site, "/index.json").status == 401
    with serve(demo_case, hosts=["reading.example.org"], read_only=True) as site:
        assert ask(site, "/", Host="reading.example.org").status == 200


def test_a_case_without_people_asks_for_no_name(site: str) -> None:
    answer = ask(site, "/sign-in")
    assert (answer.status, answer.headers["location"]) == (303, "/")


@pytest.mark.browser
def test_signing_in_and_out_in_the_browser(
    shared: tuple[str, Path], look: Callable[..., Any], axe: Callable[..., list[str]]
) -> None:
    seen = look(shared[0], width=390, dark=True)
    seen.open("/accounts?sort=words")
    assert axe(seen.page) == []
    seen.page.get_by_label("Name").fill("Bo")
    seen.page.get_by_label("Password").fill(PASSWORDS["Bo"])
    seen.page.get_by_role("button", name="Sign in").click()
    seen.page.wait_for_url("**/accounts?sort=words")
    assert seen.page.evaluate("document.cookie") == ""
    seen.page.get_by_role("button", name="Sign out").click()
    seen.page.wait_for_url("**/sign-in")
    assert seen.complaints == []
