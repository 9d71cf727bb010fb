"""Lists of references as manifests: CSL-JSON, Zotero."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crossbearing.read import ManifestError, ReadDocument, ReadFailure, read_manifest, read_sources

TEXT = (
    "A cargo barge sank in the port of Durres on Tuesday evening and four sailors are missing, the harbour office said."
)
CSL = [
    {
        "id": "hoxhaj2024", "type": "article-newspaper", "title": "Barge sinks", "container-title": "The Kite", "publisher": "Kite Press", "language": "en",
        "author": [{"family": "Hoxhaj", "given": "Lum"}, {"literal": "Harbour Desk"}, {"family": "Berg", "given": "Ina", "non-dropping-particle": "van den"}],
        "issued": {"date-parts": [[2024, 5, 7]]}, "URL": "https://www.kite.test/barge/",
    },
    {"id": 7, "type": "report", "title": "Year only", "issued": {"date-parts": [["2024"]]}, "URL": "https://osprey.test/a"},
    {"type": "webpage", "title": "Month", "issued": {"date-parts": [[2024, 5]]}, "file": "month.txt"},
    "no item",
]  # fmt: skip
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="https://kite.test/barge"><z:itemType>newspaperArticle</z:itemType>
 <dcterms:isPartOf><bib:Newspaper><dc:title>The Kite</dc:title></bib:Newspaper></dcterms:isPartOf>
 <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Hoxhaj</foaf:surname><foaf:givenName>Lum</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
 <link:link rdf:resource="#item_2"/><dc:title>Barge sinks</dc:title><dc:date>2024-05-07</dc:date><z:language>en</z:language></bib:Article>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/2/barge.txt"/></z:Attachment>
<bib:Document rdf:about="#item_3"><z:itemType>webpage</z:itemType><dc:title>Page</dc:title><dc:date>2024</dc:date>
 <dc:identifier><dcterms:URI><rdf:value>https://osprey.test/page</rdf:value></dcterms:URI></dc:identifier></bib:Document></rdf:RDF>"""


def read(folder: Path, manifest: str, *names: str) -> list[ReadDocument | ReadFailure]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT)
    return list(read_sources([str(folder / n) for n in names], read_manifest(str(folder / manifest))))


def told(found: ReadDocument | ReadFailure) -> tuple[str | None, ...]:
    assert isinstance(found, ReadDocument), found
    d = found.document
    return d.publisher, d.author, d.published, d.title, d.url, d.language


def test_csl_json_is_found_by_key_by_file_and_by_address(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(json.dumps(CSL))
    by_key, by_file = read(tmp_path, "m.json", "hoxhaj2024.txt", "month.txt")
    assert told(by_key) == ("The Kite", "Lum Hoxhaj, Harbour Desk, Ina van den Berg", "2024-05-07", "Barge sinks", "https://www.kite.test/barge/", "en")  # fmt: skip
    assert told(by_file)[2:4] == ("2024-05", "Month")
    manifest = read_manifest(str(tmp_path / "m.json"))
    assert manifest.row("http://kite.test/barge#top")["title"] == "Barge sinks"
    assert manifest.row("saved.html", "https://osprey.test/a") == {"title": "Year only", "url": "https://osprey.test/a"}
    assert [str(f) for f in manifest.missing()] == []


def test_items_of_zotero_with_their_attachments(tmp_path: Path) -> None:
    item = {"itemType": "newspaperArticle", "title": "Barge sinks", "publicationTitle": "The Kite", "date": "2024-05-07", "creators": [{"creatorType": "author", "firstName": "Lum", "lastName": "Hoxhaj"}, {"creatorType": "editor", "lastName": "No"}],
            "attachments": [{"title": "Snapshot", "path": "storage:barge.txt"}, {"title": "link"}]}  # fmt: skip
    (tmp_path / "m.json").write_text(
        json.dumps({"config": {}, "items": [item, {"itemType": "note", "note": "x", "title": "n"}]})
    )
    (found,) = read(tmp_path, "m.json", "barge.txt")
    assert told(found)[:4] == ("The Kite", "Lum Hoxhaj", "2024-05-07", "Barge sinks")


def test_zotero_rdf(tmp_path: Path) -> None:
    (tmp_path / "m.rdf").write_text(RDF)
    (found,) = read(tmp_path, "m.rdf", "files/2/barge.txt")
    assert told(found) == ("The Kite", "Lum Hoxhaj", "2024-05-07", "Barge sinks", "https://kite.test/barge", "en")
    assert read_manifest(str(tmp_path / "m.rdf")).row("https://osprey.test/page") == {"title": "Page", "url": "https://osprey.test/page"}  # fmt: skip


def test_a_file_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "m.rdf").write_text(RDF)
    (failure,) = read(tmp_path, "m.rdf")
    assert "names files/2/barge.txt, which is not there" in str(failure)


@pytest.mark.parametrize(
    "words",
    [
        "<rdf:RDF", "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r>&a;</r>", "<r>" * 100_000, '[{"type": 7, "title": [1]}]', "[[[[", '{"items": [1]}',
        '[{"type": "book", "title": "x", "issued": {"date-parts": [[2024, null, {}]]}, "author": [7, {"given": 3}], "file": "a\\u0000b"}]',
    ],
)  # fmt: skip
def test_hostile_references_are_refused_or_say_nothing(tmp_path: Path, words: str) -> None:
    (tmp_path / "m.json").write_text(words)
    try:
        manifest = read_manifest(str(tmp_path / "m.json"))
    except ManifestError as error:
        assert str(error).startswith(str(tmp_path))
    else:
        assert "root:" not in str(manifest.rows) and manifest.row("a.txt") == {}
