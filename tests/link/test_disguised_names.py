"""A name in letters that only look like another's is never joined with it, and is said."""

from __future__ import annotations

from pathlib import Path

from crossbearing.annotate import annotate
from crossbearing.link import link
from crossbearing.read import ReadDocument, read_sources

TEXT = (
    "Vusal Abilov, the mayor of Stepanakert, said on Monday that {} people were killed in Stepanakert when a wall fell."
)


def test_lookalikes_stand_apart_and_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.format("three"))
    (tmp_path / "b.txt").write_text(TEXT.format("nine").replace("Abilov", "Abil\u043ev").replace("Step", "St\u0435p"))
    (tmp_path / "c.txt").write_text(TEXT.format("ten"))
    reads = [r for r in read_sources([str(tmp_path)]) if isinstance(r, ReadDocument)]
    assert [len(r.warnings) for r in reads] == [0, 2, 0]
    assert reads[1].warnings == (
        "at character 6: “Abil\u043ev” looks like “Abilov” but is not (Cyrillic о (U+043E)); not taken for it",
        "at character 27: “St\u0435panakert” looks like “Stepanakert” but is not (Cyrillic е (U+0435)); not taken for it (2 times)",
    )
    accounts = list(annotate(r.document for r in reads))
    ids = [a.document.id for a in accounts]
    assert {p.geonameid for a in (accounts[0], accounts[2]) for p in a.places} == {146970}
    assert {p.geonameid for p in accounts[1].places} <= {None}
    held = {frozenset(m.document for m in e.mentions): e.name for e in link(accounts).entities}
    assert held[frozenset({ids[0], ids[2]})] in ("Vusal Abilov", "Stepanakert")
    assert not any(ids[1] in documents and len(documents) > 1 for documents in held)
