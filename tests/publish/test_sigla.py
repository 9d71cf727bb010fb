from crossbearing.publish.sigla import hue, letter, sigla
from tests.publish.sample import sample


def test_letters_go_by_date_then_id_and_undated_accounts_come_last() -> None:
    known = sigla(sample().documents)
    assert [(s.letter, d) for d, s in known.items()] == [
        ("A", "doc-wire"), ("B", "doc-office"), ("C", "doc-paper"), ("D", "doc-company"), ("E", "doc-league"),
    ]  # fmt: skip
    assert known["doc-league"].document.published is None


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = sample().documents
    assert sigla(documents) == sigla(documents[::-1])


def test_letters_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_the_hue_of_a_letter_is_the_one_its_account_has() -> None:
    for n in (0, 1, 7, 8, 25, 26, 27, 701, 702):
        assert hue(letter(n)) == f"h{n % 8}"
