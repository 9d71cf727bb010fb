"""The dossier in a real browser: it opens without a network, and its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from crossbearing.publish import dossier
from tests.publish.sample import sample

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here (on Debian: apt-get install chromium)"),
]


def chromium(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    page = folder / "dossier.html"
    page.write_text(dossier(sample()), encoding="utf-8")
    quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    command = [str(CHROMIUM), *quiet.split(), f"--user-data-dir={folder / 'profile'}", *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, timeout=120, check=True)


def test_the_page_opens_with_every_account_and_event(tmp_path: Path) -> None:
    shown = chromium(tmp_path, "--dump-dom").stdout.decode()
    made = sample()
    body = re.sub(r"<[^>]+>", "", shown)
    for document in made.documents:
        assert (document.publisher or "") in body
    assert "<script" not in shown
    identities = set(re.findall(r'\bid="([^"]+)"', shown))
    inside = set(re.findall(r'href="#([^"]+)"', shown))
    assert inside
    assert inside <= identities


def test_a_picture_of_the_page_is_not_blank(tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    chromium(tmp_path, "--window-size=1240,1600", f"--screenshot={picture}")
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    # A blank page of this size is under 10 kB.
    assert len(data) > 40_000
