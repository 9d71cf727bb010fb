"""What every request passes: hosts, writes from elsewhere, headers, limits, errors without a traceback."""

from __future__ import annotations

import pytest

from crossbearing.web.address import Address, local
from crossbearing.web.guard import from_here
from tests.web.asking import ask


@pytest.mark.parametrize("path", ["/", "/nowhere", "/index.json", "/index.csv", "/schema", "/static/x/style.css"])
def test_every_answer_carries_the_headers(site: str, path: str) -> None:
    answer = ask(site, path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "server" not in {k for k in answer.headers if "litestar" in answer.headers[k].lower()}


def test_no_page_has_inline_script_or_style(site: str) -> None:
    for path in ("/", "/accounts", "/intake", "/synopsis"):
        page = ask(site, path).text
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick" not in page
        assert all("src=" in tag for tag in page.split("<script")[1:])


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", ""])
def test_another_host_is_refused(site: str, host: str) -> None:
    answer = ask(site, "/index.json", Host=host)
    assert answer.status == 421
    assert b"accounts" not in answer.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9", "127.0.0.1", "[::1]:8321"])
def test_this_machine_s_own_names_are_served(site: str, host: str) -> None:
    assert ask(site, "/intake", Host=host).status == 200


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://localhost:1"}, False),
        ({"origin": "http://localhost:1"}, True),
        ({"origin": "http://localhost:2"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://evil.example"}, False),
        ({}, True),
        ({"cookie": "session=x"}, False),
    ],
)
def test_a_write_comes_from_a_page_of_this_site_or_from_no_browser(headers: dict[str, str], passes: bool) -> None:
    assert from_here({"host": "localhost:1", **headers}) is passes


def test_a_write_from_elsewhere_is_refused_before_anything_is_read(site: str) -> None:
    answer = ask(site, "/intake", "POST", b"x=1", Sec_Fetch_Site="cross-site")
    assert answer.status == 403
    assert ask(site, "/intake", "POST", b"x=1", Origin="http://evil.example").status == 403


def test_what_is_not_there_is_a_page_without_a_traceback(site: str) -> None:
    answer = ask(site, "/events-of-nowhere")
    assert answer.status == 404
    assert "Not in this case" in answer.text
    assert "Traceback" not in answer.text
    told = ask(site, "/events-of-nowhere", Accept="application/json")
    assert told.json() == {"status": 404, "error": "Not in this case", "remedy": ""}


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/?offset=-1", "offset"),
        ("/?limit=100000", "limit"),
        ("/?sort=beauty", "sort"),
        ("/?start=yesterday", "write 2024-10-14, 2024-10 or 2024"),
        ("/accounts?origin=perhaps", "origin"),
        ("/compare/picked?pick=a", "two to four accounts"),
    ],
)
def test_what_makes_no_sense_is_said(site: str, path: str, says: str) -> None:
    answer = ask(site, path)
    assert answer.status == 400
    assert says in answer.text


def test_nobody_is_led_away_by_an_address() -> None:
    assert local("/events/e1?x=1") == "/events/e1?x=1"
    for address in (
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nb",
        "",
        None,
    ):
        assert local(address) == "/"


def test_an_address_with_something_changed() -> None:
    here = Address("/", (("type", "battle"), ("offset", "50"), ("q", "a b&c")))
    assert here.to(type="strike") == "/?q=a+b%26c&type=strike"
    assert here.to(offset=100) == "/?type=battle&q=a+b%26c&offset=100"
    assert here.to(type=None, q=None) == "/"
    assert here.twin("csv") == "/index.csv?type=battle&offset=50&q=a+b%26c"
