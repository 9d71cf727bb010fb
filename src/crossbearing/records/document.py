"""One account: its text as stored, who published it and when."""

from __future__ import annotations

import msgspec

from crossbearing.records.decided import Decided
from crossbearing.records.derivation import Derivation
from crossbearing.records.shown import Shown
from crossbearing.records.text_part import TextPart


class Document(Shown, frozen=True):
    """An account as read. `text` is decoded, with line ends as `\\n`, otherwise untouched.

    `sha256` is the hash of the bytes read (of the `text` in UTF-8 where no bytes were). `published` is an ISO 8601
    date or date and time, None where nothing says it. None always means: the account does not say.
    `main_event` is set by linking: the id of the event that the account is chiefly about. `decided` is there only where
    reviewers set its metadata. `parts` are the parts of the text whose role its form tells, none where it tells none; `derived_from`
    is where the publisher itself says that it has the account from.
    """

    id: str
    path: str
    sha256: str
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    title: str | None
    url: str | None
    text: str
    main_event: str | None = None
    decided: Decided | msgspec.UnsetType = msgspec.UNSET
    parts: tuple[TextPart, ...] = ()
    derived_from: tuple[Derivation, ...] = ()
