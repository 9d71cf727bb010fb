"""The pieces of lines on a page, with their places: what stands together between two wide gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# A gap of so many heights of a letter parts two columns; between words it is a third of one, in justified lines at most one.
GAP = 1.4
# Presentation forms that stand for several letters (Unicode block Alphabetic Presentation Forms).
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# A page of more characters than this is a dump, whose places are not worth the time: it is taken in the file's own order.
MOST_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on one line; places in points from the page's lower left corner. `height` is that of its tallest letter."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def pieces(page: Any) -> list[Piece]:
    """The pieces of a page in the order in which the file has them."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    if not 0 < count <= MOST_CHARACTERS:
        return []
    text = textpage.get_text_range(0, count)
    if len(text) != count:  # characters beyond the basic plane: places can no longer be matched by number
        return []
    found: list[Piece] = []
    run: list[tuple[str, tuple[float, float, float, float]]] = []
    last_box: tuple[float, float, float, float] | None = None
    for n, ch in enumerate(text):
        if ch in "\r\n":
            _close(run, found)
            last_box = None
            continue
        if ch.isspace():
            if run:
                run.append((" ", run[-1][1]))
            continue
        box = textpage.get_charbox(n, loose=True)
        if last_box is not None:
            height = max(last_box[3] - last_box[1], box[3] - box[1], 1.0)
            apart = box[0] - last_box[2]
            if apart > GAP * height or apart < -4 * height or abs(box[1] - last_box[1]) > height:
                _close(run, found)
        run.append((ch, box))
        last_box = box
    _close(run, found)
    return found


def _close(run: list[tuple[str, tuple[float, float, float, float]]], found: list[Piece]) -> None:
    words = "".join(ch for ch, _ in run).strip()
    boxes = [box for ch, box in run if ch != " "]
    run.clear()
    if words and boxes:
        left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
        found.append(
            Piece(words.translate(LIGATURES), left, bottom, max(b[2] for b in boxes), max(b[3] for b in boxes))
        )
