"""Whether a case has a table: some come with the first that is written to them. What a reader of a file has found is not looked for again
until the file's layout changes."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

# Under which name a reader's connections carry the tables that they have found, each with the version of the layout in which it was there;
# those of a writer, who may take back what it made, carry none.
TABLES = "crossbearing_tables"


def there(connection: Connection, table: str) -> bool:
    """Whether the case has the table."""
    known: dict[str, int] | None = connection.get_execution_options().get(TABLES)
    if known is None or connection.dialect.name != "sqlite":
        return bool(inspect(connection).has_table(table))
    layout = int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())
    if known.get(table) != layout:
        if not inspect(connection).has_table(table):
            return False
        known[table] = layout
    return True
