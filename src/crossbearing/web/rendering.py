"""Templates of the pages: those of the web face first, the dossier's parts after them; everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossbearing.publish import dates, wording
from crossbearing.publish.disguises_shown import disguises_shown
from crossbearing.publish.dossier import environment as dossier_environment
from crossbearing.web import assets
from crossbearing.web.letters import at
from crossbearing.web.texts.passage import account_path


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, with the dossier's filters and the words of the record."""
    env = Environment(
        loader=ChoiceLoader([PackageLoader("crossbearing.web"), PackageLoader("crossbearing.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        lstrip_blocks=False,
    )
    env.filters.update(dossier_environment().filters)
    env.filters["account"] = account_path
    env.globals.update(
        w=wording,
        dates=dates,
        value=wording.value,
        clip=wording.clip,
        marks=wording.MARKS,
        pc=_percent,
        at=at,
        **assets.as_globals(),
    )
    return env


def _percent(share: float) -> str:
    """A share as SVG and CSS take it."""
    return f"{share * 100:.2f}%"


def part(template: str, **context: Any) -> Markup:
    """A part of a page, to be kept and put into pages as it is."""
    return Markup(environment().get_template(template).render(**context))  # noqa: S704 - the template has escaped what it was given


def rendered(template: str, context: Mapping[str, Any]) -> bytes:
    """The page as UTF-8."""
    return disguises_shown(environment().get_template(template).render(**context)).encode("utf-8", "replace")
