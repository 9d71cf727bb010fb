"""The formats by name. A package can add one under the entry point group `crossbearing.exports`; it cannot take the place of one of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from crossbearing.publish.exports.export import Export

ENTRY_POINTS = "crossbearing.exports"
# Name to the module under crossbearing.publish.exports that holds it as EXPORT; loaded when it is asked for.
OWN = {
    "json": "record_json",
    "html": "dossier_html",
    "csv": "csv_tables",
    "parquet": "parquet",
    "ged": "ged",
    "acled": "acled",
    "geojson": "geojson",
    "claim": "claim",
    "ftm": "ftm",
    "annotations": "annotations",
    "prov": "prov",
    "graphml": "graphml",
    "tei": "tei",
    "markdown": "markdown",
    "docx": "word",
    "bibtex": "bibtex",
    "csl": "csl",
}


class UnknownExport(ValueError):
    """No format of that name. `str()` names those there are."""


@cache
def _added() -> dict[str, Export]:
    """The formats of other packages."""
    found: dict[str, Export] = {}
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda p: p.name):
        if point.name not in OWN:
            found.setdefault(point.name, point.load())
    return found


class _Exports(Mapping[str, Export]):
    """All formats; each is loaded when it is first asked for."""

    def __getitem__(self, name: str) -> Export:
        if name in OWN:
            own: Export = import_module(f"crossbearing.publish.exports.{OWN[name]}").EXPORT
            return own
        return _added()[name]

    def __iter__(self) -> Iterator[str]:
        yield from OWN
        yield from _added()

    def __len__(self) -> int:
        return len(OWN) + len(_added())


EXPORTS: Mapping[str, Export] = _Exports()


def exports() -> list[Export]:
    """Every format, the project's own first."""
    return list(EXPORTS.values())


def export_named(name: str) -> Export:
    """The format of that name; UnknownExport where there is none."""
    if name not in EXPORTS:
        raise UnknownExport(f"format {name!r}: no such format; take one of {', '.join(EXPORTS)}")
    return EXPORTS[name]
