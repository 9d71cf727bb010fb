"""Records show themselves in a notebook: a small table of their fields, every word from outside as text."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec

# What a reader takes in at a glance; the record itself holds all.
MOST_ITEMS, MOST_CHARACTERS, MOST_FIELDS = 6, 300, 6


class Shown(msgspec.Struct, frozen=True):
    """A record that notebooks draw as a table."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th style="text-align:left;vertical-align:top">{escape(f)}</th><td style="text-align:left">{_cell(v)}</td></tr>'
            for f in self.__struct_fields__
            if (v := getattr(self, f)) not in (None, (), {}, msgspec.UNSET)
        )
        return f'<table><caption style="text-align:left">{escape(type(self).__name__)}</caption><tbody>{rows}</tbody></table>'


def _cell(value: Any) -> str:
    """A field's value: a list as lines, a long one cut with what is left out counted."""
    if isinstance(value, (tuple, list)):
        lines = [escape(in_short(v)) for v in value[:MOST_ITEMS]]
        more = len(value) - len(lines)
        return "<br>".join([*lines, *([f"and {more:,} more"] if more else [])])
    return escape(in_short(value)).replace("\n", "<br>")


def in_short(value: Any) -> str:
    """One value as text: a record by its first telling fields, a long text cut."""
    if isinstance(value, msgspec.Struct):
        told = [
            (f, v) for f in value.__struct_fields__ if (v := getattr(value, f)) not in (None, (), {}, "", msgspec.UNSET)
        ]
        said = ", ".join(f"{f}: {in_short(v)}" for f, v in told[:MOST_FIELDS])
        return said if len(said) <= MOST_CHARACTERS else said[: MOST_CHARACTERS - 1] + "…"
    if isinstance(value, (tuple, list)):
        if any(isinstance(v, (msgspec.Struct, tuple, list)) for v in value):
            return f"{len(value):,} items"
        return ", ".join(map(str, value[:MOST_ITEMS])) + ("…" if len(value) > MOST_ITEMS else "")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
