"""Bringing a case of an older layout to this one: Alembic, run when the case is opened, in one transaction."""

from crossbearing.case.migrations.run import HEAD, layout_of, migrate, stamp

__all__ = ["HEAD", "layout_of", "migrate", "stamp"]
