"""The light path: dates, figures and places in languages without layers of their own."""

from __future__ import annotations

import pytest

from crossbearing.annotate.light.layers import read_lightly
from crossbearing.annotate.light.locales import known
from crossbearing.annotate.light.places import find_places
from crossbearing.lexicon import lexicon
from crossbearing.records import Annotations, Document


def read(text: str, language: str, published: str | None = "2024-05-08") -> Annotations:
    return read_lightly(Document("d", "-", "", None, None, published, language, None, None, text), language)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Am 12. März 2024 brannte ein Lager, am 7. Mai ein zweites.", {"12. März 2024": "2024-03-12", "7. Mai": "2024-05-07"}),
        ("ru", "12 марта 2024 года взорвался склад, в мае 2023 ещё один.", {"12 марта 2024": "2024-03-12", "мае 2023": "2023-05"}),
        ("uk", "Склад згорів 3 травня.", {"3 травня": "2024-05-03"}),
        ("zh", "2024年3月12日发生爆炸。", {"2024年3月12日": "2024-03-12"}),
        ("ko", "2024년 3월 12일 창고가 폭발했다.", {"2024년 3월 12일": "2024-03-12"}),
        ("ar", "احترق المستودع في ١٢ مارس ٢٠٢٤.", {"١٢ مارس ٢٠٢٤": "2024-03-12"}),
        ("ar", "احترق المستودع في 7 أيار 2024.", {"7 أيار 2024": "2024-05-07"}),
        ("fa", "انبار در ۱۲ مارس ۲۰۲۴ سوخت.", {"۱۲ مارس ۲۰۲۴": "2024-03-12"}),
        ("he", "המחסן נשרף ב-12 במרץ 2024.", {"12 במרץ 2024": "2024-03-12"}),
        ("es", "El depósito ardió el 12 de marzo de 2024; véase 7/5/2024.", {"12 de marzo de 2024": "2024-03-12", "7/5/2024": "2024-05-07"}),
        ("hu", "A raktár 2024. március 12-én égett le.", {"2024. március 12": "2024-03-12"}),
        ("fi", "Varasto paloi kesäkuussa 2023.", {"kesäkuussa 2023": "2023-06"}),
        ("vi", "Kho cháy ngày 12 tháng 3 năm 2024.", {"ngày 12 tháng 3 năm 2024": "2024-03-12"}),
        ("th", "โกดังไฟไหม้เมื่อ 12 มีนาคม 2567", {"12 มีนาคม 2567": "2024-03-12"}),
        ("pl", "Magazyn spłonął 2024-03-12.", {"2024-03-12": "2024-03-12"}),
        ("de", "Am 4. August brannte ein Lager.", {"4. August": "XXXX-08-04"}),
        ("de", "Am 31. Februar 2024 geschah nichts.", {}),
    ],
)  # fmt: skip
def test_dates(language: str, text: str, told: dict[str, str]) -> None:
    found = read(text, language)
    days = {text[t.start : t.end]: t.value for t in found.times if "W" not in t.value}
    assert {k: v for k, v in days.items() if k != "Februar 2024"} == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "3,5 Millionen Euro Schaden, 12.400 Tonnen, 8 %.", [(3.5e6, None), (12400, None), (8, "percentage")]),
        ("de", "Gemessen wurden 0.5 und 12,7 Grad.", [(12.7, None)]),
        ("es", "1,2 millones de toneladas por 40 €.", [(1.2e6, None), (40, "euro")]),
        ("ru", "1 200 тонн, 12,5%.", [(1200, None), (12.5, "percentage")]),
        ("ja", "1万2000人が避難した。", [(12000, None)]),
        ("zh", "损失3.5亿元。", [(3.5e8, None)]),
        ("hi", "१२ लोग घायल हुए।", [(12, None)]),
        ("tr", "Fiyat %5 arttı, 1.200 ton satıldı.", [(5, "percentage"), (1200, None)]),
        ("de", "Seit 1998 steht das Haus, Tel. 030/123.", []),
    ],
)
def test_figures(language: str, text: str, told: list[tuple[float, str | None]]) -> None:
    assert [(q.low, q.unit) for q in read(text, language).quantities] == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ru", "Склад сгорел в Москве, другой в Харькове, на Украине.", ["Moscow", "Kharkiv", "Ukraine"]),
        ("ar", "احترق المستودع في بيروت. عادوا من سوريا.", ["Beirut", "Syria"]),
        ("zh", "北京发生爆炸，乌克兰没有。", ["Beijing", "Ukraine"]),
        ("ko", "창고가 서울에서 폭발했다.", ["Seoul"]),
        ("de", "Das Essen in Kassel war gut. Die Ukraine und Berlin.", ["Kassel", "Ukraine", "Berlin"]),
        ("de", "Das Essen war gut, Frau Kassel lachte.", []),
        ("el", "Η αποθήκη κάηκε στην Αθήνα.", ["Athens"]),
    ],
)
def test_places(language: str, text: str, told: list[str]) -> None:
    found = read(text, language)
    assert [p.name for p in found.places] == told
    assert all(p.latitude is not None for p in found.places)
    assert [(n.kind, n.name) for n in found.names] == [("place", name) for name in told]


@pytest.mark.parametrize("row", lexicon("light_places"), ids=lambda r: r["language"])
def test_each_languages_words_before_places(row: dict[str, dict[str, str]]) -> None:
    language = known(str(row["language"]))
    assert language is not None
    text, place = row["example"]["text"], row["example"]["place"]
    assert [text[p.start : p.end] for p in find_places(text, language)] == ([place] if place else [])


def test_nothing_else_is_said() -> None:
    found = read("Die Polizei nahm am 7. Mai in Kassel zwölf Menschen fest.", "de")
    assert not (found.events or found.claims or found.attributions or found.calls)


def test_an_unknown_language_gives_nothing() -> None:
    assert read("12.3.2024 kala", "xx") == Annotations(
        Document("d", "-", "", None, None, "2024-05-08", "xx", None, None, "12.3.2024 kala")
    )
