"""Which account of the case a coded row speaks of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath, PureWindowsPath

from crossbearing.case.imports.coded import Coded, ImportFailure
from crossbearing.records import Document

# Columns by which a row names its account, surest first.
NAMED_BY = ("document", "id", "sha256", "url", "file", "path", "title")


def _file(path: str) -> str:
    """The bare name of a file, of whatever system."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name.casefold()


def _plain_url(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url.strip().casefold()).split("#")[0].rstrip("/")


class Accounts:
    """The accounts of a case by all that can name them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.found: dict[str, dict[str, list[Document]]] = {k: defaultdict(list) for k in (*NAMED_BY, "text")}
        for d in documents:
            names = {
                "id": d.id,
                "document": d.id,
                "sha256": d.sha256,
                "path": d.path,
                "file": _file(d.path),
                "text": " ".join(d.text.split()),
            }
            if d.url:
                names["url"] = _plain_url(d.url)
            if d.title:
                names["title"] = d.title.strip()
            for kind, name in names.items():
                self.found[kind][name].append(d)

    def of(self, row: Coded) -> Document:
        """The account that the row names; ImportFailure where it names none, none of the case, or several."""
        named = dict(row.documents)
        tried = []
        for kind in NAMED_BY:
            name = named.get(kind, "").strip()
            if not name:
                continue
            tried.append(f"{kind} {name}")
            keys = {"file": _file(name), "url": _plain_url(name)}
            hits = self.found[kind].get(keys.get(kind, name), [])
            if kind in ("document", "path") and not hits:
                # People write a file's name where an id is asked for.
                hits = self.found["file"].get(_file(name), [])
            if len(hits) == 1:
                return hits[0]
            if len(hits) > 1:
                raise ImportFailure(
                    row.where, f"{kind} {name}: {len(hits)} accounts of the case bear it", "give the account's id"
                )
        if row.text is not None and len(hits := self.found["text"].get(" ".join(row.text.split()), [])) == 1:
            return hits[0]
        if tried:
            raise ImportFailure(
                row.where, f"{', '.join(tried)}: no account of the case", "add the account first, or correct the name"
            )
        raise ImportFailure(row.where, "the row names no account", "give a column document, file or url")
