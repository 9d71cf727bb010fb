"""INCEpTION's exports: UIMA CAS JSON 0.4 and WebAnno TSV 3.

An annotation of any layer of one's own is a claim where one of its features holds an attribute of the record (`fatalities`, `place`...); features
named `low`, `high`, `value`, `unit`, `subject`, `as_of`, `sources`, `factuality`, `event` set those fields. Offsets are Java's, in UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.locate import code_points
from crossbearing.records.claim import Attribute

_ATTRIBUTES = frozenset(get_args(Attribute))
_FIELDS = frozenset(["low", "high", "value", "unit", "subject", "as_of", "sources", "factuality", "event", "note"])
_NAMES = {"documentTitle": "file", "documentId": "document", "documentUri": "url"}


def read_inception(data: bytes, path: str) -> Iterator[Coded | ImportFailure]:
    """The annotations that are claims. ImportFailure for a file that is neither of the two."""
    if data.lstrip()[:1] == b"{":
        return _cas(data, path)
    if data.startswith(b"#FORMAT=WebAnno TSV 3"):
        return _tsv(data.decode("utf-8", "replace"), path)
    raise ImportFailure(path, "neither UIMA CAS JSON nor WebAnno TSV 3", "export the document in one of these formats")


def _cas(data: bytes, path: str) -> Iterator[Coded | ImportFailure]:
    try:
        cas = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise ImportFailure(path, f"no JSON ({error})", "export the document as UIMA CAS JSON") from error
    structures = cas.get("%FEATURE_STRUCTURES") if isinstance(cas, dict) else None
    if isinstance(structures, dict):
        # Serialised by id.
        structures = [{"%ID": k, **v} for k, v in structures.items()]
    if not isinstance(structures, list):
        raise ImportFailure(
            path,
            "no UIMA CAS JSON of version 0.4 (no %FEATURE_STRUCTURES)",
            "export the document as UIMA CAS JSON 0.4.0",
        )
    texts = {s.get("%ID"): s.get("sofaString") for s in structures if s.get("%TYPE") == "uima.cas.Sofa"}
    named = tuple(
        (_NAMES[k], str(s[k]))
        for s in structures
        if str(s.get("%TYPE", "")).endswith("DocumentMetaData")
        for k in _NAMES
        if s.get(k)
    )
    for s in structures:
        fields = {k: v for k, v in s.items() if not k.startswith(("%", "@", "^"))}
        attribute = _attribute(fields)
        text = texts.get(s.get("@sofa"), next(iter(texts.values()), None))
        if attribute is None or not isinstance(text, str):
            continue
        begin, end = fields.get("begin"), fields.get("end")
        where = f"{path}: annotation {s.get('%ID')}"
        if not isinstance(begin, int) or not isinstance(end, int):
            yield ImportFailure(where, "no span", "annotate words of the text")
            continue
        yield _coded(where, text, code_points(text, begin), code_points(text, end), attribute, fields, named)


def _attribute(fields: dict[str, Any]) -> str | None:
    """The first feature that holds an attribute of the record; `value` last, it may hold the value itself."""
    for name in sorted(fields, key=lambda n: n == "value"):
        if isinstance(fields[name], str) and fields[name].strip().lower() in _ATTRIBUTES:
            return str(fields[name]).strip().lower()
    return None


def _coded(
    where: str,
    text: str,
    start: int,
    end: int,
    attribute: str,
    fields: dict[str, Any],
    named: tuple[tuple[str, str], ...],
) -> Coded | ImportFailure:
    given: dict[str, Any] = {}
    for name in _FIELDS & fields.keys():
        value = fields[name]
        if value in (None, "", "_") or (name == "value" and str(value).strip().lower() == attribute):
            continue
        given[name] = re.split(r"\s*[;|]\s*", str(value)) if name == "sources" and isinstance(value, str) else value
    try:
        for bound in ("low", "high"):
            if isinstance(given.get(bound), str):
                given[bound] = float(given[bound])
        return msgspec.convert(
            {
                "where": where,
                "quote": text[start:end],
                "attribute": attribute,
                "documents": named,
                "text": text,
                "start": start,
                **given,
            },
            Coded,
        )
    except (ValueError, msgspec.ValidationError) as error:
        return ImportFailure(where, str(error), "correct the features of the annotation")


def _tsv(source: str, path: str) -> Iterator[Coded | ImportFailure]:
    """Tokens in lines; an annotation over several of them has the same number in brackets at each."""
    columns: list[tuple[int, str]] = []
    layers = 0
    text = ""
    spans: dict[tuple[int, str], dict[str, Any]] = {}
    for n, line in enumerate(source.split("\n"), 1):
        if line.startswith(("#T_SP=", "#T_CH=", "#T_RL=")):
            names = line.split("=", 1)[1].rstrip("\r").split("|")[1:]
            columns += [(layers if line.startswith("#T_SP") else -1, name) for name in names]
            layers += 1
        elif line.startswith("#Text="):
            # Sentences are given as lines; offsets tell how far apart they stand in the text.
            text += "\0" + _unescaped(line[6:].rstrip("\r"))
        elif line and not line.startswith("#"):
            _token(line.rstrip("\r").split("\t"), columns, n, spans)
    whole = _joined(text, source)
    for (_, _), s in sorted(spans.items(), key=lambda x: (x[1]["begin"], x[0][0], x[0][1])):
        if (attribute := _attribute(s["fields"])) is None:
            continue
        begin, end = code_points(whole, s["begin"]), code_points(whole, s["end"])
        yield _coded(f"{path}: line {s['line']}", whole, begin, end, attribute, s["fields"], ())


def _token(
    cells: list[str], columns: list[tuple[int, str]], line: int, spans: dict[tuple[int, str], dict[str, Any]]
) -> None:
    if len(cells) < 3 or not re.fullmatch(r"\d+-\d+", cells[1]):
        return
    begin, end = map(int, cells[1].split("-"))
    for (layer, name), cell in zip(columns, cells[3:], strict=False):
        if layer < 0 or cell in ("_", ""):
            continue
        for value in cell.split("|"):
            m = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", value)
            words, number = (m[1], m[2]) if m else (value, None)
            key = (layer, number if number is not None else f"at {begin}")
            s = spans.setdefault(key, {"begin": begin, "end": end, "fields": {}, "line": line})
            s["end"] = max(s["end"], end)
            if words != "*":
                s["fields"][name] = _unescaped(words)


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n", "r": "\r"}.get(m[1], m[1]), words)


def _joined(text: str, source: str) -> str:
    """The sentences put where their tokens say that they stand, blanks between them: offsets hold, and so do the words of each sentence."""
    starts = [int(m[1]) for m in re.finditer(r"^\d+-1\t(\d+)-\d+\t", source, re.M)]
    made, units = "", 0
    for sentence, start in zip(text.split("\0")[1:], starts, strict=False):
        made += " " * max(0, start - units) + sentence
        units = len(made.encode("utf-16-le", "surrogatepass")) // 2
    return made
