"""Coverage-guided fuzzing of readers and layers: `python bench/fuzz.py TARGET --seconds N` (needs the package `atheris`, and this project's own in the same environment).

A finding is an exception that this project's own code raises and that is no ReadFailure, or a crash, or an input that takes longer than 20 seconds. What a library
raises is caught in the child process when the program runs, and counted here. The corpus is kept in out/fuzz/TARGET and grows from run to run; `--keep`
puts a few of each size of it into tests/fuzz_corpus/TARGET.zip, which the tests read again and the next run begins with.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import json
import re
import sys
import time
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests" / "fuzz_corpus"
# Of each target so many inputs, none larger: the folder stays below a megabyte.
MOST, LARGEST = 40, 4096
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
Target = Callable[[bytes], object]


def _reader(form: str) -> Target:
    from crossbearing.read.apart.message import Task
    from crossbearing.read.forms import parts, reader

    suffix = {"html": ".html", "gzip": ".gz", "text": ".txt", "markdown": ".md", "lines": ".jsonl"}.get(
        form, f".{form}"
    )
    if form in ("text", "markdown", "lines"):
        return lambda data: parts(Task(f"x{suffix}", suffix, data))
    read, wrap = reader(form), _WRAPS.get(form)
    if wrap is None:
        return lambda data: read(Task(f"x{suffix}", suffix, data))
    magic, wrapped = wrap
    # A mutation of packed bytes breaks the packing and nothing else is tried: what does not begin as the container does is put into one.
    return lambda data: read(Task(f"x{suffix}", suffix, data if data.startswith(magic) else wrapped(data)))


def _docx(data: bytes) -> bytes:
    from tests.read.forms import made

    return made.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": data})


def _odt(data: bytes) -> bytes:
    from tests.read.forms import made

    return made.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": data})


def _epub(data: bytes) -> bytes:
    from tests.read.forms import made

    opf = '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>'
    container = '<container><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>'
    return made.zipped({"META-INF/container.xml": container, "c.opf": opf, "a.xhtml": data})


def _wacz(data: bytes) -> bytes:
    from tests.read.forms import made

    return made.zipped({"datapackage.json": "{}", "archive/a.warc": data})


def _zip(data: bytes) -> bytes:
    from tests.read.forms import made

    return made.zipped({"a.html": data, "b.txt": data, "c.eml": data})


_WRAPS: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "docx": (b"PK", _docx), "odt": (b"PK", _odt), "epub": (b"PK", _epub), "wacz": (b"PK", _wacz), "zip": (b"PK", _zip), "gzip": (b"\x1f\x8b", gzip.compress),
}  # fmt: skip


def _feeds(data: bytes) -> object:
    from crossbearing.read.web.entries import entries

    return entries("https://list.test/", data, 50)


def _url(data: bytes) -> object:
    from crossbearing.read.web.address import target
    from crossbearing.read.web.limits import Limits

    return target(data.decode("utf-8", "replace"), Limits(), lambda host, port: ["8.8.8.8"])


def _infer(data: bytes) -> object:
    from crossbearing.read.databases import articles
    from crossbearing.read.infer import infer
    from crossbearing.read.published import published
    from crossbearing.read.raw import Raw

    text = data.decode("utf-8", "replace")
    raw = Raw(text)
    infer(raw)
    return raw, articles(text), published(text[:60])


def _references(data: bytes) -> object:
    import msgspec

    from crossbearing.read.references import csl, zotero

    if data.lstrip().startswith(b"<"):
        return zotero.rows("x", data)
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
        return csl.rows(msgspec.json.decode(data))
    return None


def _disguises(data: bytes) -> object:
    from markupsafe import escape

    from crossbearing.lexicon.lookalikes import disguises, set_apart, shown
    from crossbearing.publish.disguises_shown import disguises_shown

    text = data.decode("utf-8", "replace")
    for d in disguises(text):
        if text[d.start : d.end] != d.form:
            raise AssertionError(f"a disguise is not its span: {d}")
    page = f"<p>{escape(text)}</p>"
    marked = disguises_shown(page)
    if re.sub(r'<bdi class="disguised"[^>]*>|</bdi>', "", marked) != page:
        raise AssertionError("the marks change the page")
    return set_apart(text), shown(text), marked


def _ocr(data: bytes) -> object:
    from crossbearing.read.ocr.tesseract import _told

    return _told(data.decode("utf-8", "replace"))


def _layers(data: bytes) -> object:
    from crossbearing.annotate import annotate
    from crossbearing.records import Document

    text = data.decode("utf-8", "replace")
    (found,) = annotate([Document("d", "x", "", "The Kite", None, "2024-05-08", "en", None, None, text)])
    for claim in found.claims:
        if text[claim.start : claim.end] != claim.quote:
            raise AssertionError(f"a claim's quote is not its span: {claim}")
    return found


def targets() -> dict[str, Callable[[], Target]]:
    """Every target by name: the forms, lists of addresses, URLs, heads and exports, and all layers."""
    from crossbearing.read.forms import READERS

    forms = {name: (lambda name=name: _reader(name)) for name in [*READERS, "text", "markdown", "lines"]}
    return {**forms, "feeds": lambda: _feeds, "url": lambda: _url, "infer": lambda: _infer, "layers": lambda: _layers, "references": lambda: _references, "disguises": lambda: _disguises, "ocr": lambda: _ocr}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """Files that the tests make, and a few words."""
    from tests.read.forms import made
    from tests.read.forms.test_zim import ZIM, zim
    from tests.read.references.test_references import CSL, RDF
    from tests.read.test_pdf import pdf

    by_form = {
        "gzip": gzip.compress(made.TEXT.encode()), "pdf": pdf(list(made.WORDS), ["Page two."]), "markdown": f"---\ntitle: Barge\n---\n# Barge\n\n- {made.TEXT}".encode(),
        "lines": json.dumps({"text": made.TEXT, "publisher": "Kite"}).encode() + b"\n",
        "html": made.ARTICLE.encode(), "docx": made.docx(), "odt": made.odt(), "epub": made.epub(), "rtf": made.RTF, "eml": made.eml(made.docx()), "mhtml": made.mhtml(), "vtt": made.VTT,
        "srt": made.SRT, "warc": made.warc({"https://kite.test/a": made.ARTICLE}), "wacz": made.wacz(signed=True), "zip": made.zipped({"a.txt": made.TEXT, "b.html": made.ARTICLE}),
        "url": b"https://kite.test:443/a?b#c", "json": json.dumps({"text": made.TEXT, "authors": ["x"]}).encode(), "mbox": b"From a@b Tue May  7 21:15:00 2024\n" + made.eml(),
        "feeds": b'<rss><channel><item><link>https://kite.test/a</link><source url="x">y</source></item></channel></rss>',
    }  # fmt: skip
    if name == "zim":
        return [ZIM, zim({"a": made.ARTICLE}), zim({"a": made.ARTICLE}, 4)]
    if name == "references":
        return [json.dumps(CSL).encode(), RDF.encode()]
    if name == "disguises":
        return ["B\u0430rra \u202etxt\u202c a\u200bb \u041e\u0420\u0415\u0421 \u05e9\u2067x TNF\u03b1 <b>".encode()]
    return [made.TEXT.encode(), by_form.get(name, b"Nine people, 3 May 2024.")]


def corpus(name: str) -> list[bytes]:
    """What earlier runs found worth keeping for a target."""
    path = KEPT / f"{name}.zip"
    if not path.exists():
        return []
    with zipfile.ZipFile(path) as archive:
        return [archive.read(n) for n in archive.namelist()]


def keep(name: str, found: Path) -> int:
    """Packs some of each size of what was found, so that all targets together stay small; how many."""
    by_hash = {hashlib.sha256(d).hexdigest()[:16]: d for d in (p.read_bytes() for p in found.iterdir() if p.is_file())}
    small = sorted((d for d in by_hash.values() if len(d) <= LARGEST), key=lambda d: (len(d), d))
    chosen = small[:: max(1, -(-len(small) // MOST))]
    names = {d: n for n, d in by_hash.items()}
    with zipfile.ZipFile(KEPT / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for data in chosen:
            archive.writestr(zipfile.ZipInfo(names[data]), data, zipfile.ZIP_DEFLATED)
    return len(chosen)


def main() -> None:
    if sys.argv[2:] == ["--keep"]:
        print(sys.argv[1], keep(sys.argv[1], ROOT / "out" / "fuzz" / sys.argv[1]))
        return
    import atheris

    with atheris.instrument_imports(include=["crossbearing", "striprtf", "feedparser", "email"]):
        known = targets()
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("target", choices=sorted(known))
        parser.add_argument("--seconds", type=int, default=600)
        asked = parser.parse_args()
        run = known[asked.target]()
        from crossbearing.read.failure import ReadFailure

        for seed in seeds(asked.target):  # loads what is imported at the first use, so that it is followed too
            with contextlib.suppress(ReadFailure):
                run(seed)

    counts = {"runs": 0, "read": 0, "failures": 0, "library": 0}
    begun = time.monotonic()

    def told(why: str) -> None:
        seconds = round(time.monotonic() - begun)
        print(json.dumps({"target": asked.target, "why": why, "seconds": seconds, **counts}), flush=True)

    def once(data: bytes) -> None:
        counts["runs"] += 1
        try:
            run(data)
            counts["read"] += 1
        except ReadFailure:
            counts["failures"] += 1
        except (MemoryError, RecursionError):
            counts["library"] += 1
        except Exception as error:
            if "crossbearing" in traceback.extract_tb(error.__traceback__)[-1].filename:
                told("finding")
                raise
            counts["library"] += 1
        if time.monotonic() - begun > asked.seconds:
            told("end")
            import os

            os._exit(0)

    folder = ROOT / "out" / "fuzz" / asked.target
    folder.mkdir(parents=True, exist_ok=True)
    for n, seed in enumerate([*seeds(asked.target), *corpus(asked.target)]):
        (folder / f"seed{n}").write_bytes(seed)
    atheris.Setup(
        [
            sys.argv[0],
            str(folder),
            "-timeout=20",
            "-rss_limit_mb=4096",
            f"-artifact_prefix={folder}-",
            "-print_final_stats=0",
            "-verbosity=0",
        ],
        once,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
