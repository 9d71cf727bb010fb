"""The work of each verb over a pinned small case, each with what stood before it; link and weigh over four times the accounts too."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cost.counter import Tokens, Work, work_of

CASE = Path(__file__).with_name("case.jsonl")
FEW = 24


def stages() -> Iterator[tuple[str, Work]]:
    """Each stage's name and work."""
    import msgspec

    from crossbearing.annotate import annotate
    from crossbearing.case.intake import take_in
    from crossbearing.case.store import Case
    from crossbearing.link import link
    from crossbearing.publish.dossier import dossier
    from crossbearing.read import ReadDocument, read_sources
    from crossbearing.weigh import weigh

    tokens = Tokens()

    def did(name: str, stage: Callable[[], Any]) -> tuple[str, Work, Any]:
        made, work = work_of(stage, tokens)
        return name, work, made

    def read() -> list[ReadDocument]:
        return [r for r in read_sources([str(CASE)]) if isinstance(r, ReadDocument)]

    # Tables, lexicons and kept forms are filled first: what only the first call does is no cost of a document.
    everything = list(annotate([r.document for r in read()]))
    few = [r.document for r in read()[:FEW]]
    first, last = everything[:FEW], everything
    weigh(first, link(first))
    name, work, _ = did("read", read)
    yield name, work
    name, work, _ = did("annotate", lambda: list(annotate(few)))
    yield name, work
    for size, accounts in (("", first), (f" {len(last)} accounts", last)):
        name, work, links = did(f"link{size}", lambda a=accounts: link(a))
        yield name, work
        name, work, record = did(f"weigh{size}", lambda a=accounts, k=links: weigh(a, k))
        yield name, work
        if not size:
            name, work, _ = did("publish", lambda r=record: (msgspec.json.encode(r), dossier(r)))
            yield name, work
    with tempfile.TemporaryDirectory() as folder:
        number = iter(range(100))

        def kept() -> Path:
            path = Path(folder) / f"{next(number)}.case"
            with Case(str(path), create=True) as case:
                made = dict(zip((d.id for d in few), first, strict=True))
                take_in(case, read()[:FEW], lambda reads: (made[r.document.id] for r in reads))
                case.refresh()
            return path

        kept()
        name, work, path = did("case", kept)
        yield name, work
        name, work, _ = did("looks into a case", lambda: looked(str(path)))
        yield name, work


def looked(path: str) -> None:
    """What the pages ask of a case."""
    from crossbearing.case.store import Case

    with Case(path) as case, case.reading() as reading:
        reading.overview()
        reading.event_facets()
        reading.search("police said")
        reading.origin_edges()
        for row in reading.events(limit=10).rows:
            reading.event(row.id)
        for document in reading.documents(limit=10).rows:
            reading.document(document.id)
        for name in reading.entities(limit=10).rows:
            reading.entity(name.id)
