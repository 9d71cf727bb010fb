"""Takes away what surrounds an account: by tag, by the page's own names, by what is hidden."""

from __future__ import annotations

import re
from typing import Any

from crossbearing.read.page.marks import mark, names_account

# Elements without words of an account, whatever they hold.
_NEVER = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video source track map area button select textarea option datalist input label "
    "nav menu dialog amp-sidebar amp-consent amp-ad amp-list amp-analytics amp-social-share amp-user-notification amp-sticky-ad amp-lightbox".split()
)
_WORDLESS = frozenset(("a", "script", "style", "noscript", "template", "head"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# Names are disbelieved for an element that holds so much of the page's words, but for these kinds: nothing that a page calls comments is account, however long.
# A box of few characters may be half of a short page and yet stand beside the account.
MOST_OF_PAGE, FEW, MOST_OF_SHORT = 0.3, 500, 0.5
_SURE = ("comments", "consent")
# A form of so many characters is a page that was put into one.
FORM = 400


def prune(root: Any, by_names: bool = True) -> None:
    """Removes the surroundings from the tree; with `by_names` false only what no page can mean as account."""
    measured = _Measured(root)
    page = measured.length.get(root, 0)
    doomed: list[Any] = []
    holder: Any = None  # the element that is going and whose inside needs no look
    inside = {"article": 0, "main": 0, "section": 0}
    for event, node in _walk(root):
        tag = node.tag
        if tag in inside:
            inside[tag] += 1 if event == "start" else -1
        if event == "end":
            if node is holder:
                holder = None
        elif holder is None and node is not root and _goes(node, by_names, page, measured, inside):
            doomed.append(node)
            holder = node
    for node in doomed:
        if node.getparent() is not None:
            node.drop_tree()


def _walk(root: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))


class _Measured:
    """For each element of a tree: `length` its characters that are neither links nor scripts, `account` whether it holds the account's
    first heading, the page's one <article>, or what the page calls the account."""

    def __init__(self, root: Any) -> None:
        self.length: dict[Any, int] = {}
        self.account: set[Any] = set()
        sums: list[int] = []
        flags: list[bool] = []
        skipped: Any = None
        one = sum(1 for _, _ in zip(root.iter("article"), range(2), strict=False)) == 1
        for event, node in _walk(root):
            tag = node.tag if isinstance(node.tag, str) else "script"
            if event == "start":
                if skipped is None and tag in _WORDLESS:
                    skipped = node
                sums.append(len((node.text or "").strip()) if skipped is None else 0)
                flags.append(False)
                continue
            if node is skipped:
                skipped = None
            total, holds = sums.pop(), flags.pop()
            self.length[node] = total
            if holds or tag == "h1" or (one and tag == "article") or node.get("itemprop") == "articleBody":
                self.account.add(node)
            if sums:
                sums[-1] += total + (len((node.tail or "").strip()) if skipped is None else 0)
                flags[-1] = (
                    flags[-1] or holds or tag in ("h1", "main") or (one and tag == "article") or names_account(node)
                )


def _goes(node: Any, by_names: bool, page: int, measured: _Measured, inside: dict[str, int]) -> bool:
    tag = node.tag
    if not isinstance(tag, str):
        return True
    if tag in ("html", "body", "main"):
        return False
    if tag in _NEVER or tag == "head":
        return True
    account, length = node in measured.account, measured.length.get(node, 0)
    if tag == "form":
        return not account and length < max(FORM, page / 2)
    if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
        return not account
    if not by_names or account:
        return False
    if tag == "header":
        return not any(inside.values())
    if tag == "footer":
        return not inside["article"]
    found = mark(node)
    return found is not None and (
        found in _SURE or length <= MOST_OF_PAGE * page or (length <= FEW and length <= MOST_OF_SHORT * page)
    )
