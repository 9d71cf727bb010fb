"""GraphML and TEI: well formed, their rules kept, everything from outside as text."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from crossbearing.publish.exports import EXPORTS, Kept
from crossbearing.publish.exports.tei import alignment
from crossbearing.publish.sigla import sigla
from crossbearing.records import Record
from tests.publish.exports.records import conflict, empty, hostile
from tests.publish.sample import sample

ALL = [sample, conflict, empty, hostile]
G = "{http://graphml.graphdrawing.org/xmlns}"
T = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def parsed(name: str, record: Record, file: str) -> Any:
    return etree.fromstring(EXPORTS[name].make(record, Kept())[file])


@pytest.mark.parametrize("record", ALL)
def test_the_rules_of_graphml(record: Callable[[], Record]) -> None:
    top = parsed("graphml", record(), "graph.graphml")
    assert top.tag == f"{G}graphml"
    keys = {k.get("id"): (k.get("for"), k.get("attr.type")) for k in top.findall(f"{G}key")}
    assert all(t in ("boolean", "int", "long", "float", "double", "string") for _, t in keys.values())
    (graph,) = top.findall(f"{G}graph")
    assert graph.get("edgedefault") == "directed"
    nodes = [n.get("id") for n in graph.findall(f"{G}node")]
    edges = graph.findall(f"{G}edge")
    assert len(set(nodes)) == len(nodes)
    assert len({e.get("id") for e in edges}) == len(edges)
    assert all(e.get("source") in nodes and e.get("target") in nodes for e in edges)
    for element in graph:
        data = [d.get("key") for d in element]
        assert len(set(data)) == len(data)
        for d in element:
            kind, typed = keys[d.get("key")]
            assert element.tag == G + kind
            if typed == "long":
                int(d.text)
            elif typed == "double":
                float(d.text)


def test_who_stands_to_whom_in_the_graph() -> None:
    top = parsed("graphml", conflict(), "graph.graphml")
    edges = {(e.get("source"), e.get("target")): {d.get("key")[5:]: d.text for d in e} for e in top.iter(f"{G}edge")}
    assert edges["account:d-radio", "event:e-fight"] == {"relation": "tells", "count": "2", "claims": "k8 k9"}
    assert edges["account:d-radio", "account:d-gazette"]["relation"] == "copies"
    assert edges["account:d-gazette", "speaker:district doctor"] == {"relation": "quotes", "count": "1", "claims": "k1"}
    assert edges["account:d-gazette", "entity:n-army"]["relation"] == "names"
    nodes = {n.get("id"): {d.get("key")[5:]: d.text for d in n} for n in top.iter(f"{G}node")}
    assert nodes["event:e-fight"]["latitude"] == "61.5"
    assert edges["account:d-radio", "origin:agency:norsk telegram"] == {
        "relation": "has_from",
        "count": "1",
        "claims": "k8",
    }
    assert nodes["origin:agency:norsk telegram"] == {"kind": "origin", "label": "The Norsk Telegram", "type": "agency"}
    assert nodes["account:d-gazette"]["siglum"] == "B"


@pytest.mark.skipif(importlib.util.find_spec("networkx") is None, reason="networkx is not there")
def test_networkx_reads_it() -> None:
    import networkx

    graph = networkx.read_graphml(BytesIO(EXPORTS["graphml"].make(sample(), Kept())["graph.graphml"]))
    assert graph.nodes["account:doc-wire"]["kind"] == "account"


@pytest.mark.parametrize("record", ALL)
def test_the_rules_of_tei(record: Callable[[], Record]) -> None:
    top = parsed("tei", record(), "passages.tei.xml")
    assert top.tag == f"{T}TEI"
    assert [c.tag for c in top] == [f"{T}teiHeader", f"{T}text"]
    header = [c.tag for c in top[0][0]]
    assert header == [f"{T}titleStmt", f"{T}publicationStmt", f"{T}sourceDesc"]
    assert top.find(f".//{T}variantEncoding").attrib == {"method": "parallel-segmentation", "location": "internal"}
    witnesses = [w.get(XML_ID) for w in top.iter(f"{T}witness")]
    assert witnesses == [s.letter for s in sigla(record().documents).values()]
    for app in top.iter(f"{T}app"):
        readings = [r.get("wit") for r in app]
        assert len(readings) == len(set(readings)) == 2
        assert all(w[1:] in witnesses for w in readings)
    assert len(top.find(f"{T}text/{T}body")) >= 1


def test_the_witnesses_can_be_read_out_of_the_apparatus() -> None:
    """Taking one witness' readings gives its passage back, word for word."""
    record = sample()
    top = parsed("tei", record, "passages.tei.xml")
    (line,) = top.find(f"{T}text").iter(f"{T}p")
    texts = {d.id: d.text for d in record.documents}
    copy, letters = record.copies[0], sigla(record.documents)
    for passage in (copy.a, copy.b):
        wit = f"#{letters[passage.document].letter}"
        words = line.text or ""
        for app in line:
            words += next(r.text or "" for r in app if r.get("wit") == wit) + (app.tail or "")
        assert words.split() == texts[passage.document][passage.start : passage.end].split()


def test_words_are_aligned_with_what_is_alike() -> None:
    assert alignment("A red fox ran.", "a fox ran off,") == [
        ("A", "a"),
        ("red", ""),
        ("fox", "fox"),
        ("ran.", "ran"),
        ("", "off,"),
    ]
    assert alignment("", "") == []
    assert alignment("one", "") == [("one", "")]


@pytest.mark.parametrize("record", ALL)
def test_collatex_tables(record: Callable[[], Record]) -> None:
    texts = {d.id: d.text.replace("\ud800", "?") for d in record().documents}
    for t in json.loads(EXPORTS["tei"].make(record(), Kept())["passages.collatex.json"]):
        assert len(t["witnesses"]) == 2
        assert all(len(row) == 2 for row in t["table"])
        for n, p in enumerate(t["passages"]):
            words = [token["t"] for row in t["table"] for token in row[n]]
            assert words == texts[p["document"]][p["start"] : p["end"]].split()
