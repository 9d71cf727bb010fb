"""Whether a case has a table: some come with the first that is written to them. What a reader has found once is not looked for again."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

# Under which name a reader's connections carry the names of the tables that they have found; those of a writer, who may take back what
# it made, carry none.
TABLES = "crossbearing_tables"


def there(connection: Connection, table: str) -> bool:
    """Whether the case has the table."""
    known: set[str] | None = connection.get_execution_options().get(TABLES)
    if known is not None and table in known:
        return True
    found = bool(inspect(connection).has_table(table))
    if found and known is not None:
        known.add(table)
    return found
