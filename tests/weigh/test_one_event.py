"""One event weighed by another rule, from its own claims."""

import pytest

from crossbearing.annotate import annotate
from crossbearing.link import link
from crossbearing.records import Annotations, Document
from crossbearing.weigh import UnknownRule, reweighed, weigh

_TEXTS = {
    "a": ("Orlava Wire", "2032-03-04", "At least 12 people were killed on 3 March when a ferry sank off Ulcinj. Police said 40 were injured."),
    "b": ("Bay Courier", "2032-03-05", "The ferry that sank off Ulcinj on 3 March killed 19 people and injured 44, the harbour office said."),
    "c": ("Zeta Post", "2032-03-06", "A ferry sank off Ulcinj on 3 March. 23 people were killed, the seamen's union said."),
}  # fmt: skip


@pytest.fixture(scope="module")
def accounts() -> list[Annotations]:
    return list(
        annotate(
            Document(i, f"{i}.txt", "0" * 64, publisher, None, published, "en", None, None, text)
            for i, (publisher, published, text) in _TEXTS.items()
        )
    )


@pytest.mark.parametrize("rule", ["ucdp", "acled", "latest"])
def test_it_is_what_the_whole_record_makes_of_the_event_by_that_rule(accounts: list[Annotations], rule: str) -> None:
    links = link(accounts)
    record = weigh(accounts, links)
    wanted = weigh(accounts, links, rule)
    assert record.events
    for n, event in enumerate(record.events):
        again = reweighed(record, accounts[::-1], event.id, rule)
        assert again.attributes == wanted.events[n].attributes
        assert again.coverage == event.coverage
        assert {a.estimate.method for a in again.attributes if a.estimate} <= {rule}


def test_an_unknown_rule_is_named(accounts: list[Annotations]) -> None:
    record = weigh(accounts, link(accounts))
    with pytest.raises(UnknownRule, match="no such rule"):
        reweighed(record, accounts, record.events[0].id, "guess")
