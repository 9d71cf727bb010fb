"""Names of private persons are covered everywhere, and nothing moves."""

import html

import msgspec
import pytest

from crossbearing.publish.dossier import dossier
from crossbearing.publish.exports import EXPORTS
from crossbearing.publish.exports.export import NOTHING
from crossbearing.publish.redact import MARK, Redaction
from crossbearing.records import Document, Entity, Passage, Record
from tests.publish.sample import sample


def _one(text: str, *entities: Entity, **fields: str) -> Record:
    known = {"id": "d1", "path": "a.txt", "publisher": "Bay Courier", "title": None, "url": None} | fields
    d = Document(sha256="0" * 64, author=None, published=None, language="en", text=text, **known)  # type: ignore[arg-type]
    return Record((d,), entities, (), (), (), (), (), (), (), ())


def _covered(text: str, *names: str, entities: tuple[Entity, ...] = ()) -> str:
    record = _one(text, *entities)
    return Redaction(names, record).of(record).documents[0].text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Kolar, a baker", "█████████, a baker"),
        ("ANA KOLAR said; ana kolar said", "█████████ said; █████████ said"),
        ("Mrs Kolar's oven, and Ana’s", "Mrs █████'s oven, and ███’s"),
        ("Ana\nKolar", "███\n█████"),
        ("Kolarova and Banana stay", "Kolarova and Banana stay"),
        ("Àna Kólar", "█████████"),
        ("\u0410na K\u043elar and Mr K\u043elar", "█████████ and Mr █████"),
        ("Ana Ko\u200blar and Mr Ko\u200blar; A\u0300na", "██████████ and Mr ██████; ████"),
        ("Ana \u202eKolar\u202c", "███ \u202e█████\u202c"),
    ],
)
def test_every_way_of_writing_a_name_is_covered_and_no_letter_moves(text: str, wanted: str) -> None:
    assert _covered(text, "Ana Kolar") == wanted


def test_all_forms_of_the_entity_go_with_the_name_but_titles_and_pronouns_stay() -> None:
    text = "President Josefa Brun spoke. Pepa smiled. She left."
    at = [(text.index(f), text.index(f) + len(f)) for f in ("President Josefa Brun", "Pepa", "She")]
    bearer = Entity("n1", "person", "Josefa Brun", ("Pepa",), tuple(Passage("d1", s, e) for s, e in at))
    assert (
        _covered(text, "josefa brun", entities=(bearer,))
        == f"President {MARK * 11} spoke. {MARK * 4} smiled. She left."
    )


def test_addresses_files_and_ids_do_not_give_the_name_away() -> None:
    record = _one("Ana Kolar.", id="ana-kolar-1", path="in/AnaKolar.txt", url="https://example.org/Ana%20Kolar?x")
    d = Redaction(["Ana Kolar"], record).of(record).documents[0]
    assert (d.id, d.path, d.url) == ("account-1", MARK * 8, MARK * 8)
    assert d.sha256 == "0" * 64


def test_it_is_told_whether_a_name_stands_anywhere() -> None:
    assert Redaction(["Ana Kolar", "Ivo Nemo"], _one("Ana Kolar.")).found == {"Ana Kolar": True, "Ivo Nemo": False}


def test_nothing_of_the_name_is_left_in_the_dossier_or_any_export_and_spans_stay_right() -> None:
    record = sample()
    before = html.unescape(dossier(record))
    assert "Ana Kolar" in before
    assert "Vidmar" in before
    covered = Redaction(["Ana Kolar", "Marko Vidmar"], record).of(record)
    texts = {d.id: d.text for d in covered.documents}
    for old, new in zip(record.documents, covered.documents, strict=True):
        assert len(old.text) == len(new.text)
    for old_claim, new_claim in zip(record.claims, covered.claims, strict=True):
        assert new_claim.quote == texts[new_claim.document or ""][new_claim.start : new_claim.end]
        assert (old_claim.start, old_claim.end, old_claim.id) == (new_claim.start, new_claim.end, new_claim.id)
    made = {"dossier": dossier(covered, redacted=True).encode(), "json": msgspec.json.encode(covered)}
    for name in ("csv", "html", "annotations", "markdown", "prov", "ftm"):
        made |= {f"{name}/{file}": data for file, data in EXPORTS[name].make(covered, NOTHING).items()}
    for name, data in made.items():
        words = html.unescape(data.decode("utf-8", "replace")).casefold()
        for gone in ("kolar", "vidmar", "marko "):
            assert gone not in words, (name, gone)
    assert "covers names of private persons" in made["dossier"].decode()
    assert "covers names of private persons" not in dossier(record)
