"""Views with plain names, for those who open a case in Datasette, in psql or in any other program that speaks SQL."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect

# Name to (what it is, its query). A view shows columns of tables under plain names, without the bytes; nothing here is looked up by a page.
VIEWS = {
    "all_accounts": (
        "The accounts that count, in the order of their letters.",
        "SELECT d.siglum AS letter, d.publisher, d.author, d.published, d.title, d.language, d.words, d.claims, e.label AS main_event, "
        "o.siglum AS mostly_copied_from, d.versions, d.url, d.path, d.sha256, d.id AS account_id "
        "FROM documents d LEFT JOIN events e ON e.id = d.main_event LEFT JOIN documents o ON o.id = d.origin ORDER BY d.number",
    ),
    "all_events": (
        "The events in order of time, undated ones last.",
        'SELECT e.label, e.type, e.start AS begins, e."end" AS ends, e.place, e.admin1 AS division, e.country, e.latitude, e.longitude, '
        "e.precision AS place_precision, e.accounts, e.origins, e.claims, e.status, w.label AS part_of, e.id AS event_id "
        "FROM events e LEFT JOIN events w ON w.id = e.part_of ORDER BY e.number",
    ),
    "all_claims": (
        "Every claim with its words, the account that makes it and the event that it is about.",
        "SELECT d.siglum AS letter, d.publisher, c.attribute, c.subject, c.low, c.high, c.value, c.unit, c.as_of, c.factuality, "
        'c.source AS on_the_word_of, c.quote, c.start AS from_character, c."end" AS to_character, e.label AS event, c.id AS claim_id, '
        "c.document AS account_id, c.event AS event_id "
        "FROM claims c JOIN documents d ON d.id = c.document LEFT JOIN events e ON e.id = c.event",
    ),
    "all_estimates": (
        "What each attribute of each event came to, by the rule of the case.",
        "SELECT e.label AS event, e.start AS begins, x.attribute, x.subject, x.low, x.best, x.high, x.value, x.status, x.method, x.readings, "
        "x.claims, x.why, x.event AS event_id FROM estimates x JOIN events e ON e.id = x.event",
    ),
    "disputed": (
        "The values of which not all can be true.",
        "SELECT e.label AS event, x.attribute, x.subject, x.low, x.best, x.high, x.value, x.readings, x.claims, x.event AS event_id "
        "FROM estimates x JOIN events e ON e.id = x.event WHERE x.status = 'disputed'",
    ),
    "all_relations": (
        "How claims of one event and attribute stand to one another, with both quotes.",
        "SELECT r.type, r.why, da.siglum AS letter, a.quote, db.siglum AS other_letter, b.quote AS other_quote, r.a AS claim_id, "
        "r.b AS other_claim_id FROM relations r JOIN claims a ON a.id = r.a JOIN claims b ON b.id = r.b "
        "JOIN documents da ON da.id = a.document JOIN documents db ON db.id = b.document",
    ),
    "all_names": (
        "Persons, organisations, places and groups, those most mentioned first.",
        "SELECT name, kind, names AS forms, accounts, mentions, geonameid, id AS name_id FROM entities ORDER BY number",
    ),
    "who_takes_from_whom": (
        "Who copies, credits or quotes whom, and how often.",
        "SELECT source AS who, kind AS how, target AS whom, count AS times FROM origin_edges ORDER BY number",
    ),
}
COLUMNS = {
    "letter": "the account's letter", "other_letter": "the letter of the other claim's account", "publisher": "who published the account",
    "author": "who wrote it", "published": "when it was published (ISO 8601)", "title": "its title", "language": "its language",
    "words": "how many words it has", "claims": "how many claims", "main_event": "the event that it is chiefly about",
    "mostly_copied_from": "the letter of the account from which at least half of it is copied", "versions": "how many states of it are kept",
    "url": "where it was fetched", "path": "the file as it was named", "sha256": "SHA-256 of the bytes as they came", "account_id": "id of the account",
    "label": "the event in a few words", "type": "kind of event, or of relation", "begins": "first day (EDTF)", "ends": "last day (EDTF)",
    "place": "name of the place", "division": "first-order division", "country": "ISO 3166-1 alpha-2", "latitude": "degrees, WGS 84",
    "longitude": "degrees, WGS 84", "place_precision": "UCDP code: 1 exact, 2 near, 3 and 4 divisions, 5 area, 6 country, 7 sea or air",
    "accounts": "how many accounts tell of it", "origins": "how many of them bring a word of their own",
    "status": "agreed, compatible, updated, disputed or single", "part_of": "the event that it is part of", "event_id": "id of the event",
    "attribute": "what is claimed", "subject": "of whom or what, in the account's words", "low": "least value", "best": "best value", "high": "greatest value",
    "value": "the value where it is no figure", "unit": "what is counted", "as_of": "the day for which a figure is given",
    "factuality": "how the account puts it", "on_the_word_of": "the innermost speaker; empty where the account itself speaks", "quote": "the words",
    "other_quote": "the words of the other claim", "from_character": "where the quote begins in the account's text (code points)",
    "to_character": "where it ends (exclusive)", "event": "the event in a few words", "claim_id": "id of the claim", "other_claim_id": "id of the other claim",
    "method": "the rule of estimation", "readings": "how many different values are told", "why": "why, in a sentence", "name": "the fullest form",
    "kind": "person, organization, place or group", "forms": "all forms, one a line", "mentions": "how often it is named", "geonameid": "id in GeoNames",
    "name_id": "id of the name", "who": "the account's publisher, title or file", "how": "copies, credits or quotes", "whom": "publisher or speaker",
    "times": "how many passages or claims",
}  # fmt: skip


def create(connection: Connection) -> None:
    """Makes the views anew."""
    for name in inspect(connection).get_view_names():
        if name in VIEWS:
            connection.exec_driver_sql(f"DROP VIEW {name}")
    for name, (_, query) in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")


def columns(engine: Engine) -> dict[str, list[str]]:
    """The columns of each view of a case."""
    with engine.connect() as connection:
        return {name: [c["name"] for c in inspect(connection).get_columns(name)] for name in VIEWS}


def datasette(database: str, held: dict[str, list[str]]) -> dict[str, object]:
    """Datasette's metadata for a case file of that name; `held` are the columns of the views."""
    return {
        "title": f"Crossbearing: {database}",
        "description": "What several accounts say of the same events. Views hold what one reads; tables hold what they are made from.",
        "databases": {
            database: {
                "tables": {
                    view: {"description": VIEWS[view][0], "columns": {c: COLUMNS[c] for c in names}}
                    for view, names in held.items()
                }
                | {table: {"hidden": True} for table in ("arrays", "codes", "facts", "alembic_version", "entity_forms")}
            }
        },
    }
