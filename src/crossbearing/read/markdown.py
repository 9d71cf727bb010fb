"""Markdown: the words without the marks, with the metadata of the front matter."""

from __future__ import annotations

import re

import yaml

from crossbearing.read.raw import Raw
from crossbearing.records import TextPart

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$", re.M)
_TITLE = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.M)
# Each mark with what stays of it. Lists keep their bullets and numbers: demands are told in lists.
_MARKS = (
    (re.compile(r"^(?:[ \t]*[-*_]){3,}[ \t]*$", re.M), ""),
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),
    (re.compile(r"^(?:>\s?)+", re.M), ""),
    (re.compile(r"^```.*$", re.M), ""),
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*\\])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_\\])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)


def read_markdown(text: str) -> Raw:
    """The text without front matter, emphasis, links' addresses and the marks of headings and quotations."""
    raw = Raw(text)
    if m := _FRONT.match(text):
        try:
            front = yaml.safe_load(m[1])
        except yaml.YAMLError:
            raw.warnings.append("the front matter is no YAML and was left in the text")
            front = None
        if isinstance(front, dict):
            text = text[m.end() :].lstrip("\n")
            plain = {k: v for k, v in front.items() if v is not None and not isinstance(v, dict | list)}
            known = {str(k).lower(): str(v) for k, v in plain.items()}
            raw.title, raw.author, raw.url = known.get("title"), known.get("author"), known.get("url")
            raw.publisher = known.get("publisher") or known.get("source")
            raw.published = known.get("published") or known.get("date")
            raw.language = known.get("language") or known.get("lang")
    heading = _TITLE.search(text)
    raw.text = _unmarked(text)
    raw.parts = _headings(text, raw.text)
    if heading and not raw.title:
        raw.title = _unmarked(heading[1])
    return raw


def _headings(marked: str, text: str) -> list[TextPart]:
    """The headings as parts of the unmarked text: the first of the first level is the title."""
    parts: list[TextPart] = []
    at = 0
    for m in _HEADING.finditer(marked):
        words = _unmarked(m[2]).strip()
        start = text.find(words, at) if words else -1
        # A heading is a line of its own; the same words inside a paragraph are none.
        while start >= 0 and not (text[:start].endswith("\n") or not start):
            start = text.find(words, start + 1)
        if start < 0:
            continue
        at = start + len(words)
        first = len(m[1]) == 1 and not any(p.role == "title" for p in parts)
        parts.append(TextPart(start, at, "title" if first else "heading"))
    return parts


def _unmarked(text: str) -> str:
    for mark, stays in _MARKS:
        text = mark.sub(stays, text)
    return text
