"""The gazetteer: keys, the table and where it lies."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from crossbearing.annotate.gazetteer import cache, gazetteer, key
from crossbearing.annotate.gazetteer.build import bare, divisions, latin
from crossbearing.lexicon import lexicon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nagorno-Karabakh", "Nagorno‑Karabakh"),
        ("Nagorno-Karabakh", "nagorno karabakh"),
        ("Zalău", "ZALAU"),
        ("St. Louis", "Saint Louis"),
        ("The Hague", "Hague"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("U.S.", "US"),
    ],
)
def test_forms_with_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_keys_of_different_names_differ() -> None:
    assert len({key(n) for n in ("Goris", "Gori", "Georgia", "St. George")}) == 4
    assert key("") == key("—") == ""


def test_every_country_has_a_name_an_id_and_a_point() -> None:
    rows = lexicon("countries")["countries"]
    assert len(rows) == len({r["iso"] for r in rows}) == len({r["id"] for r in rows}) == 250
    for row in rows:
        assert -90 <= row["point"][0] <= 90 and -180 <= row["point"][1] <= 180
        entry = gazetteer().entries(row["name"])
        assert any(e.kind == "country" and e.country == row["iso"] for e in entry), row["name"]


def test_every_area_is_found_by_each_of_its_forms() -> None:
    for row in lexicon("areas")["areas"]:
        for form in (row["name"], *row.get("forms", [])):
            assert any(e.name == row["name"] and e.country == row.get("country") for e in gazetteer().entries(form)), (
                form
            )


def test_divisions_carry_geonames_ids_and_english_names() -> None:
    by_code = {code: (number, name) for code, number, name, *_ in divisions()}
    assert by_code["US.GA"] == (4197000, "Georgia")
    assert by_code["RO.31"] == (668248, "Sălaj County")
    assert sum(1 for code in by_code if code.count(".") == 1) > 3_000
    assert gazetteer().division("US.GA").name == "Georgia"  # type: ignore[union-attr]
    assert gazetteer().division("XX.99") is None


def test_a_towns_other_names_lead_to_it() -> None:
    names = {form: {e.geonameid for e in gazetteer().entries(form)} for form in ("Stepanakert", "Khankendi")}
    assert names["Stepanakert"] & names["Khankendi"]
    assert gazetteer().entries("Qwertyuiop") == ()


def test_seats_of_government() -> None:
    assert [e.admin1 for e in gazetteer().entries("Washington") if e.capital] == ["District of Columbia"]
    assert [e.country for e in gazetteer().entries("Yerevan") if e.capital] == ["AM"]


def test_forms_for_an_english_account() -> None:
    assert latin("Zalău") and latin("Đà Nẵng")
    assert not latin("Ереван") and not latin("123")
    assert bare("Sălaj County") == "Sălaj"
    assert bare("Georgia") is None


def test_the_cache_directory_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CROSSBEARING_CACHE", str(tmp_path / "chosen"))
    assert cache.directories()[0] == tmp_path / "chosen"
    monkeypatch.delenv("CROSSBEARING_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.directories()[0] == tmp_path / "crossbearing"


def test_it_is_built_once_and_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built: list[Path] = []

    def write(path: Path) -> None:
        built.append(path)
        path.write_bytes(b"table")

    monkeypatch.setenv("CROSSBEARING_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "build", write)
    first, second = cache.table_path(), cache.table_path()
    assert first == second == built[0]
    assert len(built) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="root may write everywhere")
def test_a_directory_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(stat.S_IRUSR | stat.S_IXUSR)
    monkeypatch.setenv("CROSSBEARING_CACHE", str(closed))
    monkeypatch.setattr(cache, "build", lambda path: path.write_bytes(b"table"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert cache.table_path().parent == tmp_path / f"crossbearing-{os.getuid()}"


def test_a_blocked_directory_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory")
    monkeypatch.setenv("CROSSBEARING_CACHE", str(tmp_path / "file"))
    monkeypatch.setattr(cache, "build", lambda path: path.write_bytes(b"table"))
    monkeypatch.setattr(cache.tempfile, "gettempdir", lambda: str(tmp_path))
    assert cache.table_path().parent.parent == tmp_path
