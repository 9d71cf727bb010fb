"""What is documented is what there is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main

from crossbearing.cli.main import application
from crossbearing.records.attribution import Stance
from crossbearing.records.call import CallKind
from crossbearing.records.claim import Attribute
from crossbearing.records.decided import Verdict
from crossbearing.records.derivation import ToldBy
from crossbearing.records.mention import EventType, Factuality
from crossbearing.records.name import NameKind
from crossbearing.records.reading import Status
from crossbearing.records.relation import RelationType
from crossbearing.records.text_part import Role
from crossbearing.records.time import TimeType

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
COMMANDS: Any = typer.main.get_command(application())


@pytest.mark.parametrize("command", sorted(COMMANDS.commands))
def test_every_command_and_option_is_documented(command: str) -> None:
    page = (DOCS / "commands.md").read_text()
    assert f"## `crossbearing {command}" in page
    section = page.split(f"## `crossbearing {command}", 1)[1].split("\n## ", 1)[0]
    for parameter in COMMANDS.commands[command].params:
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert max(parameter.opts, key=len) in section, f"{command} {parameter.opts}"


@pytest.mark.parametrize(
    "vocabulary",
    [
        TimeType,
        NameKind,
        Stance,
        EventType,
        Attribute,
        Factuality,
        CallKind,
        RelationType,
        Role,
        Status,
        ToldBy,
        Verdict,
    ],
)
def test_every_vocabulary_value_is_documented(vocabulary: Any) -> None:
    page = (DOCS / "formats.md").read_text()
    assert [v for v in get_args(vocabulary) if f"`{v}`" not in page] == []


def test_every_dependency_has_its_reason() -> None:
    page = (DOCS / "dependencies.md").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = [re.split(r"[<>=;\[ ]", d)[0] for d in wanted]
    assert [n for n in names if n not in page and n != "types-PyYAML"] == []


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_dependency_files_name_no_squatted_version_and_no_registry() -> None:
    squat, host = "999." + "9.9", "py" + "pi.org"
    for name in ("pyproject.toml", "requirements.lock", "build.in", "Makefile"):
        text = (ROOT / name).read_text()
        assert squat not in text
        assert host not in text
        assert "--index-url" not in text
