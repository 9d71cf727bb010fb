"""The example of the README is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Run

README = Path(__file__).parents[1] / "README.md"


def test_the_example_is_the_output(crossbearing: Run) -> None:
    (block,) = re.findall(
        r"```console\n\$ crossbearing demo --html dossier\.html\n\.\.\.\n(.*?)```", README.read_text(), re.S
    )
    # The width of a terminal wraps lines and pads cells; the words and their order are the same.
    shown = " ".join(crossbearing("demo", "--html", "dossier.html").stdout.split())
    for line in block.strip().splitlines():
        assert " ".join(line.split()) in shown
