"""Whether a sealed package is what was sealed: its signature, every file, every span, both logs. Nothing but the package is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import msgspec

from crossbearing.case.canonical import canonical
from crossbearing.case.decisions.chain import breaks
from crossbearing.case.decisions.decision import Decision
from crossbearing.case.proof.custody import Entry
from crossbearing.case.proof.finding import Finding, Report
from crossbearing.case.proof.keys import SealError, fingerprint, signed_by
from crossbearing.case.proof.package import Package
from crossbearing.case.proof.payload import ACCOUNTS, CUSTODY, DECISIONS, RECORD
from crossbearing.case.proof.seal import FORM, PUBLIC, SEAL, SIGNATURE
from crossbearing.case.proof.spans import wrong_quotes
from crossbearing.records import Record

TAGS = frozenset(
    ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", SEAL, SIGNATURE, PUBLIC]
)
# A list of hashes larger than this is no list.
LIST = 1 << 30


def is_sealed(path: str) -> bool:
    """Whether a path looks like a sealed package and not like a case."""
    from pathlib import Path

    return Path(path).is_dir() or path.lower().endswith(".zip")


def check_sealed(path: str, signer: str | None = None, progress: Callable[[str], None] = lambda _: None) -> Report:
    """Checks a package. `signer` is the fingerprint that its key must have. SealError where it is no package at all."""
    package = Package(path)
    try:
        if SEAL not in package.names():
            raise SealError(
                f"{path}: no sealed package (it has no {SEAL}); name what `crossbearing seal` wrote, or a case"
            )
        return _Check(package, signer, progress).report()
    finally:
        package.close()


class _Check:
    def __init__(self, package: Package, signer: str | None, progress: Callable[[str], None]) -> None:
        self.package, self.signer, self.progress = package, signer, progress
        self.counts: dict[str, int] = {}
        self.notes: list[str] = []
        self.seal: dict[str, Any] = {}

    def report(self) -> Report:
        found: list[Finding] = []
        for look in (self._signature, self._files, self._manifests, self._accounts, self._record, self._logs):
            self.progress(look.__name__.strip("_"))
            try:
                found += look()
            except SealError as error:
                where, _, wrong = str(error).partition(": ")
                found.append(Finding(where, wrong))
            except (ValueError, LookupError, TypeError, AttributeError, msgspec.DecodeError) as error:
                found.append(Finding(look.__name__.strip("_"), f"is not as the program writes it ({error})"))
        return Report(tuple(dict.fromkeys(found)), self.counts, tuple(self.notes))

    def _signature(self) -> Iterator[Finding]:
        data = self.package.read(SEAL, LIST)
        public = self.package.read(PUBLIC, LIST)
        key = fingerprint(public)
        if not signed_by(public, self.package.read(SIGNATURE, LIST), data):
            yield Finding(
                SEAL, "the signature does not fit it: it was changed after it was signed, or signed by somebody else"
            )
        self.seal = json.loads(data)
        if self.seal.get("crossbearing_seal") != FORM:
            yield Finding(
                SEAL, f"of another form ({self.seal.get('crossbearing_seal')}); check it with the version that made it"
            )
        if canonical(self.seal) != data:
            yield Finding(SEAL, "is not in canonical form")
        if self.seal.get("key") != key:
            yield Finding(PUBLIC, f"is another key ({key}) than the seal names ({self.seal.get('key')})")
        if self.signer and self.signer.lower().replace(":", "") != key:
            yield Finding(PUBLIC, f"is the key {key}, not the signer's that was named")
        self.notes.append(f"sealed {self.seal.get('sealed')} by {self.seal.get('by')} with key {key}")
        if not self.signer:
            self.notes.append(
                "whose key that is, the package cannot tell: compare it with the fingerprint that the signer publishes"
            )

    def _files(self) -> Iterator[Finding]:
        """Every file that the seal lists, and no other."""
        wanted: Mapping[str, Any] = self.seal["files"]
        for name in sorted(wanted):
            try:
                found, size = self.package.digest(name)
            except SealError as error:
                yield Finding(name, str(error).partition(": ")[2])
                continue
            self.counts["files"] = self.counts.get("files", 0) + 1
            if (found, size) != (wanted[name]["sha256"], wanted[name]["size"]):
                yield Finding(name, f"is not what was sealed ({wanted[name]['size']} bytes sealed, {size} here)")
        for name in self.package.names():
            if name not in wanted and name not in TAGS:
                if "/" in name:
                    yield Finding(name, "was not sealed: somebody put it there")
                else:
                    self.notes.append(
                        f"{name}: beside the seal; if it is a stamp, check it with the program that made it"
                    )
        for name in self.package.strange:
            yield Finding(name, "is no plain file of the package, or there twice")

    def _manifests(self) -> Iterator[Finding]:
        """What BagIt's own tools would check."""
        if not self.package.read("bagit.txt", LIST).startswith(b"BagIt-Version: 1.0\n"):
            yield Finding("bagit.txt", "tells no version of BagIt that is known")
        payload = {n for n in self.package.names() if n.startswith("data/")}
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            told: set[str] = set()
            for line in self.package.read(manifest, LIST).decode().splitlines():
                sha256, _, name = line.partition("  ")
                name = unquote(name)
                told.add(name)
                if name not in self.package.names() or self.package.digest(name)[0] != sha256:
                    yield Finding(name, f"is not what {manifest} says")
            if manifest.startswith("manifest"):
                for name in sorted(payload - told):
                    yield Finding(name, f"is not in {manifest}")

    def _accounts(self) -> Iterator[Finding]:
        """The hashes that the list of accounts names, against the files."""
        for line in self.package.read(ACCOUNTS).splitlines():
            told = json.loads(line)
            self.counts["accounts"] = self.counts.get("accounts", 0) + 1
            for file, sha256 in ((told["original"], told["sha256"]), (told["text"], told["text_sha256"])):
                if sha256 is not None and self.package.digest(file)[0] != sha256:
                    yield Finding(f"account {told['id']}", f"{file} has another hash than the account")
        if self.counts.get("accounts", 0) != self.seal["accounts"]:
            yield Finding(
                ACCOUNTS, f"tells of {self.counts.get('accounts', 0)} accounts, the seal of {self.seal['accounts']}"
            )

    def _record(self) -> Iterator[Finding]:
        record = msgspec.json.decode(self.package.read(RECORD), type=Record)
        texts = {d.id: d.text for d in record.documents}
        kept = {}
        for line in self.package.read(ACCOUNTS).splitlines():
            told = json.loads(line)
            kept[told["id"]] = told["text"]
        for d in record.documents:
            if d.id not in kept:
                yield Finding(RECORD, f"tells of account {d.id}, which is not in the package")
            elif self.package.read(kept[d.id]) != d.text.encode("utf-8", "surrogatepass"):
                yield Finding(RECORD, f"the text of account {d.id} is not that of {kept[d.id]}")
        self.counts["claims"] = len(record.claims)
        yield from wrong_quotes(record.claims, texts)

    def _logs(self) -> Iterator[Finding]:
        for name, type, head in ((DECISIONS, Decision, "decisions"), (CUSTODY, Entry, "custody")):
            lines: list[Any] = [msgspec.json.decode(x, type=type) for x in self.package.read(name).splitlines()]
            self.counts[head if head == "decisions" else "custody lines"] = len(lines)
            yield from (Finding(name, wrong) for wrong in breaks(lines, "decision" if head == "decisions" else "line"))
            last = lines[-1].hash if lines else None
            if (len(lines), last) != (self.seal[head], self.seal[f"{head}_head"]):
                yield Finding(
                    name, f"has {len(lines)} lines and another end than the seal says ({self.seal[head]} lines)"
                )
