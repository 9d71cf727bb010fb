"""The bundled accounts: six, by six invented outlets in six manners, of one disaster that never was, in real towns.

They hold every phenomenon that the program knows: a toll that grows, a figure denied, a newspaper's own correction, rival counts, an earlier event,
subgroups, hedges, predictions, rumours, chains of attribution, copied passages, names and titles that differ, demands, imprints.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def accounts() -> Path:
    """The folder of the bundled accounts and their manifest."""
    return Path(str(files("crossbearing.demo") / "accounts"))
