"""What a page says of its account in its head: structured data (schema.org in JSON-LD), meta tags, the canonical address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import msgspec

from crossbearing.read.published import published
from crossbearing.records import Derivation

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting|Statement)$")
# Deeper or longer structured data than this was made to be.
DEEPEST, MOST = 12, 2_000
_TAGS = re.compile(r"<[^<>]{0,300}>")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h\d)\b[^<>]{0,100}>", re.I)


@dataclass(frozen=True, slots=True)
class Update:
    """An entry of a live blog as the structured data gives it."""

    title: str | None
    words: str
    date: str | None


@dataclass(slots=True)
class Said:
    """`titles` best first; `body` the whole text where the page gives it so; `goes_on` where the page names a next one."""

    titles: list[str] = field(default_factory=list)
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    standfirst: str | None = None
    body: str | None = None
    updates: list[Update] = field(default_factory=list)
    derived_from: list[Derivation] = field(default_factory=list)
    goes_on: bool = False


def said(root: Any) -> Said:
    """What the head and the structured data say."""
    out = Said()
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        if name and (value := (meta.get("content") or "").strip()):
            metas.setdefault(name, value)
    articles = [a for a in _things(root) if _ARTICLE.search(_type(a))]
    chief = next((a for a in articles if _words(a.get("headline"))), articles[0] if articles else {})
    live = next((a for a in articles if _type(a) == "LiveBlogPosting"), None)
    chief = live or chief
    title = next((n.text_content() for n in root.iter("title")), None)
    for name in (
        _words(chief.get("headline")),
        metas.get("og:title"),
        metas.get("twitter:title"),
        _words(chief.get("name")),
        title,
    ):
        if name and (name := " ".join(name.split())) and name not in out.titles:
            out.titles.append(name)
    out.author = _people(chief.get("author"))
    out.publisher = _name(chief.get("publisher"))
    for value in (
        _words(chief.get("datePublished")),
        metas.get("article:published_time"),
        metas.get("date"),
        metas.get("dc.date.issued"),
    ):
        if value and (when := published(value)):
            out.published = when[:10]
            break
    body = _words(chief.get("articleBody"))
    out.body = _plain(body) if body else None
    out.standfirst = _words(chief.get("alternativeHeadline"))
    updates = live.get("liveBlogUpdate") if live else None
    for update in (updates if isinstance(updates, list) else [updates] if updates else [])[:MOST]:
        if isinstance(update, dict) and (text := _words(update.get("articleBody")) or _words(update.get("text"))):
            date = _words(update.get("datePublished")) or _words(update.get("dateCreated"))
            out.updates.append(Update(_words(update.get("headline")), _plain(text), published(date) if date else None))
    out.goes_on = any((n.get("rel") or "").lower() == "next" for n in root.iter("link"))
    out.derived_from = list(_derivations(chief, metas, root, out.publisher))
    return out


def _derivations(
    chief: dict[str, Any], metas: dict[str, str], root: Any, publisher: str | None
) -> Iterator[Derivation]:
    own = _host(metas.get("og:url"))
    canonical = next(
        (n.get("href") for n in root.iter("link") if (n.get("rel") or "").lower() == "canonical" and n.get("href")),
        None,
    )
    web = canonical is not None and canonical.startswith(("http://", "https://"))
    if own and canonical and web and (host := _host(canonical)) and not same_site(own, host):
        yield Derivation(None, canonical, "canonical")
    seen: set[tuple[str | None, str | None]] = set()
    for value in (chief.get("isBasedOn"), chief.get("isBasedOnUrl"), chief.get("sourceOrganization")):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.startswith(("http://", "https://")):
                found: tuple[str | None, str | None] = (None, one)
            elif isinstance(one, dict):
                url = _words(one.get("url")) or _words(one.get("@id"))
                found = (
                    _name(one.get("publisher")) or _words(one.get("name")),
                    url if url and url.startswith("http") else None,
                )
            else:
                continue
            if any(found) and found not in seen and (found[0] is None or found[0] != publisher):
                seen.add(found)
                yield Derivation(*found, "metadata")
    for name in ("syndication-source", "original-source"):
        url = metas.get(name, "")
        if (
            url.startswith(("http://", "https://"))
            and (None, url) not in seen
            and not (own and same_site(own, _host(url) or own))
        ):
            seen.add((None, url))
            yield Derivation(None, url, "metadata")


def same_site(a: str, b: str) -> bool:
    """Whether two hosts are of one site: the same but for what stands before, as `m.` and `www.`."""
    a, b = (h.removeprefix("www.").removeprefix("m.").removeprefix("amp.") for h in (a, b))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").lower() or None if url else None
    except ValueError:
        return None


def _things(root: Any) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD; broken data is passed over."""
    count = 0
    for node in root.iter("script"):
        if (node.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not node.text:
            continue
        try:
            data = msgspec.json.decode(node.text.strip().rstrip(";").encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            continue
        queue = [(data, 0)]
        while queue and count < MOST:
            thing, depth = queue.pop(0)
            if isinstance(thing, list):
                queue[:0] = [(x, depth + 1) for x in thing if depth < DEEPEST]
            elif isinstance(thing, dict):
                count += 1
                yield thing
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
                    if isinstance(thing.get(key), dict | list) and depth < DEEPEST:
                        queue.append((thing[key], depth + 1))


def _type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    kinds = [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]
    return next((k for k in kinds if k == "LiveBlogPosting"), kinds[0] if kinds else "")


def _words(value: Any) -> str | None:
    return unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    one = value[0] if isinstance(value, list) and value else value
    return _words(one.get("name")) if isinstance(one, dict) else _words(one)


def _people(value: Any) -> str | None:
    names = [_name(v) for v in (value if isinstance(value, list) else [value])[:20]]
    return ", ".join(dict.fromkeys(n for n in names if n)) or None


def _plain(words: str) -> str:
    """The words of a text that may hold marks of HTML; paragraphs stay."""
    lines = unescape(_TAGS.sub("", _BREAKS.sub("\n", words))).replace("\r", "\n").split("\n")
    return "\n".join(line for raw in lines if (line := " ".join(raw.split())))
