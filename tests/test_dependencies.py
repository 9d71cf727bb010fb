"""What is installed is what was looked at: hashes, known releases, lower bounds above known holes. The advisories themselves take the network: `make audit`."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text()
PINNED = {m[1].lower(): m[2] for m in re.finditer(r"^([A-Za-z0-9_.-]+)==([^ ;\\\n]+)", LOCK, re.M)}
# The first release without the hole, of what parses or fetches things from outside.
WITHOUT_HOLES = {
    "urllib3": ("2.6.0", "CVE-2025-66418, CVE-2025-66471: unpacking without bound"),
    "certifi": ("2024.7.4", "CVE-2024-39689: roots that were taken back"),
    "cryptography": ("44.0.1", "CVE-2024-12797"),
    "jinja2": ("3.1.6", "CVE-2025-27516"),
    "lxml": ("4.9.1", "CVE-2022-2309"),
    "pyyaml": ("5.4", "CVE-2020-14343"),
    "requests": ("2.32.4", "CVE-2024-47081"),
    "idna": ("3.7", "CVE-2024-3651"),
    "pyarrow": ("14.0.1", "CVE-2023-47248"),
    "tqdm": ("4.66.3", "CVE-2024-34062"),
    "pillow": ("10.3.0", "CVE-2024-28219"),
    "h11": ("0.16.0", "CVE-2025-43859"),
    "litestar": ("2.18.0", "CVE-2025-59152"),
}


def number(version: str) -> tuple[int, ...]:
    return tuple(int(x) for x in re.findall(r"\d+", version.split("+")[0])[:4])


def test_every_package_of_the_lock_has_its_hashes() -> None:
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9_.-]+==)", LOCK)[1:]
    assert {b.split("==")[0].lower() for b in blocks} == set(PINNED) and len(PINNED) > 100
    assert [b.split(" ")[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_the_lock_names_no_index_and_nothing_outside_it() -> None:
    assert not re.search(r"(?m)^\s*-(?!-hash)|https?://|git\+|file:|@ ", re.sub(r"(?m)#.*$", "", LOCK))


@pytest.mark.parametrize("package", WITHOUT_HOLES)
def test_what_is_locked_has_no_hole_that_is_known_here(package: str) -> None:
    if package in PINNED:
        assert number(PINNED[package]) >= number(WITHOUT_HOLES[package][0]), WITHOUT_HOLES[package][1]


def test_no_version_that_a_squatter_would_use() -> None:
    assert [
        f"{n} {v}" for n, v in PINNED.items() if max(number(v)) >= 99 and number(v)[0] >= 99 and number(v)[0] < 1990
    ] == []


def test_what_is_asked_for_is_locked_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    explained = (ROOT / "docs" / "dependencies.md").read_text().lower()
    names = [
        re.split(r"[<>=!\[ ]", d)[0].lower() for d in project["dependencies"] + project["optional-dependencies"]["dev"]
    ]
    assert [n for n in names if n.replace("_", "-") not in PINNED and n not in PINNED] == []
    assert [n for n in names if n not in explained and n.replace("types-", "") not in explained] == []
