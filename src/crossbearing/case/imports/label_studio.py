"""Label Studio's JSON export: tasks with a text, people's annotations with labelled spans, and what is told of each span.

The label is the attribute (`fatalities`, `place`...). A number, text or choice given for the same region is its figure, value or factuality (a
control named `low`, `high`, `value`, `subject`, `as_of`, `sources`, `factuality`, `event` sets that field). Predictions are a machine's and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.case.imports.locate import code_points
from crossbearing.records.mention import Factuality

_FIELDS = frozenset(["low", "high", "value", "unit", "subject", "as_of", "sources", "factuality", "event"])
_NAMES = ("document", "id", "file", "path", "url", "title", "sha256")


def read_label_studio(data: bytes, path: str) -> Iterator[Coded | ImportFailure]:
    """The labelled spans of all finished annotations. ImportFailure for a file that is no such export."""
    try:
        tasks = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        raise ImportFailure(path, f"no JSON ({error})", "export the project as JSON") from error
    if not isinstance(tasks, list) or not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks):
        raise ImportFailure(path, "no Label Studio export", "export the project as JSON (not JSON-MIN)")
    for n, task in enumerate(tasks, 1):
        source = task["data"]
        text = next((v for k, v in source.items() if k in ("text", "content", "body") and isinstance(v, str)), None)
        named = tuple((k, str(source[k])) for k in _NAMES if source.get(k))
        for annotation in task.get("annotations") or ():
            if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
                continue
            yield from _spans(annotation, text, named, f"{path}: task {task.get('id', n)}")


def _spans(
    annotation: dict[str, Any], text: str | None, named: tuple[tuple[str, str], ...], where: str
) -> Iterator[Coded | ImportFailure]:
    results = [r for r in annotation.get("result") or () if isinstance(r, dict) and isinstance(r.get("value"), dict)]
    told: dict[str, dict[str, Any]] = {}
    for r in results:
        if r.get("type") != "labels":
            told.setdefault(str(r.get("id")), {}).update(_told(r))
    author = annotation.get("completed_by")
    who = author.get("email") or author.get("username") if isinstance(author, dict) else None
    for r in results:
        if r.get("type") not in ("labels", "hypertextlabels"):
            continue
        value, region = r["value"], f"{where}, region {r.get('id')}"
        start, end = value.get("start"), value.get("end")
        if not isinstance(start, int) or not isinstance(end, int):
            yield ImportFailure(region, "a span without offsets in a text", "label plain text (a Text tag), not HTML")
            continue
        quote, at = _quote(text, start, end, value.get("text"))
        for label in value.get("labels") or value.get("hypertextlabels") or ():
            try:
                fields = msgspec.convert(told.get(str(r.get("id")), {}), dict[str, Any])
                yield msgspec.convert(
                    {
                        "where": region,
                        "quote": quote,
                        "attribute": str(label),
                        "documents": named,
                        "text": text,
                        "start": at,
                        "author": who,
                        **fields,
                    },
                    Coded,
                )
            except msgspec.ValidationError as error:
                yield ImportFailure(region, str(error), "correct what is told of the region")


def _quote(text: str | None, start: int, end: int, said: object) -> tuple[str, int | None]:
    """The words of a span and where they begin. Offsets are a browser's (UTF-16 units); what the export says the words are decides."""
    if text is None:
        return str(said or ""), None
    for first, last in ((start, end), (code_points(text, start), code_points(text, end))):
        if said is None or text[first:last] == said:
            return text[first:last], first
    return str(said), None


def _told(r: dict[str, Any]) -> dict[str, Any]:
    """The field of a claim that a control sets."""
    value, name = r["value"], str(r.get("from_name", ""))
    if "number" in value:
        return {name: value["number"]} if name in ("low", "high") else {"low": value["number"], "high": value["number"]}
    words = value.get("text") or value.get("choices")
    first = words[0] if isinstance(words, list) and words else words
    if not isinstance(first, str) or not first.strip():
        return {}
    if name == "sources":
        return {name: [str(w) for w in words] if isinstance(words, list) else [first]}
    if name in _FIELDS:
        return {name: float(first) if name in ("low", "high") and first.replace(".", "", 1).isdigit() else first}
    if "choices" in value:
        return {"factuality": first} if first in get_args(Factuality) else {}
    return {"note": first}
