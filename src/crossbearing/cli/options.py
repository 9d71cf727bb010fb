"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str], typer.Argument(help="Files, folders, globs, or - for JSON Lines on standard input.", metavar="PATH...")
]
Manifest = Annotated[
    str | None,
    typer.Option(
        "--manifest",
        help="CSV or JSON Lines: file, publisher, author, published, url, title, language; or CSL-JSON, an export of Zotero.",
        metavar="M.csv",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first source that cannot be read.")]
Processes = Annotated[
    int, typer.Option("--processes", min=1, help="Processes that annotate; the record is the same however many.")
]
Rule = Annotated[
    str, typer.Option("--rule", help="How an estimate is made: consensus, ucdp, acled, airwars, median, latest.")
]
OcrLanguages = Annotated[
    str | None,
    typer.Option(
        "--ocr",
        help="Read images, and a PDF's pages without text, in these languages; needs the command tesseract.",
        metavar="eng+fra",
    ),
]
Warc = Annotated[
    str | None,
    typer.Option("--warc", help="Keep what URLs gave, as it came, in this web archive.", metavar="FILE.warc.gz"),
]
Ports = Annotated[
    list[int] | None,
    typer.Option("--web-port", help="A port, besides 80 and 443, on which URLs are read.", min=1, max=65535),
]
CacheFolder = Annotated[
    str | None,
    typer.Option("--cache", help="Where annotations are kept, so that no account is read twice.", metavar="FOLDER"),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no annotations, and use none that are kept.")]
