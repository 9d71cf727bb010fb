"""The colours, once for light and once for dark: CSS custom properties, and the stand-ins that charts draw with.

A chart is drawn with stand-ins (`stand_in("agree")`), which `charts.svg` replaces by `var(--agree)`: one picture for both modes.
"""

from __future__ import annotations

# Hues after Okabe and Ito (2008), darkened on paper and lightened on ink until letters in them reach a contrast of 4.5 to 1.
HUES = 8

LIGHT: dict[str, str] = {
    "paper": "#fbfaf6", "ink": "#1c1b19", "soft": "#625e56", "hair": "#ddd8cc", "wash": "#f3f0e8", "land": "#efebe0", "water": "#fbfaf6",
    "h0": "#0072b2", "h1": "#b3541e", "h2": "#00795c", "h3": "#8a4f7d", "h4": "#7a6200", "h5": "#4e5ba6", "h6": "#a03b4f", "h7": "#4d6b2f",
    "agree": "#2d6a4f", "grow": "#7a5b00", "differ": "#a3271f", "link": "#0b4f6c",
}  # fmt: skip
DARK: dict[str, str] = {
    "paper": "#171613", "ink": "#ece8dd", "soft": "#a8a294", "hair": "#3a372f", "wash": "#26241f", "land": "#24221d", "water": "#171613",
    "h0": "#58b4ea", "h1": "#f0955a", "h2": "#4cc7a4", "h3": "#d39bc5", "h4": "#d9bf4a", "h5": "#9aa7f0", "h6": "#ee8c9d", "h7": "#a3c77d",
    "agree": "#7cc6a0", "grow": "#e0bd57", "differ": "#f08a80", "link": "#7cc4e0",
}  # fmt: skip

_NAMES = tuple(LIGHT)


def tokens(colours: dict[str, str]) -> str:
    """The colours as CSS declarations."""
    return ";".join(f"--{name}:{value}" for name, value in colours.items())


def stand_in(name: str) -> str:
    """A colour that no token has, to draw with in place of the token `name`."""
    return f"#fe00{_NAMES.index(name):02x}"


def with_tokens(svg: str) -> str:
    """The drawing with every stand-in replaced by its token."""
    for name in _NAMES:
        svg = svg.replace(stand_in(name), f"var(--{name})")
    return svg
