"""Peak memory of `annotate` over many short documents against that over a few, and words a second by the length of a document.

    python bench/memory.py [--many N] [--few N]

The documents are invented by a seeded generator. Each measurement runs in a process of its own, since a peak does not go down again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator

SEED = 20_240_506
WORDS = 60
LENGTHS = (1_000, 10_000, 100_000)
SYLLABLES = ("ka", "lo", "mi", "ru", "sta", "ven", "dor", "pel", "gri", "nov", "san", "tar", "be", "zu")
SENTENCES = (
    "On {day} a wall fell in {town} and killed {n} people, the mayor, {name}, told the Kite; “it is a shame,” she said.",
    "At least {n} people were injured when police fired tear gas at protesters in {town}, according to {name}.",
    "The ministry denied that {n} soldiers had been captured near {town} on 3 March 2024.",
    "{name} said that more than {n} houses had been destroyed and {m} families displaced.",
    "We demand that the governor of {town} resign, {name} wrote in a letter to the paper.",
    "The fire, which broke out at 0{h}:30, spread to {town}; nobody was hurt.",
)


def invented(words: int, rng: random.Random) -> str:
    """An account of about so many words, with names that no other has."""
    told: list[str] = []
    count = 0
    while count < words:
        sentence = rng.choice(SENTENCES).format(
            day=rng.choice(("Monday", "Tuesday", "Friday")),
            town=rng.choice(("Goris", "Lund", "Porto", "Izmir", "Lviv", "Turin", "Gori", "Riga")),
            n=rng.randint(2, 900),
            m=rng.randint(2, 90),
            h=rng.randint(1, 9),
            name=" ".join("".join(rng.choices(SYLLABLES, k=3)).title() for _ in range(2)),
        )
        count += len(sentence.split())
        told.append(sentence + ("\n\n" if rng.random() < 0.3 else " "))
    return "".join(told)


def measure(documents: int, words: int) -> tuple[float, float]:
    """Peak of this process in MiB and words a second of its processor time, over so many documents of so many words."""
    from crossbearing.annotate import annotate
    from crossbearing.records import Document, content_id

    rng = random.Random(SEED)  # noqa: S311 - invented texts
    count = 0

    def texts() -> Iterator[Document]:
        nonlocal count
        for _ in range(documents):
            text = invented(words, rng)
            count += len(text.split())
            yield Document(content_id("d", text), "-", "", "The Kite", None, "2024-05-06", "en", None, None, text)

    warm = Document("d0", "-", "", None, None, None, "en", None, None, invented(300, rng))
    list(annotate([warm]))
    begun = time.process_time()
    for _ in annotate(texts()):
        pass
    spent = time.process_time() - begun
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count / spent


def in_child(documents: int, words: int) -> tuple[float, float]:
    """`measure` in a process of its own."""
    told = subprocess.run(
        [sys.executable, __file__, "--measure", str(documents), str(words)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    ).stdout.split()
    return float(told[0]), float(told[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--many", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--measure", type=int, nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        print(*measure(*args.measure))
        return
    few, _ = in_child(args.few, WORDS)
    many, _ = in_child(args.many, WORDS)
    print(f"{args.few} documents: {few:.0f} MiB; {args.many} documents: {many:.0f} MiB; ratio {many / few:.2f}")
    speeds = [in_child(max(1, LENGTHS[1] // words), words)[1] for words in LENGTHS]
    for words, speed in zip(LENGTHS, speeds, strict=True):
        print(f"{words:7} words a document: {speed:6.0f} words/s")
    print(f"fastest to slowest {max(speeds) / min(speeds):.2f}")


if __name__ == "__main__":
    main()
