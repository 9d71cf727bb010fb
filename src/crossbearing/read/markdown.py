"""Markdown: the words without the marks, with the metadata of the front matter."""

from __future__ import annotations

import re

import yaml

from crossbearing.read.raw import Raw

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
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
    if heading and not raw.title:
        raw.title = _unmarked(heading[1])
    return raw


def _unmarked(text: str) -> str:
    for mark, stays in _MARKS:
        text = mark.sub(stays, text)
    return text
