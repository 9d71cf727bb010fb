"""What is fuzzed: a name, and what is called with the bytes. A target asserts what must hold of what comes out, above all that spans are their words."""

from __future__ import annotations

import contextlib
import gzip
import os
import re
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

Target = Callable[[bytes], object]
_SUFFIX = {"html": ".html", "gzip": ".gz", "text": ".txt", "markdown": ".md", "lines": ".jsonl"}


def is_ours(error: Exception) -> bool:
    """Whether an exception comes from the project's code, or says that what must hold does not. What a library raises is caught in the child process."""
    import crossbearing

    raised = Path(traceback.extract_tb(error.__traceback__)[-1].filename)
    return raised == Path(__file__) or Path(crossbearing.__file__).parent in raised.parents


def _reader(form: str) -> Target:
    from crossbearing.read.apart.message import Task
    from crossbearing.read.forms import parts, reader

    name = f"x{_SUFFIX.get(form, f'.{form}')}"
    suffix = Path(name).suffix
    if form in ("text", "markdown", "lines"):
        return lambda data: parts(Task(name, suffix, data))
    read, wrap = reader(form), _WRAPS.get(form)
    if wrap is None:
        return lambda data: read(Task(name, suffix, data))
    magic, wrapped = wrap
    # A mutation of packed bytes breaks the packing and nothing else is tried: what does not begin as the container does is put into one.
    return lambda data: read(Task(name, suffix, data if data.startswith(magic) else wrapped(data)))


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


def _robots(data: bytes) -> object:
    from crossbearing.read.web.address import Target as Address
    from crossbearing.read.web.connection import Answer
    from crossbearing.read.web.robots import Robots

    address = Address("https://kite.test/robots.txt", "https", "kite.test", 443, "/robots.txt", "8.8.8.8")
    rules = Robots(lambda url: Answer(address, 200, "OK", (), data, data), "crossbearing")
    return rules.allowed("https://kite.test", "https://kite.test/a/b?c"), rules.delay("https://kite.test")


def _infer(data: bytes) -> object:
    from crossbearing.read.databases import articles
    from crossbearing.read.infer import infer
    from crossbearing.read.published import published
    from crossbearing.read.raw import Raw

    text = data.decode("utf-8", "replace")
    raw = Raw(text)
    infer(raw)
    return raw, articles(text), published(text[:60])


def _exports(data: bytes) -> object:
    from crossbearing.read.databases import articles

    return articles(data.decode("utf-8", "replace"))


def _account(data: bytes) -> object:
    """Head, parts, entries of a diary, first publication: of a text as it comes."""
    from crossbearing.read import ReadDocument, read_sources

    (found,) = read_sources([_file(data, ".txt")])
    if isinstance(found, ReadDocument):
        d = found.document
        for part in d.parts:
            if not 0 <= part.start < part.end <= len(d.text):
                raise AssertionError(f"a part outside its text: {part}")
        for origin in d.derived_from:
            if (
                origin.publisher
                and origin.start is not None
                and origin.publisher not in d.text[origin.start : origin.end]
            ):
                raise AssertionError(f"an origin that its words do not name: {origin}")
    return found


def _references(data: bytes) -> object:
    import msgspec

    from crossbearing.read.references import csl, zotero

    if data.lstrip().startswith(b"<"):
        return zotero.rows("x", data)
    with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
        return csl.rows(msgspec.json.decode(data))
    return None


def _manifest(data: bytes) -> object:
    from crossbearing.read.manifest import ManifestError, read_manifest

    with contextlib.suppress(ManifestError):
        return read_manifest(_file(data, ".csv"))
    return None


def _coded(data: bytes) -> object:
    """A table of claims that somebody coded, read and weighed."""
    from crossbearing.weigh.coded import weigh_coded
    from crossbearing.weigh.coded_input import CodedInputError, read_coded

    with contextlib.suppress(CodedInputError):
        return list(weigh_coded(read_coded(_file(data, ".csv")), "consensus"))
    return None


def _file(data: bytes, suffix: str) -> str:
    path = Path(tempfile.gettempdir()) / f"crossbearing-fuzz-{os.getpid()}{suffix}"
    path.write_bytes(data)
    return str(path)


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


def _annotated(text: str, language: str, name: str = "d") -> Any:
    from crossbearing.annotate import annotate
    from crossbearing.records import Document

    (found,) = annotate([Document(name, "x", "", "The Kite", None, "2024-05-08", language, None, None, text)])
    for claim in found.claims:
        if text[claim.start : claim.end] != claim.quote:
            raise AssertionError(f"a quote is not its span: {claim}")
    for layer in (found.times, found.quantities, found.places, found.names, found.framing):
        for row in layer:
            if not 0 <= row.start < row.end <= len(text):
                raise AssertionError(f"a span outside its text: {row}")
    return found


def _layers(language: str) -> Target:
    return lambda data: _annotated(data.decode("utf-8", "replace"), language)


def _reconcile(data: bytes) -> object:
    """Two accounts, the bytes cut at a line of dashes or in the middle: linked, weighed, written."""
    from crossbearing.link import link
    from crossbearing.publish.exports.record_pieces import record_pieces
    from crossbearing.weigh import weigh

    text = data.decode("utf-8", "replace")
    one, dashes, two = text.partition("\n----\n")
    if not dashes:
        one, two = text[: len(text) // 2], text[len(text) // 2 :]
    accounts = [_annotated(one, "en", "d1"), _annotated(two, "en", "d2")]
    record = weigh(accounts, link(accounts))
    return b"".join(record_pieces(record))


def targets() -> dict[str, Callable[[], Target]]:
    """Every target by name: the forms, lists of addresses, URLs, heads and exports, tables, and all layers."""
    from crossbearing.read.forms import READERS

    forms = {name: (lambda name=name: _reader(name)) for name in [*READERS, "text", "markdown", "lines"]}
    read = {"feeds": _feeds, "url": _url, "robots": _robots, "infer": _infer, "exports": _exports, "account": _account, "references": _references, "manifest": _manifest}  # fmt: skip
    said = {"coded": _coded, "disguises": _disguises, "ocr": _ocr, "reconcile": _reconcile}
    layers = {"layers": lambda: _layers("en"), "french": lambda: _layers("fr"), "light": lambda: _layers("de")}
    return {**forms, **{name: (lambda run=run: run) for name, run in {**read, **said}.items()}, **layers}
