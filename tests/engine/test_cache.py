"""Annotations kept by content: never read twice, never wrong, never in the way."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from crossbearing.engine import Cache, annotated, cache
from crossbearing.read import ReadDocument
from crossbearing.records import Annotations, Document
from tests.engine.test_local import demo_accounts


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept")


def reads() -> list[ReadDocument]:
    return [ReadDocument(a.document, ("read as Latin-1",)) for a in demo_accounts()]


def filled(kept: Cache) -> Cache:
    for account in demo_accounts():
        kept.put(account)
    return kept


def files(kept: Cache) -> list[Path]:
    return sorted(p for p in kept.folder.rglob("*") if p.is_file())


def test_what_is_kept_is_not_annotated_again(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(annotated(reads(), cache=kept))
    assert (kept.hits, kept.misses, len(files(kept))) == (0, 6, 6)

    def annotate(documents: object) -> Iterator[Annotations]:
        raise AssertionError("annotated again")

    monkeypatch.setattr("crossbearing.annotate.annotate", annotate)
    again = list(annotated(reads(), cache=kept))
    assert msgspec.json.encode(again) == msgspec.json.encode(first)
    assert all(a.warnings[0] == "read as Latin-1" for a in again)
    assert kept.hits == 6


def test_another_file_of_the_same_account_is_found_other_content_is_not(kept: Cache) -> None:
    filled(kept)
    document = demo_accounts()[0].document
    moved = msgspec.structs.replace(document, path="elsewhere.txt", sha256="0")
    found = kept.get(moved)
    assert found is not None
    assert found == msgspec.structs.replace(demo_accounts()[0], document=moved)
    for change in ({"published": "2001-01-01"}, {"text": document.text + "\n"}, {"publisher": "Another"}, {"id": "d1"}):
        assert kept.get(msgspec.structs.replace(document, **change)) is None


def test_another_program_finds_nothing(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(kept)
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    assert kept.get(demo_accounts()[0].document) is None


@pytest.mark.parametrize("damage", ["empty", "torn", "flipped", "another's"])
def test_a_damaged_entry_is_made_again(kept: Cache, damage: str) -> None:
    filled(kept)
    whole = [p.read_bytes() for p in files(kept)]
    for path, data in zip(files(kept), whole, strict=True):
        path.write_bytes(
            {
                "empty": b"",
                "torn": data[: len(data) // 2],
                "flipped": data[:100] + bytes([data[100] ^ 1]) + data[101:],
                "another's": whole[0][::-1],
            }[damage]
        )
    assert [kept.get(a.document) for a in demo_accounts()] == [None] * 6
    filled(kept)
    assert [kept.get(a.document) for a in demo_accounts()] == list(demo_accounts())


def test_entries_tell_nothing_and_are_the_users_alone(kept: Cache) -> None:
    filled(kept)
    for path in files(kept):
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0
        assert b"Figueira" not in path.read_bytes()
    held = b"".join(p.read_bytes() for p in files(kept))
    # Nothing to press together: neither words nor structure shine through.

    assert len(zlib.compress(held, 9)) > 0.99 * len(held)


def test_a_full_folder_gives_up_what_was_used_longest_ago(
    tmp_path: Path, kept: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "FOLDERS", 1)
    monkeypatch.setattr(Cache, "_path", lambda self, name: self.folder / "00" / name)
    accounts = [numbered(n) for n in range(40)]
    with kept:
        for account in accounts:
            kept.put(account)
    assert len(files(kept)) == 40
    size = sum(p.stat().st_size for p in files(kept)) // 40
    for n, path in enumerate(sorted(files(kept), key=lambda p: p.stat().st_mtime_ns)):
        os.utime(path, (1_000_000 + n, 1_000_000 + n))
    # Used now, so the last to go.
    assert kept.get(accounts[0].document) is not None
    with Cache(kept.folder, limit=size * 20) as small:
        small.put(numbered(99))
    left = [n for n, a in enumerate(accounts) if kept.get(a.document) is not None]
    assert 0 in left
    assert left[1:] == list(range(40 - len(left) + 1, 40))
    assert sum(p.stat().st_size for p in files(kept)) <= size * 20


def test_several_at_once_lose_and_mix_nothing(kept: Cache) -> None:
    accounts = [numbered(n) for n in range(60)]

    def use(_: int) -> list[Annotations | None]:
        own = Cache(kept.folder)
        found = []
        for account in accounts:
            if (known := own.get(account.document)) is None:
                own.put(account)
                known = own.get(account.document)
            found.append(known)
        return found

    with ThreadPoolExecutor(4) as pool:
        assert all(found == accounts for found in pool.map(use, range(4)))
    assert not [p for p in files(kept) if p.name.startswith("tmp")]


def test_a_folder_that_cannot_be_used_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    nowhere = Cache(tmp_path / "file")
    filled(nowhere)
    assert nowhere.get(demo_accounts()[0].document) is None
    half = Document("d1", "-", "", None, None, None, None, None, None, "\ud800")
    Cache(tmp_path / "kept").put(Annotations(half))
    assert Cache(tmp_path / "kept").get(half) is None


def numbered(n: int) -> Annotations:
    account = demo_accounts()[0]
    document = msgspec.structs.replace(account.document, id=f"d{n}")
    return msgspec.structs.replace(account, document=document)
