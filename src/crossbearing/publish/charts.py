"""Vega-Lite specs made into SVG that needs nothing from outside and is the same at every run."""

from __future__ import annotations

import re
from typing import Any

import vl_convert

from crossbearing.publish.palette import stand_in, with_tokens

Spec = dict[str, Any]
VERSION = "5.21"
_BASE = "https://vega.github.io/vega-datasets/"
_TAG = re.compile(r"<[^>]*>")
_CLIP = re.compile(r"clip\d+")
_EMPTY = re.compile(r'<path transform="[^"]*"(?: (?:fill|stroke|stroke-width|opacity|fill-opacity)="[^"]*")*/>')
_ARIA = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
_FONT = re.compile(r' font-family="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d{2,}")

CONFIG: Spec = {
    "background": None,
    "aria": False,
    "view": {"stroke": None},
    "font": "sans-serif",
    "text": {"fontSize": 12, "fill": stand_in("ink")},
    "axis": {
        "domain": False, "ticks": False, "grid": True, "gridColor": stand_in("hair"), "labelColor": stand_in("soft"),
        "labelFontSize": 12, "labelPadding": 8, "labelOverlap": False, "labelBound": False, "labelFlush": False, "title": None,
    },
}  # fmt: skip


def spec(width: int, height: int, padding: Spec, layers: list[Spec], **more: Any) -> Spec:
    """A layered Vega-Lite spec of fixed size: all text keeps its place whatever fonts a machine has."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": padding,
        "autosize": {"type": "none", "contains": "content"},
        "config": CONFIG,
        "layer": layers,
        **more,
    }


def svg(chart: Spec, name: str, label: str) -> str:
    """The drawing as inline SVG. `name` keeps its ids apart from those of other drawings, `label` says what it shows.

    vl-convert numbers its clip paths across a process; they are renumbered. Fonts and colours are left to the page's CSS.
    """
    drawing = vl_convert.vegalite_to_svg(chart, vl_version=VERSION, allowed_base_urls=[])
    numbers: dict[str, str] = {}

    def tag(match: re.Match[str]) -> str:
        text = _ARIA.sub("", _FONT.sub("", match[0])).replace(_BASE, "").replace(" xlink:href=", " href=")
        text = _CLIP.sub(lambda m: numbers.setdefault(m[0], f"{name}-clip{len(numbers)}"), text)
        return with_tokens(_NUMBER.sub(_rounded, text))

    # Only tags are touched: the words between them are the accounts' own.
    drawing = _TAG.sub(tag, _EMPTY.sub("", drawing))
    end = drawing.index(">")
    view = re.search(r'viewBox="[^"]*"', drawing[:end])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view[0] if view else ""} role="img" aria-label="{_attribute(label)}"{drawing[end:]}'


def _rounded(match: re.Match[str]) -> str:
    """A tenth of a pixel; two digits for what is below one, such as an opacity."""
    number = float(match[0])
    return f"{number:.1f}".removesuffix(".0") if abs(number) >= 1 else f"{number:.2g}"


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
