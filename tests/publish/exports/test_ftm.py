"""FollowTheMoney: the schemata's own properties, references that lead somewhere, and the evidence beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.publish.exports import EXPORTS, Kept
from crossbearing.records import Record
from tests.publish.exports.records import conflict, empty, hostile
from tests.publish.sample import sample

# Properties of the published schemata that are used here; what must be there; what a reference must lead to.
THING = {"name", "summary", "description", "country", "alias", "sourceUrl", "publisher", "proof", "notes"}
PROPERTIES = {
    "Article": THING | {"title", "fileName", "author", "publishedAt", "language", "bodyText", "mimeType"},
    "Person": THING, "Organization": THING, "LegalEntity": THING, "Address": THING | {"full"},
    "Event": THING | {"startDate", "endDate", "location", "involved", "recordId"},
    "Mention": {"document", "name", "resolved", "detectedSchema"},
    "Documentation": {"document", "entity", "role"},
    "Note": {"entity", "description"},
}  # fmt: skip
REQUIRED = {
    "Article": {"fileName"},
    "Event": {"name"},
    "Mention": {"document", "name"},
    "Documentation": {"document", "entity"},
    "Note": {"entity"},
}
LEGAL = {"Person", "Organization", "LegalEntity"}
RANGES = {"proof": {"Article"}, "document": {"Article"}, "resolved": LEGAL, "involved": LEGAL, "entity": {"Event"}}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?$")


def files(record: Record) -> tuple[list[Any], list[Any]]:
    made = EXPORTS["ftm"].make(record, Kept())
    return tuple([json.loads(line) for line in data.splitlines()] for data in made.values())  # type: ignore[return-value]


@pytest.mark.parametrize("record", [conflict, sample, empty, hostile])
def test_the_schemata(record: Callable[[], Record]) -> None:
    proxies, evidence = files(record())
    schema_of = {p["id"]: p["schema"] for p in proxies}
    assert len(schema_of) == len(proxies)
    for p in proxies:
        assert re.fullmatch(r"[A-Za-z0-9-]+", p["id"])
        given = p["properties"]
        assert given.keys() <= PROPERTIES[p["schema"]], p
        assert REQUIRED.get(p["schema"], set()) <= given.keys(), p
        for name, values in given.items():
            assert isinstance(values, list)
            assert all(isinstance(v, str) and v for v in values)
            if name in RANGES:
                assert {schema_of.get(v) for v in values} <= RANGES[name], (p, name)
            if name in ("startDate", "endDate"):
                assert all(DATE.match(v) for v in values)
            if name == "country":
                assert all(v == v.lower() for v in values)
    assert {e["id"] for e in evidence} <= schema_of.keys()


def test_an_event_its_proof_and_its_parties() -> None:
    proxies, evidence = files(conflict())
    (fight,) = (p for p in proxies if p["properties"].get("recordId") == ["e-fight"])
    given = fight["properties"]
    articles = {p["id"]: p["properties"] for p in proxies if p["schema"] == "Article"}
    assert [articles[a]["fileName"] for a in given["proof"]] == [["d-gazette.txt"], ["d-letter.txt"], ["d-radio.txt"]]
    names = {p["id"]: p["properties"]["name"][0] for p in proxies if p["schema"] in LEGAL}
    assert [names[i] for i in given["involved"]] == ["Norwegian army", "Valley rebels"]
    assert (given["startDate"], given["country"]) == (["2031-05-03"], ["no"])
    assert given["summary"][0].startswith("killed (people): 12; killed (of them civilians): 3")
    edges = [p for p in proxies if p["schema"] == "Documentation" and p["properties"]["entity"] == [fight["id"]]]
    roles = {articles[e["properties"]["document"][0]]["fileName"][0]: e["properties"]["role"] for e in edges}
    assert roles["d-radio.txt"] == ["fatalities, perpetrator"]
    quoted = {e["claim"]: e for e in evidence if "claim" in e}
    assert quoted["k10"]["quote"] == "Dozens died at Kelmor"
    assert quoted["k10"]["id"] in {e["id"] for e in edges}
    # No address of the web is made of what is none.
    assert [p.get("sourceUrl") for p in articles.values()] == [["https://gazette.example/kelmor?a=1&b=2"], None, None]
