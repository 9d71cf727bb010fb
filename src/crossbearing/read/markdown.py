"""Markdown: read as it stands, with the metadata of its front matter."""

from __future__ import annotations

import re

import yaml

from crossbearing.read.raw import Raw

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_TITLE = re.compile(r"^#\s+(.+?)\s*#*$", re.M)


def read_markdown(text: str) -> Raw:
    """The text without its front matter; marks of emphasis and links stay where they are, so that offsets hold."""
    raw = Raw(text)
    if m := _FRONT.match(text):
        try:
            front = yaml.safe_load(m[1])
        except yaml.YAMLError:
            raw.warnings.append("the front matter is no YAML and was left in the text")
            front = None
        if isinstance(front, dict):
            raw.text = text[m.end() :].lstrip("\n")
            known = {
                str(k).lower(): str(v) for k, v in front.items() if v is not None and not isinstance(v, dict | list)
            }
            raw.title, raw.author, raw.url = known.get("title"), known.get("author"), known.get("url")
            raw.publisher = known.get("publisher") or known.get("source")
            raw.published = known.get("published") or known.get("date")
            raw.language = known.get("language") or known.get("lang")
    if not raw.title and (m := _TITLE.search(raw.text)):
        raw.title = m[1]
    return raw
