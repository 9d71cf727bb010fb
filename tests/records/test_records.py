import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.records import Annotations, Document, content_id, selectors
from crossbearing.records.schema import json_schema


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_selectors_quote_the_text(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    position, quote = selectors(text, start, end)
    assert text[position.start : position.end] == quote.exact
    assert text[: position.start].endswith(quote.prefix)
    assert text[position.end :].startswith(quote.suffix)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside a text of 3"):
        selectors("abc", 2, 5)


def test_ids_are_made_from_content() -> None:
    assert content_id("c", "d1", 3, 9, "fatalities") == content_id("c", "d1", 3, 9, "fatalities")
    assert content_id("c", "d1", 3, 9) != content_id("c", "d1", 39)
    assert content_id("c", None) == content_id("c", "")


def test_records_are_frozen_and_survive_json() -> None:
    document = Document("d1", "a.txt", "0", None, None, "2024-05-03", "en", None, None, "A wall fell.")
    with pytest.raises(AttributeError):
        document.text = "changed"  # type: ignore[misc]
    account = Annotations(document)
    assert msgspec.json.decode(msgspec.json.encode(account), type=Annotations) == account


def test_the_schema_names_every_output_and_the_contract_s_fields() -> None:
    schema = json_schema()
    assert set(schema["properties"]) == {"annotate", "reconcile", "weigh", "coded_claim"}
    claim = schema["$defs"]["Claim"]["properties"]
    assert set(claim) >= {
        "id",
        "start",
        "end",
        "quote",
        "event",
        "attribute",
        "low",
        "high",
        "value",
        "unit",
        "subject",
        "as_of",
        "sources",
        "factuality",
    }
    assert "fatalities" in claim["attribute"]["enum"]
