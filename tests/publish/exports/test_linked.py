"""schema.org claims, Web Annotations and PROV: the rules of each, and that everything leads back to the words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from crossbearing.publish.exports import EXPORTS, Kept, Review, Revision
from crossbearing.records import Decided, Derivation, Record
from crossbearing.records.record import SetAside
from tests.publish.exports.records import CLAIMS, conflict, empty, hostile
from tests.publish.sample import CLAIMS as FLOOD
from tests.publish.sample import sample

ALL = [sample, conflict, empty, hostile]
URN = re.compile(r"urn:crossbearing:[a-z]+(:[A-Za-z0-9._~%-]+)?")


def load(name: str, record: Record, kept: Kept = Kept()) -> Any:  # noqa: B008 - frozen
    (data,) = EXPORTS[name].make(record, kept).values()
    return json.loads(data)


# schema.org ------------------------------------------------------------------------------------------------------------------------------

CLAIM = {
    "@type",
    "@id",
    "name",
    "text",
    "author",
    "about",
    "datePublished",
    "appearance",
    "firstAppearance",
    "identifier",
}
ARTICLE = {"@type", "@id", "url", "headline", "publisher", "author", "datePublished", "inLanguage", "identifier"}
EVENT = {"@type", "@id", "name", "startDate", "endDate", "location"}
ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?$")


@pytest.mark.parametrize("record", ALL)
def test_claims_use_schema_orgs_properties(record: Callable[[], Record]) -> None:
    document = load("claim", record())
    assert document["@context"] == "https://schema.org"
    nodes = {n["@id"]: n for n in document.get("@graph", [])}
    assert len(nodes) == len(document.get("@graph", []))
    for n in nodes.values():
        assert URN.fullmatch(n["@id"]), n["@id"]
        assert n.keys() <= {"Claim": CLAIM, "Article": ARTICLE, "Event": EVENT}[n["@type"]]
        for key in ("startDate", "endDate"):
            assert ISO.match(n.get(key, "2020"))
        for reference in [*n.get("appearance", []), *([n["about"]] if "about" in n else [])]:
            assert reference["@id"] in nodes
        for url in [n.get("url"), *(a.get("url") for a in n.get("appearance", []))]:
            assert url is None or url.startswith(("http://", "https://"))


def test_a_reading_is_one_claim_with_all_its_appearances() -> None:
    nodes = {n["@id"]: n for n in load("claim", conflict())["@graph"]}
    twelve = nodes["urn:crossbearing:reading:e-fight.1.1"]
    assert (twelve["name"], twelve["text"], twelve["datePublished"]) == (
        "killed: 12",
        "at least 12 dead",
        "2031-05-03T20:15",
    )
    assert [a["@id"] for a in twelve["appearance"]] == [
        "urn:crossbearing:document:d-radio",
        "urn:crossbearing:document:d-gazette",
    ]
    assert twelve["firstAppearance"]["@id"] == "urn:crossbearing:document:d-radio"
    assert [i["value"] for i in twelve["identifier"]] == ["k8", "k1"]
    # Nobody knows when the letter was written: no first appearance.
    assert "firstAppearance" not in nodes["urn:crossbearing:reading:e-fight.1.2"]
    told = {i["value"] for n in nodes.values() if n["@type"] == "Claim" for i in n["identifier"]}
    assert told == {c.id for c in CLAIMS}
    assert "ClaimReview" not in {n["@type"] for n in nodes.values()}


def test_a_claim_review_is_a_named_reviewers_alone() -> None:
    decided = Review("k10", "Ida Moe", "rejected", "2031-06-01T10:00:00Z", "The letter names no place.", "7")
    nobody = Review("k1", "  ", "accepted", "2031-06-01T10:00:00Z")
    gone = Review("gone", "Ida Moe", "accepted", "2031-06-01T10:00:00Z")
    reviews = [
        n for n in load("claim", conflict(), Kept((decided, nobody, gone)))["@graph"] if n["@type"] == "ClaimReview"
    ]
    assert reviews == [{
        "@type": "ClaimReview", "@id": "urn:crossbearing:decision:7", "author": {"@type": "Person", "name": "Ida Moe"}, "datePublished": "2031-06-01T10:00:00Z",
        "claimReviewed": "Dozens died at Kelmor", "itemReviewed": {"@type": "Claim", "@id": "urn:crossbearing:reading:e-fight.1.2"},
        "reviewRating": {"@type": "Rating", "alternateName": "rejected"}, "reviewBody": "The letter names no place.",
    }]  # fmt: skip


def test_what_was_rejected_is_told_with_the_decision_alone() -> None:
    """A rejected claim stands in `set_aside`; its review, its invalidation and nothing else lead to it."""
    decided = Decided("rejected", ("7",), "Ida Moe", "2031-06-01T10:00:00Z", "no place")
    gone = msgspec.structs.replace(CLAIMS[9], decided=decided)
    record = msgspec.structs.replace(conflict(), claims=CLAIMS[:9] + CLAIMS[10:], set_aside=SetAside((gone,)))
    kept = Kept((Review("k10", "Ida Moe", "rejected", "2031-06-01T10:00:00Z", "no place", "7"),))
    nodes = {n["@id"]: n for n in load("claim", record, kept)["@graph"]}
    assert nodes["urn:crossbearing:decision:7"]["itemReviewed"]["@id"] == "urn:crossbearing:claim:k10"
    assert nodes["urn:crossbearing:claim:k10"]["text"] == "Dozens died at Kelmor"
    assert "urn:crossbearing:claim:k10" not in {n["@id"] for n in load("claim", record)["@graph"]}
    (invalid,) = load("prov", record, kept)["wasInvalidatedBy"].values()
    assert invalid["prov:entity"] == "cb:claim-k10"
    assert "urn:crossbearing:claim:k10" not in {a["id"] for a in load("annotations", record)["items"]}


def test_an_account_is_derived_from_what_its_publisher_names() -> None:
    record = conflict()
    first = msgspec.structs.replace(
        record.documents[0], derived_from=(Derivation("Harbour Gazette", "https://gazette.example/a/1", "feed"),)
    )
    told = load("prov", msgspec.structs.replace(record, documents=(first, *record.documents[1:])))
    (source,) = [k for k, v in told["entity"].items() if v.get("prov:label") == "Harbour Gazette"]
    assert told["entity"][source]["dcterms:source"] == "https://gazette.example/a/1"
    used = {
        r["prov:usedEntity"]
        for r in told["wasDerivedFrom"].values()
        if r["prov:generatedEntity"] == f"cb:document-{first.id}"
    }
    assert source in used


def test_an_annotation_tells_what_reviewers_made_of_it() -> None:
    decided = Decided("corrected", ("8",), "Ida Moe", "2031-06-01T10:00:00Z", "misread", {"low": 2.0})
    claims = (msgspec.structs.replace(CLAIMS[0], decided=decided), *CLAIMS[1:])
    first, second = load("annotations", msgspec.structs.replace(conflict(), claims=claims))["items"][:2]
    assert [b for b in first["body"] if b["purpose"] == "assessing"] == [
        {"type": "TextualBody", "value": "corrected", "format": "text/plain", "purpose": "assessing", "creator": {"type": "Person", "name": "Ida Moe"}, "created": "2031-06-01T10:00:00Z"}
    ]  # fmt: skip
    assert all(b["purpose"] != "assessing" for b in second["body"])
    (row,) = (
        r
        for r in csv.DictReader(
            io.StringIO(
                EXPORTS["csv"].make(msgspec.structs.replace(conflict(), claims=claims), Kept())["claims.csv"].decode()
            )
        )
        if r["id"] == "k1"
    )
    assert (row["decided"], row["decided_by"]) == ("corrected", "Ida Moe")


# Web Annotation --------------------------------------------------------------------------------------------------------------------------

STATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")


@pytest.mark.parametrize("record", ALL)
def test_every_annotation_finds_its_words(record: Callable[[], Record]) -> None:
    page = load("annotations", record())
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    texts = {f"urn:crossbearing:document:{d.id}": d.text for d in record().documents}
    assert len(page["items"]) == len(record().claims)
    for a in page["items"]:
        assert a["type"] == "Annotation"
        assert a["motivation"] == "describing"
        position, quote = a["target"]["selector"]
        assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert quote.keys() == {"type", "exact", "prefix", "suffix"}
        text = texts.get(a["target"]["source"]["id"])
        if text is not None:
            text = text.replace("\ud800", "?")
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
        for body in a["body"]:
            assert body["purpose"] in ("describing", "tagging", "linking")
        state = a["target"].get("state")
        if state:
            assert state.pop("type") == "TimeState"
            assert set(state) in ({"sourceDate"}, {"sourceDateStart", "sourceDateEnd"})
            assert all(STATE.match(v) for v in state.values())


def test_positions_are_code_points() -> None:
    """A character beyond the basic plane counts as one, not as two units of UTF-16."""
    items = load("annotations", hostile())["items"]
    (a,) = (a for a in items if a["target"]["selector"][1]["exact"] == "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍🚀")
    position = a["target"]["selector"][0]
    assert position["end"] - position["start"] == 11


def test_what_an_annotation_says_and_when_its_text_was() -> None:
    by_id = {a["id"]: a for a in load("annotations", sample())["items"]}
    a = by_id["urn:crossbearing:claim:c16"]
    assert a["body"][0]["value"] == "began: 3 November 2031, alleged, by villagers"
    assert [b["value"] for b in a["body"][1:3]] == ["start", "alleged"]
    assert a["target"]["state"] == {
        "type": "TimeState",
        "sourceDateStart": "2031-11-07T00:00:00Z",
        "sourceDateEnd": "2031-11-07T23:59:59Z",
    }
    assert "state" not in by_id["urn:crossbearing:claim:c23"]["target"]
    assert by_id["urn:crossbearing:claim:c07"]["target"]["state"]["sourceDate"] == "2031-11-05T18:00:00Z"
    assert len(by_id) == len(FLOOD)
    gazette = next(a for a in load("annotations", conflict())["items"] if a["id"].endswith(":k1"))
    assert gazette["target"]["scope"] == "https://gazette.example/kelmor?a=1&b=2"


# PROV-JSON -------------------------------------------------------------------------------------------------------------------------------

# Relation to its two ends: property and the part that it must name (PROV-JSON, section 3).
ENDS = {
    "wasDerivedFrom": (("prov:generatedEntity", "entity"), ("prov:usedEntity", "entity")),
    "wasAttributedTo": (("prov:entity", "entity"), ("prov:agent", "agent")),
    "wasGeneratedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "used": (("prov:activity", "activity"), ("prov:entity", "entity")),
    "wasAssociatedWith": (("prov:activity", "activity"), ("prov:agent", "agent")),
    "wasInvalidatedBy": (("prov:entity", "entity"), ("prov:activity", "activity")),
    "alternateOf": (("prov:alternate1", "entity"), ("prov:alternate2", "entity")),
}
NAME = re.compile(r"cb:[A-Za-z0-9._~%-]+$")
KEPT = Kept(
    (Review("c23", "Ida Moe", "rejected", "2031-12-01T10:00:00Z", "No place."), Review("c01", "Ida Moe", "accepted", "2031-12-01T10:00:00Z")),
    (Revision("doc-paper", "doc-paper-before"),),
)  # fmt: skip


@pytest.mark.parametrize("record", ALL)
def test_the_structure_of_prov_json(record: Callable[[], Record]) -> None:
    document = load("prov", record(), KEPT)
    assert set(document) <= {"prefix", "entity", "activity", "agent", *ENDS}
    assert document["prefix"]["cb"] == "urn:crossbearing:"
    for part in ("entity", "activity", "agent"):
        assert all(NAME.match(k) for k in document.get(part, {}))
    for part, ends in ENDS.items():
        for name, relation in document.get(part, {}).items():
            assert name.startswith("_:")
            for prop, kind in ends:
                assert relation[prop] in document[kind], (part, relation)
            assert set(relation) <= {p for p, _ in ends} | {"prov:type", "prov:time"}
            if "prov:type" in relation:
                assert relation["prov:type"]["$"] in ("prov:Revision", "prov:Quotation", "prov:PrimarySource")


def derived(document: Any, kind: str | None) -> set[tuple[str, str]]:
    return {
        (r["prov:generatedEntity"], r["prov:usedEntity"])
        for r in document["wasDerivedFrom"].values()
        if r.get("prov:type", {}).get("$") == kind
    }


def test_who_has_it_from_whom() -> None:
    document = load("prov", sample(), KEPT)
    assert derived(document, "prov:Revision") == {("cb:document-doc-paper", "cb:document-doc-paper-before")}
    quotations = derived(document, "prov:Quotation")
    assert ("cb:claim-c01", "cb:document-doc-wire") in quotations
    copied = [(a, b) for a, b in quotations if "passage" in a and "passage" in b]
    assert [(a.split("-")[2], b.split("-")[2]) for a, b in copied] == [("paper", "wire")]
    primary = dict(derived(document, "prov:PrimarySource"))
    labels = {k: v.get("prov:label") for k, v in document["entity"].items()}
    assert labels[primary["cb:claim-c17"]] == "what Marko Vidmar says"
    assert "cb:claim-c07" not in primary
    readings = derived(document, None)
    assert {("cb:reading-e-flood.1.1", f"cb:claim-{k}") for k in ("c07", "c13", "c14", "c21")} <= readings
    (invalid,) = document["wasInvalidatedBy"].values()
    assert (invalid["prov:entity"], invalid["prov:time"]) == ("cb:claim-c23", "2031-12-01T10:00:00Z")
