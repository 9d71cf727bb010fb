"""A page cut into blocks: the words between two breaks, with what the page tells of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_BREAKING = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main "
    "ol p pre section summary table tbody tfoot thead tr td th ul".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NOTE = re.compile(r"\[\w{1,3}\]$")
# A table of figures has short cells; one with paragraphs in it is there for the look of the page.
CELL = 60
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?$", re.I)


@dataclass(slots=True)
class Block:
    """`words` with single blanks (lines of a table or of verse keep theirs), `links` how many of their characters are links, `href` where the first
    link leads, `element` the element that they stand in, `tag` the nearest one that breaks the text. `time` is the machine's form of a
    <time> among the words."""

    words: str
    links: int
    element: Any
    tag: str
    href: str | None = None
    time: str | None = None
    bold: bool = False
    lead: int = 0

    @property
    def density(self) -> float:
        """The share of the words that are links; a list's mark or number (`lead` characters) is no word."""
        return self.links / ((len(self.words) - self.lead) or 1)

    @property
    def is_heading(self) -> bool:
        return self.tag in _HEADINGS or self.element.get("role") == "heading"


class _Gathering:
    def __init__(self) -> None:
        self.found: list[Block] = []
        self.pieces: list[str] = []
        self.links = 0
        self.bold = 0
        self.href: str | None = None
        self.time: str | None = None
        self.lead = ""

    def add(self, words: str | None, link: bool, bold: bool) -> None:
        if words:
            self.pieces.append(words)
            size = len(words.strip())
            self.links += size * link
            self.bold += size * bold

    def close(self, element: Any, tag: str, verse: bool = False) -> None:
        text = "".join(self.pieces)
        if verse:
            words = "\n".join(line.rstrip() for line in text.replace("\xa0", " ").strip("\n").split("\n")).strip()
        else:
            words = "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))
        if words and any(c.isalnum() for c in words):
            bold = self.bold >= 0.9 * len("".join(words.split("\n")))
            self.found.append(
                Block(
                    self.lead + words,
                    min(self.links, len(words)),
                    element,
                    tag,
                    self.href,
                    self.time,
                    bold,
                    len(self.lead),
                )
            )
        self.pieces, self.links, self.bold, self.href, self.time, self.lead = [], 0, 0, None, None, ""


def blocks(root: Any) -> list[Block]:
    """The blocks of a tree in their order. Pages are nested as deeply as their makers like: nothing here recurs."""
    from lxml import etree

    g = _Gathering()
    inside: dict[str, int] = {}
    whole: Any = None  # a table of figures or preformatted text that is taken at once
    numbers: dict[Any, int] = {}
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else ""
        link, bold = inside.get("a", 0) > 0, inside.get("b", 0) > 0
        if event in ("comment", "pi"):
            if whole is None:
                g.add(_flat(node.tail), link, bold)
            continue
        if event == "start":
            if whole is not None:
                continue
            kind = _inline(tag)
            if kind:
                inside[kind] = inside.get(kind, 0) + 1
            if tag == "br":
                g.pieces.append("\n")
            elif tag == "time":
                g.time = g.time or node.get("datetime")
            elif tag == "a":
                g.href = g.href or node.get("href")
            elif tag in _BREAKING:
                above = node.getparent()
                g.close(above if above is not None else node, _tag(above))
                if tag in ("table", "pre", "tr") and (words := _whole(node, tag)):
                    whole = node
                    g.pieces = [words]
                    g.close(node, tag, verse=True)
                    continue
                if tag == "li":
                    g.lead = _bullet(node, numbers)
            g.add(_flat(node.text), link or tag == "a", bold or kind == "b")
            continue
        if whole is node:
            whole = None
        elif whole is not None:
            continue
        else:
            kind = _inline(tag)
            if kind:
                inside[kind] -= 1
            if tag == "sup" and g.pieces and _NOTE.search(g.pieces[-1].strip()):
                g.pieces.pop()
            if tag in _BREAKING:
                g.close(node, tag)
            if tag in ("span", "a") and not node.tail and _is_row(node):
                g.close(node, _tag(node))
        if node is not root:
            g.add(_flat(node.tail), inside.get("a", 0) > 0, inside.get("b", 0) > 0)
            if tag == "br" and (node.tail is None or not node.tail.strip()) and _second_break(node):
                g.close(node.getparent(), _tag(node.getparent()))
    g.close(root, "body")
    return g.found


def _inline(tag: str) -> str | None:
    return "a" if tag == "a" else "b" if tag in ("b", "strong") else None


def _flat(words: str | None) -> str:
    """White space of the source, line ends too, is one blank; only <br> breaks a line."""
    return re.sub(r"\s+", " ", words) if words else ""


def _tag(element: Any) -> str:
    while element is not None and element.tag not in _BREAKING:
        element = element.getparent()
    return str(element.tag) if element is not None else "body"


def _is_row(node: Any) -> bool:
    """Whether an element is followed, with not even a blank between, by another in a box that has no words of its own: they stand beside each other
    on the page and are no one word (but a first letter set large is)."""
    above, after = node.getparent(), node.getnext()
    if (
        above is None
        or after is None
        or above.tag not in ("div", "header", "li", "td", "section")
        or (above.text or "").strip()
    ):
        return False
    return after.tag in ("span", "a", "button", "time") and len(node.text_content()) > 2


def _second_break(node: Any) -> bool:
    after = node.getnext()
    return after is not None and after.tag == "br"


def _bullet(node: Any, numbers: dict[Any, int]) -> str:
    above = node.getparent()
    if above is None or above.tag != "ol":
        return "- "
    numbers[above] = numbers.get(above, _start(above) - 1) + 1
    return f"{numbers[above]}. "


def _start(element: Any) -> int:
    said = element.get("start") or "1"
    return int(said) if said.isdigit() and len(said) < 6 else 1


def _whole(node: Any, tag: str) -> str | None:
    """The words of preformatted text, of a table of figures (rows as lines, cells parted by tabs), of a row of a ticker."""
    if tag == "pre":
        return str(node.text_content())
    if tag == "tr":
        cells = [" ".join(c.text_content().split()) for c in node if c.tag in ("td", "th")]
        if len(cells) >= 2 and _CLOCK.match(cells[0]) and len(cells[1]) > len(cells[0]):
            return "\t".join(c for c in cells if c)
        return None
    if any(n is not node and n.tag in ("table", "ul", "ol", "blockquote", "h1", "h2") for n in node.iter()):
        return None
    rows = [[" ".join(c.text_content().split()) for c in r if c.tag in ("td", "th")] for r in node.iter("tr")]
    rows = [r for r in rows if any(r)]
    cells = [c for r in rows for c in r]
    head = next(node.iter("th"), None) is not None
    if len(rows) < 2 or max(map(len, rows)) < 2 or (not head and any(_CLOCK.match(r[0]) for r in rows)):
        return None
    long = sum(len(c) > CELL for c in cells)
    numbers = sum(any(ch.isdigit() for ch in c) for c in cells)
    linked = sum(len(a.text_content()) for a in node.iter("a"))
    if linked > 0.5 * sum(map(len, cells)) or not (head or (not long and numbers * 4 >= len(cells))):
        return None
    title = next(node.iter("caption"), None)
    lines = ["\t".join(r).strip() for r in rows]
    if title is not None and (words := " ".join(title.text_content().split())):
        lines.insert(0, words)
    return "\n".join(lines)
