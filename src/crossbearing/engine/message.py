"""What parent and worker hand to one another: documents in MessagePack, and what came of each. Texts do not come back: the parent has them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crossbearing.records import Annotations, Document

# Stands in for a document where only what was found in it is handed over.
NO_DOCUMENT = Document("", "", "", None, None, None, None, None, None, "")


class Fault(msgspec.Struct, frozen=True, tag=True):
    """Why a document could not be annotated, in words that follow its name."""

    cause: str


class Found(msgspec.Struct, frozen=True, tag=True):
    """What was found in a document, without the document."""

    account: Annotations


Outcome = Annotations | Fault
_documents = msgspec.msgpack.Decoder(list[Document])
_outcomes = msgspec.msgpack.Decoder(list[Found | Fault])
_account = msgspec.msgpack.Decoder(Annotations)


def packed_documents(documents: Sequence[Document]) -> bytes:
    """For a worker. UnicodeEncodeError where a text holds half a surrogate pair, which no reader lets in."""
    return msgspec.msgpack.encode(documents)


def unpacked_documents(data: bytes) -> list[Document]:
    """What `packed_documents` packed."""
    return _documents.decode(data)


def packed_outcomes(outcomes: Sequence[Outcome]) -> bytes:
    """For the parent."""
    return msgspec.msgpack.encode([o if isinstance(o, Fault) else Found(bare(o)) for o in outcomes])


def unpacked_outcomes(data: bytes, documents: Sequence[Document]) -> list[Outcome]:
    """What `packed_outcomes` packed, with the documents put back."""
    found = _outcomes.decode(data)
    return [o if isinstance(o, Fault) else clothed(o.account, d) for o, d in zip(found, documents, strict=True)]


def packed_account(account: Annotations) -> bytes:
    """One account's annotations without its document."""
    return msgspec.msgpack.encode(bare(account))


def unpacked_account(data: bytes, document: Document) -> Annotations:
    """What `packed_account` packed. msgspec.DecodeError where it is something else."""
    return clothed(_account.decode(data), document)


def bare(account: Annotations) -> Annotations:
    """The annotations without their document."""
    return msgspec.structs.replace(account, document=NO_DOCUMENT)


def clothed(account: Annotations, document: Document) -> Annotations:
    """The annotations with their document."""
    return msgspec.structs.replace(account, document=document)
