"""A case made once a session, the site over it on a port of its own, and a browser."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from typer.testing import CliRunner

from crossbearing.case.store import Case
from crossbearing.cli.main import application as commands
from crossbearing.cli.serve import bound
from crossbearing.demo import accounts
from crossbearing.web.app import application

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NO_BROWSER = "no chromium here (on Debian: apt-get install chromium)"
# A paragraph of five megabytes in letters that are no words: it must be shown, cut or refused, and nothing may break.
ENDLESS = "éàü " * 900_000
HOSTILE = (
    {
        "id": "script",
        "title": '<script>alert("title")</script>',
        "publisher": "O'Neil & \"Sons\" <b>Daily</b>",
        "author": "\u202eevil rotide\u202c",
        "published": "2024-03-02",
        "text": 'Three people were killed in a fire in Lisbon on 1 March 2024, <script>alert("text")</script> the police said.\n\n'
        "<img src=x onerror=alert(1)> Maria \"Mimi\" O'Connor <marquee> said that 20 people were injured. \u202e.dednuof erew yenom oN\u202c",
    },
    {
        "id": "styled",
        "title": "{{ 7 * 7 }} ${7*7} </title><h1>broken",
        "publisher": "javascript:alert(1)",
        "url": "javascript:alert(document.domain)",
        "published": "2024-03-03",
        "text": "Five people were killed in a fire in Lisbon on 1 March 2024, \u2066</p></main>\u2069 the mayor said. "
        "'; DROP TABLE accounts; -- At least 25 people were injured in the fire.",
    },
    {"id": "endless", "title": "x" * 4000, "publisher": "A" * 3000, "published": "2024-03-04", "text": ENDLESS},
    {"id": "../../etc/passwd?a=b#c", "title": "An id that is a path", "text": "Two people were killed in a fire in Lisbon on 1 March 2024."},
)  # fmt: skip


def run(*arguments: str, given: str | None = None) -> str:
    """A command of the program, within this process: the parser is loaded once for all tests."""
    done = CliRunner().invoke(commands([arguments[0]]), list(arguments), input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code in (0, 1), done.output
    return done.output


@pytest.fixture(scope="session")
def demo_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled accounts as a case, and one source that could not be read."""
    path = tmp_path_factory.mktemp("web") / "harbour.case"
    broken = path.parent / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    folder = accounts()
    run("add", str(path), str(folder), str(broken), "--manifest", str(folder / "manifest.csv"))
    return path


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Accounts that try to be more than text."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.case"
    run("add", str(path), "-", given="".join(json.dumps(x) + "\n" for x in HOSTILE))
    return path


@contextmanager
def serving(case: Path, **options: Any) -> Iterator[str]:
    """The site over a case, from a thread; gives its address."""
    listening = bound("127.0.0.1", 0)
    config = uvicorn.Config(application(str(case), **options), log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


@pytest.fixture(scope="session")
def serve() -> Callable[..., AbstractContextManager[str]]:
    """`with serve(case) as address`."""
    return serving


@pytest.fixture(scope="session")
def site(demo_case: Path) -> Iterator[str]:
    """The address of the demo's site."""
    with serving(demo_case) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(hostile_case: Path) -> Iterator[str]:
    with serving(hostile_case) as address:
        yield address


@pytest.fixture(scope="session")
def known(demo_case: Path) -> dict[str, str]:
    """What the placeholders of `pages.PAGES` stand for."""
    with Case(str(demo_case)) as case, case.reading() as reading:
        event = reading.events(sort="accounts").rows[0].id
        record = reading.event(event)
        assert record is not None
        told = [d.id for d in record.documents]
        entity = reading.entities().rows[0].id
        return {"event": event, "account": told[0], "other": told[1], "entity": entity, "claim": record.claims[0].id}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser; the tests that take it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


class Watched:
    """A page of the browser with all that went wrong on it: messages of the console, errors, requests to anywhere else."""

    def __init__(self, context: Any, site: str) -> None:
        self.page, self.site = context.new_page(), site
        self.complaints: list[str] = []
        self.bytes = 0
        self.page.on(
            "console",
            lambda m: self.complaints.append(f"console: {m.text}") if m.type in ("error", "warning") else None,
        )
        self.page.on("pageerror", lambda e: self.complaints.append(f"error: {e}"))
        self.page.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.site, "data:")):
            self.complaints.append(f"request to {request.url}")

    def open(self, path: str) -> Any:
        """Goes there; gives the answer."""
        self.complaints.clear()
        answer = self.page.goto(self.site + path)
        self.bytes = len(answer.body())
        if answer.status >= 400:
            # The browser complains of an error page by itself.
            self.complaints = [c for c in self.complaints if "Failed to load resource" not in c]
        return answer


@pytest.fixture
def look(chromium: Any) -> Iterator[Callable[..., Watched]]:
    """`look(site, width=1400, dark=False, script=True)`: a fresh page that is watched."""
    opened: list[Any] = []

    def opening(site: str, width: int = 1400, dark: bool = False, script: bool = True) -> Watched:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(30_000)
        opened.append(context)
        return Watched(context, site)

    yield opening
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """Runs axe-core on a page as it stands (all rules, or those named), and gives what it finds wrong. It comes by the debugger's way, so that the policy stays as it is."""
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")

    def found(page: Any, *rules: str) -> list[str]:
        page.evaluate(script)
        only = {"runOnly": list(rules)} if rules else {}
        result = page.evaluate("o => axe.run(document, o)", {"resultTypes": ["violations"], **only})
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]} ({v['nodes'][0]['failureSummary'][:300]})"
            for v in result["violations"]
        ]

    return found
