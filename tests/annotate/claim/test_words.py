from __future__ import annotations

import pytest

from crossbearing.lexicon import lexicon
from tests.annotate.claim.told import claims


@pytest.mark.parametrize("row", lexicon("circumstances_of_claims")["examples"], ids=lambda r: r["attribute"])
def test_examples(row: dict[str, str]) -> None:
    assert row["value"] in [c.value for c in claims(row["text"], row["attribute"])]


def test_a_denied_deed_is_denied() -> None:
    found = claims("The army denied that its troops had attacked the hospital in Larna.", "perpetrator")
    assert {c.factuality for c in found} <= {"denied"}
