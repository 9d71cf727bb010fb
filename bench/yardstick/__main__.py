"""Measures each verb and the whole over generated cases, writes bench/results/latest.json, docs/performance.md and its chart.

    python bench/yardstick                      all pieces: about two hours on two quiet cores
    python bench/yardstick --quick              small cases, some minutes; prints the results and writes no file of the project
    python bench/yardstick --only growth --sizes 8000,16000   some pieces; the others stay as measured before
    python bench/yardstick --only page          the page and the chart out of the results as they are

Pieces: speed, growth, lengths, kept, large, coded, page. `--folder` keeps the generated cases between runs.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from yardstick.chart import chart
from yardstick.coded import million
from yardstick.growth import at_size, exponents
from yardstick.kept import kept
from yardstick.large import large
from yardstick.lengths import lengths
from yardstick.machine import facts
from yardstick.page import page
from yardstick.pairs import pairs

ROOT = Path(__file__).resolve().parents[2]
RESULTS, PAGE, CHART = ROOT / "bench/results/latest.json", ROOT / "docs/performance.md", ROOT / "docs/performance.svg"
PIECES = ("speed", "growth", "lengths", "kept", "large", "coded", "page")
SIZES, QUICK_SIZES = (1_000, 2_000, 4_000, 8_000, 16_000), (100, 200, 400)


def main() -> None:
    """Runs the pieces asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default=",".join(PIECES), help="pieces, with commas")
    parser.add_argument("--sizes", help="accounts of the cases of growth, with commas")
    parser.add_argument("--rounds", type=int, help="pairs for the speed")
    parser.add_argument("--folder", type=Path, help="where generated cases are kept")
    args = parser.parse_args()
    asked = args.only.split(",")
    if wrong := set(asked) - set(PIECES):
        parser.error(f"no such piece: {', '.join(sorted(wrong))}; there are {', '.join(PIECES)}")
    sizes = tuple(map(int, args.sizes.split(","))) if args.sizes else QUICK_SIZES if args.quick else SIZES
    results: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() and not args.quick else {}

    def keep() -> None:
        results["machine"] = facts()
        if not args.quick:
            RESULTS.parent.mkdir(exist_ok=True)
            RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")

    with tempfile.TemporaryDirectory() as own:
        folder = args.folder or Path(own)
        folder.mkdir(parents=True, exist_ok=True)
        for piece in _pieces(folder, results, asked, sizes, args.quick, args.rounds):
            piece()
            # After each piece, so that a run that is stopped loses one.
            keep()
    results.setdefault("machine", facts())
    if args.quick:
        print(json.dumps(results, indent=1, sort_keys=True))
    elif "page" in asked:
        PAGE.write_text(page(results), encoding="utf-8")
        if results.get("growth"):
            CHART.write_text(chart(results), encoding="utf-8")


def tell(line: str) -> None:
    """Progress, for people."""
    print(line, file=sys.stderr, flush=True)


def _pieces(
    folder: Path, results: dict[str, Any], asked: list[str], sizes: tuple[int, ...], quick: bool, rounds: int | None
) -> list[Callable[[], None]]:
    """The measurements asked for, each of which puts what it found into the results."""

    def speed() -> None:
        results["speed"] = pairs(folder, 200 if quick else 2_000, rounds or (1 if quick else 5), tell)

    def growth(size: int) -> Callable[[], None]:
        def measured() -> None:
            results.setdefault("growth", {})[str(size)] = at_size(folder, size, tell)
            results["exponents"] = exponents({int(n): row for n, row in results["growth"].items()})

        return measured

    def long() -> None:
        results["lengths"] = lengths(folder, 10_000 if quick else 100_000)
        tell(f"lengths: {results['lengths']}")

    def grown(size: int) -> Callable[[], None]:
        def measured() -> None:
            results.setdefault("kept", {})[str(size)] = kept(folder, size)
            tell(f"kept: {results['kept'][str(size)]}")

        return measured

    def largest() -> None:
        results["large"] = large(folder, 1_000 if quick else 100_000, tell)

    def coded() -> None:
        results["coded"] = million(folder, 50_000 if quick else 1_000_000)
        tell(f"coded: {results['coded']}")

    made: dict[str, list[Callable[[], None]]] = {
        "speed": [speed], "growth": [growth(n) for n in sizes], "lengths": [long],
        "kept": [grown(n) for n in (sizes[:1] if quick else sizes[:: len(sizes) - 1 or 1])], "large": [largest], "coded": [coded], "page": [],
    }  # fmt: skip
    return [p for name in PIECES if name in asked for p in made[name]]


if __name__ == "__main__":
    main()
