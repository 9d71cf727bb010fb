"""Text from outside as a CSS string."""

from __future__ import annotations


def css_string(text: str) -> str:
    """A quoted CSS string in which nothing but letters and digits of ASCII stands unescaped: it can close neither string nor sheet."""
    return (
        '"'
        + "".join(c if (c.isascii() and c.isalnum()) or c == " " else f"\\{ord(c):x} " for c in text if ord(c) >= 32)
        + '"'
    )
