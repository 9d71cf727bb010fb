"""The tables of a case, the same in SQLite and PostgreSQL.

`accounts` and what stands before it is what came in and is never changed; what comes after is derived from it and is made anew by a
refresh. A whole record type is kept as JSON beside the columns by which it is looked up.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    true,
)

metadata = MetaData()
# Text that is looked up by its beginning, so that it must be in the order of its bytes.
BYTEWISE = Text().with_variant(Text(collation="C"), "postgresql")

facts = Table(
    "facts", metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)  # fmt: skip
makers = Table(
    "makers", metadata,
    Column("number", Integer, primary_key=True),
    Column("program", String, nullable=False),
    Column("model", String, nullable=False),
    Column("lexicon", String, nullable=False),
    Column("configuration", Text, nullable=False),
)  # fmt: skip
accounts = Table(
    "accounts", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("sha256", String, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("annotations", LargeBinary, nullable=False),
    Column("made_by", String, nullable=False),
    Column("text_sha256", String),
    Column("maker", Integer),
    Column("place", Text),
    Column("link", Text),
    Column("published", String),
    Column("added", String),
    Column("chain", String),
    Column("current", Boolean, nullable=False, server_default=true()),
    Index("accounts_by_chain", "chain", "number"),
    Index("accounts_by_place", "place"),
    Index("accounts_by_link", "link"),
)  # fmt: skip
failures = Table(
    "failures", metadata,
    Column("number", Integer, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("cause", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("at", String, nullable=False),
)  # fmt: skip
# What hosts said of their pages when these were taken in, so that they are asked only for what is new.
visits = Table(
    "visits", metadata,
    Column("asked", Text, primary_key=True),
    Column("url", Text, nullable=False),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("made_by", String, nullable=False),
    Column("at", String, nullable=False),
)  # fmt: skip
# What the record was at each refresh: the states of its events from the first refresh that gave them to the last (open where it still holds).
refreshes = Table(
    "refreshes", metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("rule", String, nullable=False),
    Column("maker", Integer),
    Column("accounts", Integer, nullable=False),
    Column("last_account", Integer, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Index("refreshes_by_at", "at"),
)  # fmt: skip
states = Table(
    "states", metadata,
    Column("number", Integer, primary_key=True),
    Column("event", String, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer),
    Column("digest", String, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Index("states_by_last", "last", "event"),
)  # fmt: skip

# What follows is derived; `maker` tells of each row which versions of program, model, lexicon and configuration made it.
documents = Table(
    "documents", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("siglum", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("publisher", Text),
    Column("author", Text),
    Column("published", String),
    Column("title", Text),
    Column("language", String),
    Column("path", Text, nullable=False),
    Column("url", Text),
    Column("sha256", String, nullable=False),
    Column("words", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("main_event", String),
    Column("origin", String),
    Column("versions", Integer, nullable=False),
    Column("layers", LargeBinary, nullable=False),
    Column("decided", LargeBinary),
    Column("maker", Integer),
    Index("documents_by_main_event", "main_event"),
)  # fmt: skip
texts = Table(
    "texts", metadata,
    Column("number", Integer, primary_key=True),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("maker", Integer),
)  # fmt: skip
events = Table(
    "events", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("type", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("start", String),
    Column("end", String),
    Column("place", Text),
    Column("country", String),
    Column("admin1", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("precision", Integer),
    Column("accounts", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("part_of", String),
    Column("by_accounts", Integer, nullable=False),
    Column("by_claims", Integer, nullable=False),
    Column("by_label", Integer, nullable=False),
    Column("by_weight", Integer, nullable=False),
    Column("event", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("events_by_accounts", "by_accounts"),
    Index("events_by_claims", "by_claims"),
    Index("events_by_label", "by_label"),
    Index("events_by_weight", "by_weight"),
    Index("events_by_part_of", "part_of"),
)  # fmt: skip
# What each attribute of an event came to.
estimates = Table(
    "estimates", metadata,
    Column("event", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("attribute", String, nullable=False),
    Column("subject", Text),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("value", Text),
    Column("method", String),
    Column("status", String, nullable=False),
    Column("readings", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("maker", Integer),
)  # fmt: skip
event_documents = Table(
    "event_documents", metadata,
    Column("event", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("document", String, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("maker", Integer),
    Index("event_documents_by_document", "document"),
)  # fmt: skip
claims = Table(
    "claims", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("document", String, nullable=False),
    Column("event", String),
    Column("attribute", String, nullable=False),
    Column("subject", Text),
    Column("low", Float),
    Column("high", Float),
    Column("value", Text),
    Column("unit", Text),
    Column("as_of", String),
    Column("factuality", String, nullable=False),
    Column("source", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("claim", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("claims_by_id", "id"),
    Index("claims_by_event", "event", "document"),
    Index("claims_by_document", "document", "start"),
)  # fmt: skip
relations = Table(
    "relations", metadata,
    Column("number", Integer, primary_key=True),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("type", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("event", String),
    Column("other_event", String),
    Column("maker", Integer),
    Index("relations_by_event", "event"),
    Index("relations_by_a", "a"),
    Index("relations_by_b", "b"),
)  # fmt: skip
copies = Table(
    "copies", metadata,
    Column("number", Integer, primary_key=True),
    Column("a", String, nullable=False),
    Column("b", String, nullable=False),
    Column("similarity", Float, nullable=False),
    Column("direction", String),
    Column("copy", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("copies_by_a", "a"),
    Index("copies_by_b", "b"),
)  # fmt: skip
entities = Table(
    "entities", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("forms", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("geonameid", Integer),
    Column("in_kind", Integer, nullable=False),
    Column("names", Text, nullable=False),
    Column("entity", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("entities_by_kind", "kind", "in_kind"),
)  # fmt: skip
mentions = Table(
    "mentions", metadata,
    Column("number", Integer, primary_key=True),
    Column("entity", String, nullable=False),
    Column("document", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("form", Text, nullable=False),
    Column("maker", Integer),
    Index("mentions_by_entity", "entity", "number"),
    Index("mentions_by_document", "document", "entity"),
)  # fmt: skip
entity_forms = Table(
    "entity_forms", metadata,
    Column("entity", String, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("form", Text, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("view", LargeBinary, nullable=False),
    Column("maker", Integer),
)  # fmt: skip
event_entities = Table(
    "event_entities", metadata,
    Column("event", String, primary_key=True),
    Column("entity", String, primary_key=True),
    Column("mentions", Integer, nullable=False),
    Column("maker", Integer),
    Index("event_entities_by_entity", "entity", "mentions"),
)  # fmt: skip
framing = Table(
    "framing", metadata,
    Column("number", Integer, primary_key=True),
    Column("event", String),
    Column("entity", String),
    Column("naming", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("framing_by_event", "event"),
    Index("framing_by_entity", "entity"),
)  # fmt: skip
origin_edges = Table(
    "origin_edges", metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("source_document", String),
    Column("target_document", String),
    Column("maker", Integer),
)  # fmt: skip
doubts = Table(
    "doubts", metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("doubt", LargeBinary, nullable=False),
    Column("maker", Integer),
)  # fmt: skip
# What reviewers rejected: kept to be seen, counted nowhere.
set_aside = Table(
    "set_aside", metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("document", String),
    Column("event", String),
    Column("thing", LargeBinary, nullable=False),
    Column("maker", Integer),
    Index("set_aside_by_document", "document"),
    Index("set_aside_by_event", "event"),
    Index("set_aside_by_id", "id"),
)  # fmt: skip
warnings = Table(
    "warnings", metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String),
    Column("warning", Text, nullable=False),
    Column("maker", Integer),
    Index("warnings_by_document", "document"),
)  # fmt: skip
# Columns of the events and of the accounts as arrays, and what their codes stand for: filters and counts of a whole case in a millisecond.
arrays = Table(
    "arrays", metadata,
    Column("name", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)  # fmt: skip
codes = Table(
    "codes", metadata,
    Column("dimension", String, primary_key=True),
    Column("value", BYTEWISE, primary_key=True),
    Column("code", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Index("codes_by_code", "dimension", "code"),
)  # fmt: skip
# What the last full refresh of a large case laid down, so that accounts can be added to it (see growth).
ground_incidents = Table(
    "ground_incidents", metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String, nullable=False),
    Column("event", String),
    Column("incident", LargeBinary, nullable=False),
    Index("ground_incidents_by_event", "event"),
)  # fmt: skip
ground_signs = Table(
    "ground_signs", metadata,
    Column("sign", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("incident", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip
ground_sketches = Table(
    "ground_sketches", metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip
ground_names = Table(
    "ground_names", metadata,
    Column("key", Text, primary_key=True),
    Column("entity", String, nullable=False),
)  # fmt: skip
ground_counts = Table(
    "ground_counts", metadata,
    Column("name", String, primary_key=True),
    Column("keys", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
)  # fmt: skip
GROUND = (ground_incidents, ground_signs, ground_sketches, ground_names, ground_counts)

# In the order in which a refresh fills them.
DERIVED = (
    documents, texts, events, estimates, event_documents, claims, relations, copies, entities, mentions, entity_forms, event_entities, framing,
    origin_edges, doubts, set_aside, warnings, arrays, codes,
)  # fmt: skip
