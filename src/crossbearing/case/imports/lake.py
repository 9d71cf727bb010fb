"""What a run on a cluster left as Parquet, brought into a case: its accounts, and its record where the case holds just these.

Accounts that another program annotated are annotated anew. A case that holds other accounts besides is linked and weighed anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from crossbearing.case.imports.coded import ImportFailure
from crossbearing.case.store import Case
from crossbearing.engine.fingerprint import fingerprint
from crossbearing.records import Annotations, Links, NearLink, Record

# Rows fetched at once: some 10 MB.
PORTION = 1_000


class Loaded(msgspec.Struct):
    """Accounts that came over, that were here already, and whether the record came over too."""

    accounts: int = 0
    already: int = 0
    anew: int = 0
    record: bool = False


def load(into: Case, folder: str) -> Iterator[Loaded]:
    """Brings the Parquet of `reconcile --parquet FOLDER` into a case, account by account; gives the counts so far after each. ImportFailure where
    the folder holds none."""
    done, known = Loaded(), into.ids()
    before = bool(known)
    decoder = msgspec.json.Decoder(Annotations)
    for text, original, said, program in _rows(folder, "accounts", "text, original, annotations, program"):
        account = decoder.decode(said)
        if account.document.id in known:
            done.already += 1
            continue
        if program != fingerprint():
            account = _anew(account)
            done.anew += 1
        into.add(account, original if original is not None else text.encode("utf-8", "replace"))
        done.accounts += 1
        yield done
    if not before and not done.anew and (record := record_of(into, folder)) is not None:
        into.write(record, links=links_of(folder))
        done.record = True
    yield done


def _anew(account: Annotations) -> Annotations:
    from crossbearing.annotate import annotate

    made = next(iter(annotate([account.document])))
    return msgspec.structs.replace(made, warnings=account.warnings)


def record_of(case: Case, folder: str) -> Record | None:
    """The record that the folder holds, with the texts of the case's accounts; None where it holds accounts alone."""
    if not any(Path(folder).glob("record/*.parquet")):
        return None
    texts = {a.document.id: a.document.text for a in case.accounts()}
    hints = get_type_hints(Record)
    found: dict[str, list[Any]] = {name: [] for name in Record.__struct_fields__ if name != "set_aside"}
    for name, piece in _rows(folder, "record", "list, piece", "list, number"):
        found[name].append(msgspec.json.decode(piece))
    for row in found["documents"]:
        row["text"] = texts[row["id"]]
    return Record(**{name: msgspec.convert(rows, hints[name]) for name, rows in found.items()})


def links_of(folder: str) -> Links | None:
    """What of the links tells which joins are doubtful; None where the folder does not say."""
    if not any(Path(folder).glob("near/*.parquet")):
        return None
    near: list[NearLink] = []
    event_of: dict[tuple[str, str], str] = {}
    columns = "a_document, a_incident, a_event, b_document, b_incident, b_event, score, joined"
    order = "distance, a_document, a_incident, b_document, b_incident"
    for *first, d, i, e, score, joined in _rows(folder, "near", columns, order):
        a, b = (first[0], first[1]), (d, i)
        event_of |= {a: first[2], b: e}
        near.append(NearLink(a, b, score, joined))
    return Links((), (), (), event_of, {}, near=tuple(near))


def check(folder: str) -> None:
    """ImportFailure where the folder is none that `--parquet` wrote."""
    _files(folder, "accounts")


def _files(folder: str, table: str) -> list[str]:
    files = sorted(str(p) for p in Path(folder).glob(f"{table}/*.parquet"))
    if not files:
        raise ImportFailure(folder, f"no Parquet in {table}/", "name the folder that --parquet wrote")
    return files


def _rows(folder: str, table: str, columns: str, order: str | None = None) -> Iterator[tuple[Any, ...]]:
    import duckdb

    files = _files(folder, table)
    query = f"SELECT {columns} FROM read_parquet(?)" + (f" ORDER BY {order}" if order else "")  # noqa: S608 - our own names
    try:
        with duckdb.connect() as connection:
            cursor = connection.execute(query, [files])
            while rows := cursor.fetchmany(PORTION):
                yield from rows
    except duckdb.Error as error:
        raise ImportFailure(
            folder, f"cannot be read ({str(error).splitlines()[0]})", "name the folder that --parquet wrote"
        ) from error
