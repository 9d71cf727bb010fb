"""The map of a page: countries as shapes, places as points, areas as discs, each a link to its events."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from markupsafe import Markup, escape

from crossbearing.publish import wording
from crossbearing.publish.borders import Country
from crossbearing.publish.map_plan import Line, Place, Plan, in_picture, projected

# Points of a border that fall on the same point of this grid (pixels) are drawn once.
_FINEST = 1.2
# A ring that is smaller than this in both directions (pixels) is not drawn.
_SPECK = 2.0


def drawn(view: Plan, name: str, says: str, href: Callable[[Place], str]) -> Markup:
    """Inline SVG. `name` keeps its ids apart from those of other pictures, `says` tells what it shows, `href` where a place leads."""
    parts = [
        f'<svg viewBox="0 0 {view.width:g} {view.height:g}" role="group" aria-label="{escape(says)}">'
        f'<clipPath id="{name}-frame"><path d="M0 0H{view.width:g}V{view.height:g}H0Z"/></clipPath>'
        f'<g clip-path="url(#{name}-frame)" stroke="var(--soft)" stroke-opacity=".45" stroke-width=".8" stroke-linejoin="round">'
    ]
    for country in view.seen:
        shape = _shape(country, view)
        fill = 'fill="var(--differ)" fill-opacity=".13"' if country.code in view.whole else 'fill="var(--land)"'
        if shape:
            parts.append(f'<path d="{shape}" {fill}/>')
    parts.append("</g>")
    parts.extend(
        f'<text class="land" x="{label.x:.1f}" y="{label.y:.1f}">{escape(label.text)}</text>' for label in view.lands
    )
    for spot in sorted(view.spots, key=lambda s: -s.r):
        look = 'fill-opacity=".22"' if spot.area else 'stroke="var(--paper)" stroke-width="1.5"'
        title = f"{spot.place.location.name}: {wording.count(len(spot.place.events), 'event')}"
        parts.append(
            f'<a href="{escape(href(spot.place))}" tabindex="-1"><title>{escape(title)}</title>'
            f'<circle cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{spot.r:g}" fill="var(--differ)" {look}/></a>'
        )
    parts.extend(
        f'<text class="place" x="{label.x:.1f}" y="{label.y:.1f}">{escape(label.text)}</text>' for label in view.names
    )
    parts.append("</svg>")
    return Markup("".join(parts))  # noqa: S704 - every text is escaped above


def _shape(country: Country, view: Plan) -> str:
    return "".join(
        path for polygon in projected(country) for ring in polygon if (path := _path(view.pixels(ring), view))
    )


def _path(ring: Line, view: Plan) -> str:
    """The ring as path data, thinned to what the eye can see."""
    if np.ptp(ring[:, 0]) < _SPECK and np.ptp(ring[:, 1]) < _SPECK:
        return ""
    near = in_picture(ring, view.width, view.height, margin=2)
    if len(near) < 3:
        return ""
    cell = np.round(near / _FINEST)
    fresh = np.ones(len(near), dtype=bool)
    fresh[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    points = np.round(near[fresh], 1)
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in points.tolist()) + "Z"
