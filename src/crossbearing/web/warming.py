"""What the first look would wait for, made while the site starts: templates, borders, names of countries, charts."""

from __future__ import annotations

from threading import Thread

from crossbearing.publish.borders import countries, numeric_codes
from crossbearing.publish.charts import spec, svg
from crossbearing.publish.map_plan import projected
from crossbearing.web.facets import country
from crossbearing.web.rendering import environment


def warm() -> None:
    """Begins at once and in a thread of its own; no page waits for it."""
    Thread(target=_warm, name="warming", daemon=True).start()


def _warm() -> None:
    env = environment()
    for name in env.list_templates(extensions=["html"]):
        env.get_template(name)
    for land in countries():
        projected(land)
    numeric_codes()
    # The drawer of charts takes seconds to start.
    svg(spec(10, 10, {}, [{"data": {"values": [{}]}, "mark": "point"}]), "warm", "")
    country("")
