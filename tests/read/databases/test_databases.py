"""Exports of news databases, made up: every article by itself, with who wrote it where and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.read import ReadDocument, read_sources
from crossbearing.read.databases import articles
from crossbearing.read.raw import Raw

BODY = [
    "A cargo barge sank in the port of Durres on Tuesday evening.",
    "Four sailors are missing, the harbour office said.",
]
TOLD = "\n\n".join(BODY)

OLD_NEXIS = f"""
                               1 of 2 DOCUMENTS



                              The Kite (Tirana)

                          May 8, 2024 Wednesday
                                Final Edition

Barge sinks off Durres

BYLINE: Lum Hoxhaj

SECTION: NEWS; Pg. 4

LENGTH: 212 words

DATELINE: DURRES

{BODY[0]}

   {BODY[1]}

LOAD-DATE: May 8, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                       Copyright 2024 Kite Press
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                              Harbour Post

                          9 May 2024 Thursday

HEADLINE: Two bodies found

LENGTH: 90 words

BODY:

Divers found two bodies on Thursday.

LOAD-DATE: May 9, 2024
"""
NEW_NEXIS = f"""Barge sinks off Durres
The Kite (Tirana)
May 8, 2024 Wednesday 11:24 AM GMT

Copyright 2024 Kite Press All Rights Reserved
Section: NEWS; Version:1
Length: 212 words
Byline: Lum Hoxhaj
Body

{BODY[0]}
{BODY[1]}

Load-Date: May 8, 2024

End of Document

Two bodies found
Harbour Post
May 9, 2024 Thursday

Length: 90 words
Body

Divers found two bodies on Thursday.

Load-Date: May 9, 2024

End of Document
"""
FACTIVA = f"""Barge sinks off Durres
By Lum Hoxhaj
212 words
8 May 2024
11:24
The Kite
KITE
English
Copyright 2024. Kite Press.

{BODY[0]}

{BODY[1]}

Document KITE000020240508ek58000ab

Two bodies found
90 words
9 May 2024
Harbour Post
HARP
English
(c) 2024 Harbour Post

Divers found two bodies on Thursday.

Document HARP000020240509ek59000cd
"""
TAGGED = f"""HD  Barge sinks
off Durres
BY  By Lum Hoxhaj
WC  212 words
PD  8 May 2024
SN  The Kite
SC  KITE
LA  English
CY  Copyright 2024
LP  {BODY[0]}
TD  {BODY[1]}
AN  Document KITE000020240508ek58000ab
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 2

Barge sinks off Durres

Author: Lum Hoxhaj.

Publication info: The Kite ; Tirana [Tirana]08 May 2024: 4.

Full text: {BODY[0]}

{BODY[1]}

Subject: Accidents; Ports

Title: Barge sinks off Durres

Publication title: The Kite; Tirana

Publication date: May 8, 2024

Language of publication: English

ProQuest document ID: 1234567890

____________________________________________________________

Document 2 of 2

Two bodies found

Full text: Divers found two bodies on Thursday.

Title: Two bodies found

Publication title: Harbour Post

Publication date: May 9, 2024

ProQuest document ID: 1234567891
"""


def head(raw: Raw) -> tuple[str | None, ...]:
    return raw.title, raw.author, raw.publisher, raw.published


@pytest.mark.parametrize(
    "export", [OLD_NEXIS, NEW_NEXIS, FACTIVA, PROQUEST], ids=["old nexis", "nexis uni", "factiva", "proquest"]
)
def test_two_articles(export: str) -> None:
    first, second = articles(export)
    assert head(first)[:2] == ("Barge sinks off Durres", "Lum Hoxhaj")
    assert (first.publisher or "").startswith("The Kite") and first.published == "2024-05-08"
    assert first.text.replace("\n\n", "\n").split("\n") == ["Barge sinks off Durres", *BODY]
    assert head(second) == ("Two bodies found", None, "Harbour Post", "2024-05-09")
    assert second.text == "Two bodies found\n\nDivers found two bodies on Thursday."


def test_fields_of_two_letters() -> None:
    (only,) = articles(TAGGED)
    assert head(only) == ("Barge sinks off Durres", "Lum Hoxhaj", "The Kite", "2024-05-08")
    assert only.text == f"Barge sinks off Durres\n\n{TOLD}"


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        "Document 1 of 2 documents was signed.\n\nBody\n\nEnd of the line.",
        "",
        "Full text: none",
        "The house was told of the end of document reviews.\nBody\n",
    ],
)
def test_an_account_is_no_export(text: str) -> None:
    assert articles(text) == []


def test_an_export_becomes_its_articles(tmp_path: Path) -> None:
    (tmp_path / "e.txt").write_text(FACTIVA)
    found = [f for f in read_sources([str(tmp_path / "e.txt")]) if isinstance(f, ReadDocument)]
    assert [(f.document.path.removeprefix(str(tmp_path)), f.document.publisher) for f in found] == [
        ("/e.txt!/1", "The Kite"),
        ("/e.txt!/2", "Harbour Post"),
    ]
    assert found[0].original == found[0].document.text.encode()
