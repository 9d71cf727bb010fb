"""Names, words side by side, origins: what stands on the pages, and where letters lead."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest

from crossbearing.case.reading.rows import Doubt, EventRow, Page
from crossbearing.case.store import Case
from crossbearing.records import Claim, FramedForm, Naming, Passage
from crossbearing.web.letters import Account, at
from crossbearing.web.names.words import documents_of, line, titles
from tests.publish.sample import sample

Serve = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="module")
def flood(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> Iterator[httpx.Client]:
    path = tmp_path_factory.mktemp("flood") / "flood.case"
    with Case(str(path), create=True) as case:
        case.write(sample())
    with serve(path) as site, httpx.Client(base_url=site, timeout=60) as client:
        yield client


def test_each_form_leads_to_its_passage_and_names_its_accounts(flood: httpx.Client) -> None:
    record = sample()
    entity = next(e for e in record.entities if len(e.aliases) > 0)
    page = flood.get("/names").text
    assert f'href="/names/{entity.id}"' in page
    first = entity.mentions[0]
    assert f"/accounts/{first.document}?at={first.start}-{first.end}#at" in page
    own = flood.get(f"/names/{entity.id}")
    assert own.status_code == 200
    rows = list(csv.DictReader(io.StringIO(flood.get(f"/names/{entity.id}.csv").text)))
    texts = {d.id: d.text for d in record.documents}
    assert rows
    assert all(" ".join(texts[r["account"]][int(r["start"]) : int(r["end"])].split()) == r["form"] for r in rows)


def test_kinds_filter_and_words_find(flood: httpx.Client) -> None:
    kinds = {e.kind for e in sample().entities}
    for kind in kinds:
        rows = list(csv.DictReader(io.StringIO(flood.get(f"/names.csv?kind={kind}").text)))
        assert {r["kind"] for r in rows} == {kind}
    assert flood.get("/names?kind=ship").status_code == 400
    assert "No name fits" in flood.get("/names?q=zzzzqq").text
    assert flood.get("/names/n-none").status_code == 404


def test_a_line_of_words_has_the_first_passage_of_each_account() -> None:
    form = FramedForm(
        "rout", ("b", "a"), ("c",), (Passage("a", 9, 13), Passage("b", 3, 7), Passage("a", 20, 24)), "against"
    )
    made = line(Naming("withdrawal", (FramedForm("retreat", (), ("a",), ()), form), concept="withdrawal", event="e1"))
    assert [w.text for w in made.words] == ["rout", "retreat"]  # what accounts say themselves comes first
    assert made.words[0].first == {"a": Passage("a", 9, 13), "b": Passage("b", 3, 7)}
    assert made.words[0].tint == "as those against it put it"


def test_copied_passages_stand_side_by_side_with_the_reason(flood: httpx.Client) -> None:
    copy = sample().copies[0]
    texts = {d.id: d.text for d in sample().documents}
    page = flood.get("/origins").text
    assert " ".join(texts[copy.a.document][copy.a.start : copy.a.end].split())[:40] in page
    rows = list(csv.DictReader(io.StringIO(flood.get("/origins.csv").text)))
    assert len(rows) == len(sample().copies)
    assert all(texts[r["a"]][int(r["a_start"]) : int(r["a_end"])] == r["a_words"] for r in rows)
    assert "5 accounts from" in page


@pytest.mark.browser
def test_a_letter_of_a_form_opens_the_account_at_the_mention(site: str, look: Callable[..., Any]) -> None:
    seen = look(site)
    seen.open("/names")
    letter = seen.page.locator(".naming-list a.s").first
    address = letter.get_attribute("href")
    letter.click()
    seen.page.wait_for_url(f"**{address}")
    assert seen.page.locator("#at").count() == 1
    assert seen.complaints == []


class _Told:
    """A case in which a mayor is called so by many accounts, otherwise by one; and one whose name is only written with other letters."""

    said = {
        "a": [("Mayor", ())] + [("mayor", ())] * 30 + [("acting mayor", ("the port",))],
        "b": [("Governor", ()), ("governor", ())],
    }

    def doubtful(self, *_: Any) -> Page[Doubt]:
        rows = tuple(
            Doubt(n, "value", n, None, None, f"title of {n}", (), tuple(f"{n}{i}" for i in range(len(told))))
            for n, told in self.said.items()
        )
        return Page(rows, len(rows), 0, 300)

    def claims(self, ids: Any) -> tuple[Claim, ...]:
        made = []
        for id in ids:
            title, sources = self.said[id[0]][int(id[1:])]
            made.append(
                Claim(id, 5, 10, title, None, "title", None, None, title, None, "Ana Vez", None, sources, "asserted", f"d{id}")
            )  # fmt: skip
        return tuple(made)

    def event_rows(self, ids: Any) -> tuple[EventRow, ...]:
        return ()


def test_titles_in_dispute_stand_once_with_the_accounts_that_give_them() -> None:
    (found,) = titles(_Told())  # type: ignore[arg-type]
    assert found.bearer == "Ana Vez"
    assert [(t.title, t.sources, len(t.at), t.more) for t in found.titles] == [
        ("Mayor", (), 16, 15),
        ("acting mayor", ("the port",), 1, 0),
    ]
    assert len(documents_of((), (found,))) == 17


def test_a_letter_leads_to_its_passage_and_what_it_is_called_is_escaped() -> None:
    known = {"d1": Account("d1", "AB", 'The "Kite" & Co', None)}
    made = at(Passage("d1", 3, 9), known, ", quoting")
    assert made == (
        f'<a class="s {known["d1"].hue}" href="/accounts/d1?at=3-9#at" title="The &#34;Kite&#34; &amp; Co, quoting">AB</a>'
    )
    assert at(Passage("d2", 3, 9), known) == ""
