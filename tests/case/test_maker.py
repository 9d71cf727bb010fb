"""What makes rows: every file of the lexicon counts, those of other languages too."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest

import crossbearing
from crossbearing.case import maker


@pytest.mark.parametrize("file", ["times.yaml", "fr/times.yaml"])
def test_a_changed_word_makes_another_maker(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(crossbearing.__file__).parent
    shutil.copytree(here / "lexicon", tmp_path / "lexicon", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "link").mkdir()
    shutil.copy(here / "link/weights.json", tmp_path / "link")
    before = maker.lexicon_digest.__wrapped__()
    monkeypatch.setattr(resources, "files", lambda name: tmp_path)
    assert maker.lexicon_digest.__wrapped__() == before
    changed = tmp_path / "lexicon" / file
    changed.write_bytes(changed.read_bytes() + b"# one remark more\n")
    assert maker.lexicon_digest.__wrapped__() != before
