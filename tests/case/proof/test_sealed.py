"""A seal: anybody can check it offline, and whatever is changed, added or taken away is told by its name."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from crossbearing.case.canonical import canonical
from crossbearing.case.proof.finding import Report
from crossbearing.case.proof.keys import SealError, fingerprint, public_pem, signing_key
from crossbearing.case.proof.seal import Sealed, seal
from crossbearing.case.proof.sealed import check_sealed
from crossbearing.case.store import Case
from crossbearing.publish.exports import Kept, export_named
from tests.case.proof.conftest import TIME


@pytest.fixture(scope="module")
def sealed(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sealed]:
    room = tmp_path_factory.mktemp("sealed")
    case_file = shutil.copy(kept, room / "k.case")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(room / "config"))
        patch.setenv("CROSSBEARING_USER", "Ana Ferro, archive")
        with Case(str(case_file)) as case:
            made = seal(case, str(room / "S"), TIME)
            seal(case, str(room / "S.zip"), TIME)
    return room, made


@pytest.fixture
def package(sealed: tuple[Path, Sealed], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sealed[0] / "S", tmp_path / "S"))


def told(report: Report) -> list[str]:
    return [str(f) for f in report.findings]


def test_a_seal_is_whole_as_a_folder_and_as_an_archive(sealed: tuple[Path, Sealed]) -> None:
    room, made = sealed
    for name in ("S", "S.zip"):
        report = check_sealed(str(room / name), made.key)
        assert told(report) == []
        assert (report.counts["accounts"], report.counts["decisions"]) == (6, 2)
        assert any("by Ana Ferro, archive with key" in n for n in report.notes)
    assert hashlib.sha256((room / "S" / "seal.json").read_bytes()).hexdigest() == made.sha256


def test_the_key_is_the_users_alone_and_is_used_again(sealed: tuple[Path, Sealed]) -> None:
    room, made = sealed
    key = room / "config" / "crossbearing" / "seal-key.pem"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert fingerprint(public_pem(signing_key(str(key)))) == made.key


def test_it_holds_what_the_case_holds(sealed: tuple[Path, Sealed], kept: Path) -> None:
    folder = sealed[0] / "S"
    with Case(str(kept)) as case:
        record = case.record()
        (made,) = export_named("json").make(record, Kept()).values()
        assert (folder / "data/record.json").read_bytes() == made
        assert [json.loads(x)["hash"] for x in (folder / "data/decisions.jsonl").read_text().splitlines()] == [
            d.hash for d in case.log()
        ]
    accounts = [json.loads(x) for x in (folder / "data/accounts.jsonl").read_text().splitlines()]
    for a in accounts:
        assert hashlib.sha256((folder / a["original"]).read_bytes()).hexdigest() == a["sha256"]
        assert hashlib.sha256((folder / a["text"]).read_bytes()).hexdigest() == a["text_sha256"]


def test_it_is_a_bag_with_a_crate(sealed: tuple[Path, Sealed]) -> None:
    folder = sealed[0] / "S"
    assert (folder / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = sorted(p for p in (folder / "data").rglob("*") if p.is_file())
    info = dict(line.split(": ", 1) for line in (folder / "bag-info.txt").read_text().splitlines())
    assert info["Payload-Oxum"] == f"{sum(p.stat().st_size for p in payload)}.{len(payload)}"
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        rows = [line.split("  ", 1) for line in (folder / manifest).read_text().splitlines()]
        assert all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == sum_ for sum_, name in rows)
        if manifest[0] == "m":
            assert sorted(folder / name for _, name in rows) == payload
    graph = {x["@id"]: x for x in json.loads((folder / "data/ro-crate-metadata.json").read_text())["@graph"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"]["@id"] == "https://w3id.org/ro/crate/1.1"
    parts = {p["@id"] for p in graph["./"]["hasPart"]}
    assert {str(p.relative_to(folder / "data")) for p in payload} - {"ro-crate-metadata.json"} == parts
    assert all(graph[p]["@type"] == "File" for p in parts)


def test_any_file_that_is_changed_added_or_missing_is_named(package: Path) -> None:
    original = next((package / "data/originals").iterdir())
    original.write_bytes(original.read_bytes() + b"\n")
    text = next((package / "data/texts").iterdir())
    text.unlink()
    (package / "data/extra.txt").write_text("slipped in")
    found = told(check_sealed(str(package)))
    assert any(f.startswith(f"data/originals/{original.name}: is not what was sealed") for f in found)
    assert f"data/texts/{text.name}: is missing" in found
    assert "data/extra.txt: was not sealed: somebody put it there" in found


def test_a_seal_that_somebody_else_signs_anew_is_told_by_the_signers_fingerprint(
    package: Path, sealed: tuple[Path, Sealed]
) -> None:
    told_ = json.loads((package / "seal.json").read_bytes())
    told_["by"] = "Eve"
    (package / "seal.json").write_bytes(canonical(told_))
    assert any("the signature does not fit" in f for f in told(check_sealed(str(package))))
    key = Ed25519PrivateKey.generate()
    told_["key"] = fingerprint(public_pem(key))
    (package / "seal.json").write_bytes(canonical(told_))
    (package / "seal.pub").write_bytes(public_pem(key))
    (package / "seal.sig").write_bytes(key.sign(canonical(told_)))
    names = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "seal.json", "seal.pub", "seal.sig"]
    sums = [f"{hashlib.sha256((package / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (package / "tagmanifest-sha256.txt").write_text("".join(sums))
    assert told(check_sealed(str(package))) == []
    assert any("not the signer's" in f for f in told(check_sealed(str(package), sealed[1].key)))


def test_a_log_cut_short_is_told_by_the_seal_alone(package: Path) -> None:
    log = package / "data/decisions.jsonl"
    log.write_bytes(log.read_bytes().split(b"\n")[0] + b"\n")
    assert any(
        f.startswith("data/decisions.jsonl: has 1 lines and another end") for f in told(check_sealed(str(package)))
    )


@pytest.mark.parametrize(
    "name", ["seal.json", "seal.sig", "seal.pub", "data/record.json", "data/accounts.jsonl", "bagit.txt"]
)
@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{}", b"[1]\n"])
def test_rubbish_in_any_file_is_a_finding_and_no_crash(package: Path, name: str, data: bytes) -> None:
    (package / name).write_bytes(data)
    assert told(check_sealed(str(package)))


def test_archives_of_hostile_hands_are_read_without_unpacking(sealed: tuple[Path, Sealed], tmp_path: Path) -> None:
    hostile = Path(shutil.copy(sealed[0] / "S.zip", tmp_path / "h.zip"))
    with zipfile.ZipFile(hostile, "a") as archive:
        archive.writestr("S/../../outside.txt", "x")
    assert any("outside.txt" in f for f in told(check_sealed(str(hostile))))
    hostile.write_bytes(hostile.read_bytes()[:5000])
    with pytest.raises(SealError, match="no sealed package"):
        check_sealed(str(hostile))
    with pytest.raises(SealError, match=r"it has no seal\.json"):
        check_sealed(str(tmp_path))


def test_a_seal_is_never_written_over_and_nothing_half_is_left(kept: Path, tmp_path: Path) -> None:
    case_file = shutil.copy(kept, tmp_path / "k.case")
    (tmp_path / "there").mkdir()
    key = tmp_path / "rsa.pem"
    key.write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    with Case(str(case_file)) as case:
        with pytest.raises(SealError, match="never written over"):
            seal(case, str(tmp_path / "there"), TIME)
        with pytest.raises(SealError, match="no key that can be used"):
            seal(case, str(tmp_path / "S"), TIME, key=str(key))
        with pytest.raises(SealError, match="the stamp could not be had"):
            seal(case, str(tmp_path / "S"), TIME, key=str(good(tmp_path)), stamps=["false {file}"])
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("k.case")) == [
        "good.pem",
        "rsa.pem",
        "there",
    ]


def test_a_stamp_of_an_authority_goes_with_the_seal(kept: Path, tmp_path: Path) -> None:
    case_file = shutil.copy(kept, tmp_path / "k.case")
    with Case(str(case_file)) as case:
        seal(case, str(tmp_path / "S"), TIME, key=str(good(tmp_path)), stamps=["cp {file} {file}.stamp"])
        (*_, line) = case.custody()
    assert (tmp_path / "S/seal.json.stamp").read_bytes() == (tmp_path / "S/seal.json").read_bytes()
    report = check_sealed(str(tmp_path / "S"))
    assert report.whole
    assert any(n.startswith("seal.json.stamp: beside the seal") for n in report.notes)
    assert (line.action, line.what["to"]) == ("seal", "S")


def good(folder: Path) -> Path:
    """A key of one's own."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    path = folder / "good.pem"
    if not path.exists():
        made = Ed25519PrivateKey.generate()
        path.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path
