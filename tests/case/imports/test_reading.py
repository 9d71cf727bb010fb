"""What others' files hold, read into coded claims: sheets, workbooks, Label Studio, INCEpTION; and where a quote stands."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.case.imports import Coded, ImportFailure, read_coding
from crossbearing.case.imports.accounts import Accounts
from crossbearing.case.imports.inception import read_inception
from crossbearing.case.imports.label_studio import read_label_studio
from crossbearing.case.imports.locate import code_points, located
from crossbearing.case.imports.xlsx import rows_of
from crossbearing.records import Document

TEXT = "🚒 Six people died at Ptuj.\nThe mayor said: six people died, “no more”."


# Quotes ----------------------------------------------------------------------------------------------------------------------------------


def test_a_quote_is_found_word_for_word() -> None:
    assert TEXT[slice(*located(TEXT, "The mayor said", None, "r"))] == "The mayor said"
    # A sheet makes one line of several.
    assert TEXT[slice(*located(TEXT, "at Ptuj. The mayor", None, "r"))] == "at Ptuj.\nThe mayor"


@pytest.mark.parametrize(
    ("quote", "start", "says"),
    [("Seven people died", None, "does not stand in the account"), ("six People", None, "does not stand"), ("people died", None, "stands 2 times"), ("  ", None, "no quote")],
)  # fmt: skip
def test_what_is_not_there_or_not_clear_fails(quote: str, start: int | None, says: str) -> None:
    with pytest.raises(ImportFailure, match=says):
        located(TEXT, quote, start, "coder.csv: line 3")


def test_of_several_places_the_start_tells_which() -> None:
    second = TEXT.rindex("people died")
    assert located(TEXT, "people died", second, "r") == (second, second + 11)
    assert located(TEXT, "people died", second - 3, "r")[0] == second
    assert located(TEXT, "people died", 0, "r")[0] == TEXT.index("people died")


# A crowded machine is no fault of the code.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1), st.data())
def test_every_unambiguous_piece_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if text[start:end].strip():
        s, e = located(text, text[start:end], start, "r")
        assert text[s:e] == text[start:end]


def test_offsets_of_java_and_javascript() -> None:
    assert code_points(TEXT, 3) == 2
    assert code_points("aé", 2) == 2


# Which account ---------------------------------------------------------------------------------------------------------------------------


def account(id: str, path: str, url: str | None = None, text: str = TEXT, title: str | None = None) -> Document:
    return Document(id, path, id * 4, None, None, None, "en", title, url, text)


ACCOUNTS = Accounts(
    [
        account("d1", "/a/one.txt", "https://www.kite.example/x/"),
        account("d2", "/a/two.txt", text="other"),
        account("d3", "/b/two.txt", text="third"),
    ]
)


@pytest.mark.parametrize(
    ("named", "id"),
    [({"document": "d2"}, "d2"), ({"file": "One.TXT"}, "d1"), ({"file": "C:\\texts\\one.txt"}, "d1"), ({"url": "http://kite.example/x"}, "d1"), ({"path": "/b/two.txt"}, "d3"), ({"sha256": "d3d3d3d3"}, "d3")],
)  # fmt: skip
def test_an_account_is_known_by_what_the_row_says(named: dict[str, str], id: str) -> None:
    assert ACCOUNTS.of(Coded("r", "q", "other", tuple(named.items()))).id == id


def test_an_account_is_known_by_its_text() -> None:
    assert ACCOUNTS.of(Coded("r", "q", "other", (), TEXT.replace("\n", "  "))).id == "d1"


@pytest.mark.parametrize(
    ("named", "says"),
    [({"file": "two.txt"}, "2 accounts"), ({"file": "nine.txt"}, "no account of the case"), ({}, "names no account")],
)
def test_which_account_must_be_clear(named: dict[str, str], says: str) -> None:
    with pytest.raises(ImportFailure, match=says):
        ACCOUNTS.of(Coded("r", "q", "other", tuple(named.items())))


# Sheets ----------------------------------------------------------------------------------------------------------------------------------


def sheet(tmp_path: Path, content: str | bytes, name: str = "c.csv") -> list[Coded | ImportFailure]:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_coding(str(tmp_path / name), "sheet"))


def test_a_coders_sheet(tmp_path: Path) -> None:
    one, two = sheet(
        tmp_path,
        '﻿File;Quote;Attribute;Low;High;Sources;Part\na.txt;"\'=six\npeople";fatalities;6;6,5;AFN | Ana Kos;yes\n\nb.txt;at Ptuj;place;;;;\n'.replace(
            "6,5", "6.5"
        ),
    )
    assert isinstance(one, Coded)
    assert (one.quote, one.attribute, one.low, one.high, one.sources, one.part) == (
        "=six\npeople",
        "fatalities",
        6.0,
        6.5,
        ("AFN", "Ana Kos"),
        True,
    )
    assert one.documents == (("file", "a.txt"),)
    assert isinstance(two, Coded)
    assert (two.low, two.factuality, two.where[-6:]) == (None, "asserted", "line 4")


def test_a_row_that_is_wrong_fails_by_itself(tmp_path: Path) -> None:
    head = "document,quote,attribute,low,start,part\n"
    found = sheet(
        tmp_path,
        head
        + "d1,,fatalities,1,,\nd1,q,fatalities,many,,\nd1,q,fatalities,inf,,\nd1,q,other,1,2.5,\nd1,q,other,1,,perhaps\nd1,q,other,1,0,\n",
    )
    assert [type(x).__name__ for x in found] == ["ImportFailure"] * 5 + ["Coded"]
    said = [str(x).split(": ", 1)[1] for x in found[:5]]
    assert said[0].startswith("line 2: quote is empty")
    assert said[1].startswith("line 3: low is 'many'; write a plain number")
    assert "low is 'inf'" in said[2]
    assert "start is '2.5'" in said[3]
    assert "part is 'perhaps'" in said[4]


@pytest.mark.parametrize(
    ("content", "says"),
    [("quote,low\nx,1\n", "no column attribute"), ("quote,attribute\nx,other\n", "no column document or file or url"), ("", "the sheet is empty"), (b"quote,attribute,file\n\xff\xfe,x,y\n", "not UTF-8"),
     (b"PK\x03\x04rubbish", "no XLSX workbook")],
)  # fmt: skip
def test_what_is_no_sheet_is_refused(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(ImportFailure, match=says):
        sheet(tmp_path, content)


def workbook(rows: str, shared: str = "", target: str = "worksheets/sheet1.xml") -> bytes:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(
            "xl/workbook.xml",
            f'<workbook {main} xmlns:r="{relations}"><sheets><sheet name="S" sheetId="1" r:id="rId7"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships><Relationship Id="rId7" Target="{target}"/></Relationships>'
        )
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>")
        if shared:
            book.writestr("xl/sharedStrings.xml", f"<sst {main}>{shared}</sst>")
    return out.getvalue()


def test_a_workbook(tmp_path: Path) -> None:
    shared = "<si><t>file</t></si><si><r><t>quo</t></r><r><t>te</t></r></si><si><t>attribute</t></si>"
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>low</t></is></c><c r="AA1" t="str"><v>high</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>a.txt</t></is></c><c r="B3" t="str"><f>1+1</f><v>six people</v></c><c r="C3" t="inlineStr"><is><t>fatalities</t></is></c><c r="D3"><v>6</v></c><c r="AA3"><v>9</v></c></row>'
    )
    (row,) = sheet(tmp_path, workbook(rows, shared), "c.xlsx")
    assert isinstance(row, Coded)
    assert (row.documents, row.quote, row.attribute, row.low, row.high) == (
        (("file", "a.txt"),),
        "six people",
        "fatalities",
        6.0,
        9.0,
    )
    assert row.where.endswith("line 3")


def test_a_hostile_workbook_is_refused_and_no_entity_is_expanded() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(
            "xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
        )
    with pytest.raises(ImportFailure, match="no XLSX workbook"):
        list(rows_of(out.getvalue(), "f"))
    plain = workbook("<row><c t='inlineStr'><is><t>fine</t></is></c></row>")
    assert list(rows_of(plain, "f")) == [["fine"]]


# Label Studio ----------------------------------------------------------------------------------------------------------------------------


def tasks(*results: dict[str, Any], **annotation: Any) -> bytes:
    return json.dumps(
        [
            {
                "id": 5,
                "data": {"text": TEXT, "file": "one.txt"},
                "annotations": [{"id": 1, "result": list(results), **annotation}],
                "predictions": [{"result": [label("p", 0, 3, "x", "other")]}],
            }
        ]
    ).encode()


def label(id: str, start: int, end: int, text: str, *labels: str) -> dict[str, Any]:
    return {
        "id": id,
        "type": "labels",
        "from_name": "label",
        "value": {"start": start, "end": end, "text": text, "labels": list(labels)},
    }


def test_label_studio_spans_with_what_is_told_of_them() -> None:
    # A browser counts the fire engine as two.
    number = {"id": "r1", "type": "number", "from_name": "figure", "value": {"start": 3, "end": 18, "number": 6}}
    choice = {"id": "r1", "type": "choices", "from_name": "how", "value": {"choices": ["alleged"]}}
    who = {"id": "r2", "type": "textarea", "from_name": "sources", "value": {"text": ["AFN", "the mayor"]}}
    found = list(
        read_label_studio(
            tasks(
                label("r1", 3, 18, "Six people died", "fatalities"),
                number,
                choice,
                label("r2", 22, 26, "Ptuj", "place"),
                who,
                completed_by={"email": "ida@moe.example"},
            ),
            "l.json",
        )
    )
    one, two = found
    assert isinstance(one, Coded)
    assert (one.quote, one.start, one.attribute, one.low, one.high, one.factuality, one.author) == (
        "Six people died",
        2,
        "fatalities",
        6.0,
        6.0,
        "alleged",
        "ida@moe.example",
    )
    assert isinstance(two, Coded)
    assert (two.quote, two.sources, two.documents, two.text) == (
        "Ptuj",
        ("AFN", "the mayor"),
        (("file", "one.txt"),),
        TEXT,
    )


def test_label_studio_leaves_out_what_was_cancelled_and_refuses_what_it_is_not() -> None:
    assert list(read_label_studio(tasks(label("r", 0, 1, "x", "other"), was_cancelled=True), "l.json")) == []
    for data, says in (
        (b"{", "no JSON"),
        (b'{"a": 1}', "no Label Studio export"),
        (b'[{"text": "x"}]', "not JSON-MIN"),
    ):
        with pytest.raises(ImportFailure, match=says):
            list(read_label_studio(data, "l.json"))
    (failure,) = read_label_studio(
        tasks({"id": "r", "type": "labels", "value": {"start": "/p[1]", "labels": ["other"]}}), "l.json"
    )
    assert "label plain text" in str(failure)


# INCEpTION -------------------------------------------------------------------------------------------------------------------------------


def test_uima_cas_json() -> None:
    cas = {
        "%TYPES": {}, "%VIEWS": {},
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": TEXT},
            {"%ID": 2, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData", "@sofa": 1, "begin": 0, "end": 70, "documentTitle": "one.txt"},
            {"%ID": 3, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "@sofa": 1, "begin": 0, "end": 2},
            {"%ID": 4, "%TYPE": "custom.Claim", "@sofa": 1, "begin": 3, "end": 18, "attribute": "fatalities", "low": 6, "high": "6", "sources": "AFN; the mayor"},
            {"%ID": 5, "%TYPE": "custom.Claim", "@sofa": 1, "begin": 22, "end": 26, "attribute": "Place", "value": "Ptuj"},
        ],
    }  # fmt: skip
    one, two = read_inception(json.dumps(cas).encode(), "a.json")
    assert isinstance(one, Coded)
    assert (one.quote, one.attribute, one.low, one.high, one.sources, one.documents) == (
        "Six people died",
        "fatalities",
        6.0,
        6.0,
        ("AFN", "the mayor"),
        (("file", "one.txt"),),
    )
    assert isinstance(two, Coded)
    assert (two.quote, two.attribute, two.value) == ("Ptuj", "place", "Ptuj")


TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Claim|attribute|low


#Text=Six people died.
1-1\t0-3\tSix\tfatalities[1]\t6[1]\t
1-2\t4-10\tpeople\tfatalities[1]\t6[1]\t
1-3\t11-15\tdied\t_\t_\t
1-4\t15-16\t.\t_\t_\t

#Text=Ptuj mourned 🚒 them.
2-1\t17-21\tPtuj\tplace\t*\t
2-2\t22-29\tmourned\t_\t_\t
2-3\t30-32\t🚒\t_\t_\t
2-4\t33-37\tthem\tother[2]|other[3]\t1[2]|2[3]\t
"""


def test_webanno_tsv() -> None:
    found = list(read_inception(TSV.encode(), "a.tsv"))
    assert all(isinstance(x, Coded) for x in found)
    assert [(x.quote, x.attribute, x.low) for x in found if isinstance(x, Coded)] == [
        ("Six people", "fatalities", 6.0),
        ("Ptuj", "place", None),
        ("them", "other", 1.0),
        ("them", "other", 2.0),
    ]
    first = found[0]
    assert isinstance(first, Coded)
    assert first.text == "Six people died. Ptuj mourned 🚒 them."


def test_what_is_no_inception_export() -> None:
    for data, says in (
        (b"x", "neither UIMA CAS JSON nor WebAnno TSV 3"),
        (b"{", "no JSON"),
        (b"{}", "no %FEATURE_STRUCTURES"),
    ):
        with pytest.raises(ImportFailure, match=says):
            list(read_inception(data, "f"))
