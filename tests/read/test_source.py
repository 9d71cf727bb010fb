from pathlib import Path

import pytest

from crossbearing.read import ManifestError, ReadDocument, ReadFailure, read_manifest, read_sources

TEXT = "Three people were killed when a wall fell on the market of Goris on Monday, rescuers said."


def read(*paths: Path | str, manifest: Path | None = None) -> list[ReadDocument | ReadFailure]:
    return list(read_sources(map(str, paths), read_manifest(str(manifest)) if manifest else None))


def only(found: list[ReadDocument | ReadFailure]) -> ReadDocument:
    (document,) = found
    assert isinstance(document, ReadDocument), document
    return document


def failure(found: list[ReadDocument | ReadFailure]) -> ReadFailure:
    (failed,) = found
    assert isinstance(failed, ReadFailure)
    return failed


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode() + b"\r\nNobody else was hurt.")
    document = only(read(path)).document
    assert document.text == TEXT + "\nNobody else was hurt."
    assert document.language == "en"
    assert document.id.startswith("d")


def test_a_folder_gives_its_files_in_order_and_each_document_once(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(TEXT + " B.")
    (tmp_path / "a.md").write_text(
        "---\ntitle: The wall\ndate: 2024-05-03\npublisher: The Kite\n---\n# A heading\n\n" + TEXT
    )
    (tmp_path / "c.txt").write_text(TEXT + " B.")
    (tmp_path / "note.xyz").write_text("no account")
    found = read(tmp_path)
    assert [Path(f.document.path).name for f in found if isinstance(f, ReadDocument)] == ["a.md", "b.txt"]
    first = found[0]
    assert isinstance(first, ReadDocument)
    assert (first.document.title, first.document.published, first.document.publisher) == (
        "The wall",
        "2024-05-03",
        "The Kite",
    )
    assert first.document.text == f"A heading\n\n{TEXT}"


def test_a_glob(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT)
    assert only(read(str(tmp_path / "o*.txt"))).document.text == TEXT
    assert "no file matches" in str(failure(read(str(tmp_path / "x*.txt"))))


def test_a_web_page_gives_its_article_and_metadata(tmp_path: Path) -> None:
    page = f"""<!doctype html><html lang="en"><head><title>Wall falls | The Kite</title>
      <meta property="og:title" content="Wall falls on market"><meta property="og:site_name" content="The Kite">
      <meta name="author" content="Ana Kos"><meta property="article:published_time" content="2024-05-03T10:00:00Z"></head>
      <body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Wall falls on market</h1>
      <p>{TEXT}</p><p>The search went on through the night, and the mayor spoke of a miracle that no more had died there.</p></article>
      <footer>Imprint</footer></body></html>"""
    path = tmp_path / "page.html"
    path.write_text(page)
    document = only(read(path)).document
    assert TEXT in document.text
    assert document.text.startswith("Wall falls on market")
    assert "Home" not in document.text
    assert (document.publisher, document.author, document.published) == ("The Kite", "Ana Kos", "2024-05-03")


def test_json_lines_keep_their_ids_and_a_broken_line_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"id": "x1", "text": "A wall\u2028fell.", "published": "3 May 2024"}\n{"text": \n{"title": "no text"}\n'
    )
    first, second, third = read(path)
    assert isinstance(first, ReadDocument)
    assert (first.document.id, first.document.text, first.document.published) == (
        "x1",
        "A wall\u2028fell.",
        "2024-05-03",
    )
    assert "line 2: no JSON" in str(second)
    assert 'line 3: no object with a string "text"' in str(third)


def test_what_the_manifest_says_wins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"GORIS, Armenia, May 3, 2024 (Lesser Press) - {TEXT}")
    manifest = tmp_path / "m.csv"
    manifest.write_text("file;publisher;published\na.txt;The Kite;4 May 2024\n")
    document = only(read(tmp_path / "a.txt", manifest=manifest)).document
    assert (document.publisher, document.published) == ("The Kite", "2024-05-04")


def test_an_impossible_date_in_a_manifest_is_unknown_and_not_inferred(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"The wall\n\n3 May 2024\n\n{TEXT}")
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,published\na.txt,2024-02-31\ngone.txt,2024-01-01\n")
    first, second = read(tmp_path / "a.txt", manifest=manifest)
    assert isinstance(first, ReadDocument)
    assert first.document.published is None
    assert "2024-02-31" in first.warnings[0]
    assert "names gone.txt, which is not there" in str(second)


def test_a_manifest_without_the_column_is_refused(tmp_path: Path) -> None:
    manifest = tmp_path / "m.csv"
    manifest.write_text("name,published\na.txt,2024-01-01\n")
    with pytest.raises(ManifestError, match="no column `file`"):
        read_manifest(str(manifest))


def test_the_same_bytes_of_two_publishers_are_two_accounts(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,publisher\na.txt,The Kite\nb.txt,The Heron\n")
    assert len(read(tmp_path, manifest=manifest)) == 2


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.txt", b"", "file is empty"),
        ("blank.txt", b" \n\t\n", "file is empty"),
        ("binary.txt", bytes(range(256)) * 20, "binary data"),
        ("menu.html", b"<html><body><nav>Home</nav></body></html>", "HTML with no article"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "PDF truncated or damaged"),
        ("long.txt", b"a" * 4_000_001, "characters in one account"),
    ],
)
def test_bad_files_are_failures_with_cause_and_remedy(tmp_path: Path, name: str, data: bytes, cause: str) -> None:
    (tmp_path / name).write_bytes(data)
    line = str(failure(read(tmp_path / name)))
    assert name in line
    assert cause in line
    assert "; " in line


def test_a_missing_file_and_a_private_address_are_failures() -> None:
    assert "no such file" in str(failure(read("/nowhere/a.txt")))
    assert "127.0.0.1, which is no public address" in str(failure(read("http://127.0.0.1/a")))


def test_another_language_is_read_and_told(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(
        "Trois personnes ont été tuées dans la nuit de lundi à mardi, selon les pompiers. Le maire a demandé aux familles de rester "
        "calmes pendant que les recherches se poursuivent dans les décombres du marché couvert de la ville."
    )
    found = only(read(tmp_path / "fr.txt"))
    assert found.document.language == "fr"
    assert found.warnings == ()  # what is not done in a language is said by the layers (see annotate/languages)
