"""The picture of origins, with few outlets and with many."""

import re
from itertools import pairwise

from crossbearing.case.reading.rows import OriginEdge
from crossbearing.web.origins.graph import MOST_LINES, MOST_NAMES, graph


def _edge(kind: str, source: str, target: str, count: int = 1) -> OriginEdge:
    return OriginEdge(kind, source, target, count)  # type: ignore[arg-type]


def test_few_pairs_are_all_drawn_and_told_in_a_sentence() -> None:
    made = graph([_edge("copies", "Bay Courier", "Orlava Wire", 3), _edge("quotes", "Zeta <Post>", "the mayor", 2)])
    assert made is not None
    assert made.says == (
        "1 outlet copies another account; most often Bay Courier, from Orlava Wire (3×). "
        "1 outlet quotes speakers; most often Zeta <Post>, from the mayor (2×)."
    )
    assert made.left_out == 0
    assert made.kinds == ("copies", "quotes")
    assert "Zeta &lt;Post&gt;" in made.svg
    assert "<Post>" not in made.svg
    assert "style=" not in made.svg


def test_of_many_only_the_strongest_are_drawn_copies_before_quotations_and_no_two_names_overlap() -> None:
    edges = [_edge("quotes", f"outlet {n}", f"speaker {n % 40}", 9) for n in range(200)]
    edges += [_edge("copies", f"outlet {n}", "wire", n + 1) for n in range(5)]
    made = graph(edges)
    assert made is not None
    assert made.svg.count("<path") == 205 - made.left_out <= MOST_LINES
    assert "outlet 4 copies wire: 5×" in made.svg
    for anchor in ("end", "start"):
        ys = sorted(float(y) for y in re.findall(rf'y="([\d.]+)" text-anchor="{anchor}"', made.svg) if y != "14")
        assert 1 < len(ys) <= MOST_NAMES
        assert all(b - a >= 20 for a, b in pairwise(ys))


def test_nobody_who_has_words_from_anybody_gives_no_picture() -> None:
    assert graph([]) is None
