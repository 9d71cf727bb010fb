"""What a page's own names (classes, ids, roles, labels) say of an element."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from crossbearing.lexicon import lexicon

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PARTED = re.compile(r"[^a-z0-9]+")
# WordPress and Drupal write the subjects and the state of a post into its classes; they name no part of the page.
_POST = re.compile(r"(?:^|\s)(?:hentry|post-\d+|type-\w+|node)(?:\s|$)")
_SUBJECTS = ("category-", "tag-", "term-", "format-", "status-", "type-", "author-", "node-")
_ROLES = {"navigation": "navigation", "banner": "navigation", "contentinfo": "navigation", "search": "navigation", "menu": "navigation", "toolbar": "sharing",
          "complementary": "asides", "dialog": "consent", "alertdialog": "consent"}  # fmt: skip
_TYPES = {"comment": "comments", "usercomments": "comments", "wpadblock": "advertising", "wpfooter": "navigation", "wpheader": "navigation", "wpsidebar": "teasers",
          "sitenavigationelement": "navigation", "breadcrumblist": "navigation"}  # fmt: skip
# Attributes in which pages name their parts, besides class and id.
_NAMING = (
    "aria-label",
    "data-testid",
    "data-component",
    "data-component-name",
    "data-module",
    "data-name",
    "data-qa",
    "data-type",
    "name",
)
_KEPT_ROLES = ("main", "article")


def mark(element: Any) -> str | None:
    """What surrounds an account and this element is by its names: a key of `marks` in the lexicon, None where they name nothing such."""
    get = element.get
    if (role := get("role")) in _ROLES:
        return _ROLES[role]
    kind = (get("itemtype") or "").rsplit("/", 1)[-1].lower()
    if kind in _TYPES or get("itemprop") == "comment":
        return _TYPES.get(kind, "comments")
    names = f"{get('class') or ''} {get('id') or ''}"
    for attribute in _NAMING:
        if value := get(attribute):
            names += f" {value}"
    if names != " " and (found := named(names)):
        return found
    if any(str(a).startswith(("data-ad-", "data-google-query")) or a == "data-ad" for a in element.keys()):  # noqa: SIM118 - an element's attributes
        return "advertising"
    return None


@lru_cache(maxsize=8192)
def named(names: str) -> str | None:
    """What names (of classes and ids, parted by blanks) say."""
    plain = spelled(names)
    return next((kind for kind, sign in _marks() if sign.search(plain)), None)


@lru_cache(maxsize=8192)
def spelled(names: str) -> str:
    """Names in one spelling: `inlineTeaser x_1` is `-inline-teaser- -x-1-`."""
    words = names.split()
    if _POST.search(names):
        words = [w for w in words if not w.startswith(_SUBJECTS)]
    return " ".join(f"-{_PARTED.sub('-', _CAMEL.sub('-', w).lower()).strip('-')}-" for w in words)


@lru_cache(maxsize=1)
def _marks() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = lexicon("surroundings")
    # A name that the word "with" or "no" turns says that the element stands beside such a thing, or without it.
    turned = "".join(f"(?<!-{word})" for word in table["turned"].split("|"))
    return tuple(
        # Part of a name tells what stands inside ("label-hidden"); that an element is hidden itself takes the whole.
        (
            kind,
            re.compile(rf"(?<!\S)-(?:{row['names']})-(?!\S)" if row.get("whole") else f"{turned}-(?:{row['names']})-"),
        )
        for kind, row in table["marks"].items()
    )


@lru_cache(maxsize=8192)
def _is_account(names: str) -> bool:
    return bool(re.search(f"-(?:{lexicon('surroundings')['account']})-", spelled(names)))


def names_account(element: Any) -> bool:
    """Whether the page calls this element the account itself."""
    if element.get("itemprop") == "articleBody" or element.get("role") in _KEPT_ROLES or element.tag == "main":
        return True
    return _is_account(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('name') or ''}")
