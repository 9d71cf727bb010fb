"""Which files of a folder are ready."""

from __future__ import annotations

from pathlib import Path

from crossbearing.case.arrivals import Arrivals


def test_a_file_is_ready_when_two_looks_find_it_as_it_was(tmp_path: Path) -> None:
    arrivals = Arrivals(str(tmp_path))
    file = tmp_path / "a.txt"
    file.write_text("half")
    assert (arrivals.look(), arrivals.waiting) == ([], True)
    file.write_text("half of it and the rest")
    assert arrivals.look() == []
    assert arrivals.look() == [str(file)]
    assert (arrivals.look(), arrivals.waiting) == ([], False)


def test_a_file_with_new_words_is_ready_again(tmp_path: Path) -> None:
    arrivals = Arrivals(str(tmp_path))
    file = tmp_path / "deep" / "a.txt"
    file.parent.mkdir()
    file.write_text("four people died")
    arrivals.look()
    assert arrivals.look() == [str(file)]
    file.write_text("nine people died, the mayor said")
    assert arrivals.look() == []
    assert arrivals.look() == [str(file)]


def test_what_is_unfinished_hidden_or_no_account_is_left_alone(tmp_path: Path) -> None:
    for name in ("a.txt.part", ".b.txt", "c.txt~", "d.tmp", "e.png", "empty.txt", "m.jsonl", "good.html"):
        (tmp_path / name).write_text("" if name == "empty.txt" else "words")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "f.txt").write_text("words")
    arrivals = Arrivals(str(tmp_path), skip=str(tmp_path / "m.jsonl"))
    arrivals.look()
    assert arrivals.look() == [str(tmp_path / "good.html")]
