import msgspec

from crossbearing.publish.names import names, speakers
from crossbearing.publish.sigla import sigla
from crossbearing.records import Entity, Passage
from tests.publish.sample import sample

_RECORD = sample()
_SIGLA = sigla(_RECORD.documents)


def test_each_form_is_told_with_the_accounts_that_use_it() -> None:
    found, left = names(_RECORD, _SIGLA)
    assert [(f.text, f.documents) for f in found[0].forms] == [
        ("Ptuj", ("doc-wire", "doc-office", "doc-league")),
        ("Pettau", ("doc-company",)),
        ("Ptuj plain", ("doc-office", "doc-paper")),
    ]
    assert [n.entity.name for n in found] == ["Ptuj", "Drava power company"]
    assert left == 1


def test_capitals_and_articles_make_no_other_name() -> None:
    text = _RECORD.documents[0].text
    at = text.index("The company")
    mention = Passage(_RECORD.documents[0].id, at, at + 11)
    entity = Entity("n", "organization", "company", ("THE COMPANY", "The company"), (mention,))
    assert names(msgspec.structs.replace(_RECORD, entities=(entity,)), _SIGLA)[0] == []


def test_speakers_are_told_with_who_quotes_them() -> None:
    found, left = speakers(_RECORD, _SIGLA)
    assert (found[0].name, found[0].documents) == ("Ana Kolar", (("doc-wire", 1), ("doc-paper", 1)))
    assert found[0].direct
    assert [s.name for s in found] == ["Ana Kolar", "civil protection service", "villagers"]
    assert not found[1].direct
    assert left == 0
