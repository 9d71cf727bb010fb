"""Which layout a case has, and the way to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from crossbearing.case.file import CaseError

# The newest layout; its revision in versions/ bears the number.
HEAD = 6


def layout_of(connection: Connection) -> int:
    """The number of the layout, 0 where there is no case yet; CaseError where it is newer than this program knows."""
    tables = set(inspect(connection).get_table_names())
    layout = 0
    if "alembic_version" in tables:
        layout = int(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or 0)
    if not layout and connection.dialect.name == "sqlite":
        layout = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
    if not layout and "accounts" in tables:
        layout = 1
    if layout > HEAD:
        raise CaseError(
            f"made by a newer version of crossbearing (layout {layout}, this program knows {HEAD}); install that version"
        )
    return layout


def stamp(connection: Connection, layout: int = HEAD) -> None:
    """Writes the layout into the case, where Alembic and where older programs look for it."""
    connection.exec_driver_sql(
        "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
    )
    connection.exec_driver_sql("DELETE FROM alembic_version")
    connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{layout:04}')")  # noqa: S608 - our own number
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {layout}")


def migrate(connection: Connection, layout: int) -> None:
    """Brings the case from this layout to the newest, within the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    if layout:
        stamp(connection, layout)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    stamp(connection)
