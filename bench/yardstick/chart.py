"""The chart of the results: seconds over accounts on logarithmic axes, and words a second."""

from __future__ import annotations

import json
from typing import Any

import vl_convert

SHOWN = {"annotate": "annotate", "link": "link", "weigh": "weigh", "whole": "the whole (reconcile)"}
GREY = "#8a8a8a"


def chart(results: dict[str, Any]) -> str:
    """An SVG; it reads on light and on dark pages, since it brings its own ground."""
    growth = [
        {"accounts": int(n), "seconds": row["seconds"][verb], "verb": name}
        for n, row in results.get("growth", {}).items()
        for verb, name in SHOWN.items()
        if row["seconds"][verb] > 0
    ]
    memory = [
        {"accounts": int(n), "MiB": row["peak_mib"][verb], "verb": SHOWN[verb]}
        for n, row in results.get("growth", {}).items()
        for verb in ("annotate", "whole")
    ]
    least = min((r["accounts"] for r in growth), default=1)
    guide = [{"accounts": r, "seconds": 0.9 * r / least} for r in sorted({r["accounts"] for r in growth})]
    x = {"field": "accounts", "type": "quantitative", "scale": {"type": "log", "base": 2, "nice": False}, "title": "accounts", "axis": {"values": sorted({r["accounts"] for r in growth}), "format": ",d", "grid": False}}  # fmt: skip
    colour = {"field": "verb", "type": "nominal", "title": None, "scale": {"domain": list(SHOWN.values())}}

    def lines(values: list[dict[str, Any]], field: str, title: str, scale: str) -> dict[str, Any]:
        y = {"field": field, "type": "quantitative", "scale": {"type": scale}, "title": title}
        return {"data": {"values": values}, "mark": {"type": "line", "point": True}, "encoding": {"x": x, "y": y, "color": colour}}  # fmt: skip

    straight = {
        "data": {"values": guide},
        "mark": {"type": "line", "strokeDash": [4, 4], "color": GREY},
        "encoding": {"x": x, "y": {"field": "seconds", "type": "quantitative", "scale": {"type": "log"}}},
    }
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": "white",
        "hconcat": [
            {"width": 330, "height": 260, "title": "seconds of one core (dashed: twice the accounts, twice the time)", "layer": [straight, lines(growth, "seconds", "seconds", "log")]},
            {"width": 240, "height": 260, "title": "largest memory, MiB", "layer": [lines(memory, "MiB", "MiB", "linear")]},
        ],
        "config": {"title": {"fontSize": 12, "anchor": "start"}},
    }  # fmt: skip
    return str(vl_convert.vegalite_to_svg(json.dumps(spec)))
