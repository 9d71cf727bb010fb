"""The map of a page: countries as shapes, places as points, areas as discs, each a link to its events."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from crossbearing.publish import wording
from crossbearing.publish.map_plan import Place, Plan
from crossbearing.web.pictures.land import GRAIN, shapes


def drawn(view: Plan, name: str, says: str, href: Callable[[Place], str]) -> Markup:
    """Inline SVG. `name` keeps its ids apart from those of other pictures, `says` tells what it shows, `href` where a place leads."""
    parts = [
        f'<svg viewBox="0 0 {view.width:g} {view.height:g}" role="group" aria-label="{escape(says)}">'
        f'<clipPath id="{name}-frame"><path d="M0 0H{view.width:g}V{view.height:g}H0Z"/></clipPath>'
        f'<g clip-path="url(#{name}-frame)"><g transform="scale({1 / GRAIN:g})" stroke="var(--soft)" stroke-opacity=".45" '
        f'stroke-width="{0.8 * GRAIN:g}" stroke-linejoin="round">'
    ]
    bare = Plan(view.width, view.height, view.scale, view.cx, view.cy, view.seen, frozenset(), (), (), (), (), ())
    for code, land in shapes(bare):
        fill = 'fill="var(--differ)" fill-opacity=".13"' if code in view.whole else 'fill="var(--land)"'
        parts.append(f'<path d="{land}" {fill}/>')
    parts.append("</g></g>")
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
