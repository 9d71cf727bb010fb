"""The package's own files for the browser: one stylesheet, scripts, an icon; under a name that changes with their content."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from crossbearing.publish.dossier import environment
from crossbearing.publish.palette import DARK, HUES, LIGHT, tokens

KINDS = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
}


@lru_cache(maxsize=1)
def assets() -> dict[str, bytes]:
    """Name to bytes. `style.css` is the dossier's stylesheet followed by the web face's own files `*.css`."""
    found: dict[str, bytes] = {}
    sheets = [_dossier_style()]
    for file in sorted(files("crossbearing.web").joinpath("static").iterdir(), key=lambda f: f.name):
        ending = file.name[file.name.rfind(".") :]
        if ending == ".css":
            sheets.append(file.read_text("utf-8"))
        elif ending in KINDS:
            found[file.name] = file.read_bytes()
    found["style.css"] = "\n".join(sheets).encode()
    return found


def _dossier_style() -> str:
    """The dossier's stylesheet, and the stored choice of light or dark that wins over the system's."""
    light, dark = Markup(tokens(LIGHT)), Markup(tokens(DARK))  # noqa: S704 - our own constants
    sheet = environment().get_template("style.css").render(light=light, dark=dark, hues=[f"h{n}" for n in range(HUES)])
    chosen = (
        f':root[data-theme="light"]{{color-scheme:light;{light}}}\n'
        f'@media screen{{:root[data-theme="dark"]{{color-scheme:dark;{dark}}}}}\n'
    )
    return sheet + "\n" + chosen


@lru_cache(maxsize=1)
def stamp() -> str:
    """A short hash over all of them: the folder under which they are served, so that a browser may keep them for ever."""
    digest = sha256()
    for name, data in sorted(assets().items()):
        digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()[:12]


def address(name: str) -> str:
    """Where the browser finds the file."""
    if name not in assets():
        raise KeyError(name)
    return f"/static/{stamp()}/{name}"


def content_type(name: str) -> str:
    return KINDS[name[name.rfind(".") :]]


def as_globals() -> dict[str, Any]:
    """What templates call."""
    return {"static": address}
