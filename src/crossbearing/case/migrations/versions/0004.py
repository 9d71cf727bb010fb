"""Layout 4: many-valued columns by code, so that the rows of a value are found without going through all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crossbearing.case.columns import array, by_code

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Puts the rows of each such column in the order of their codes."""
    connection = op.get_bind()
    arrays = sa.table("arrays", sa.column("name", sa.String), sa.column("data", sa.LargeBinary))
    query = sa.select(arrays.c.name).where(arrays.c.name.like("%.codes"))
    for name in connection.execute(query).scalars().all():
        stem = name.removesuffix(".codes")
        held = {
            n: array(connection.execute(sa.select(arrays.c.data).where(arrays.c.name == n)).scalar_one())
            for n in (f"{stem}.rows", name)
        }
        rows, starts = by_code(held[f"{stem}.rows"], held[name])
        new = {f"{stem}.rows": rows, f"{stem}.starts": starts}
        for old in held:
            connection.execute(sa.delete(arrays).where(arrays.c.name == old))
        connection.execute(sa.insert(arrays), [{"name": n, "data": d.astype("<i4").tobytes()} for n, d in new.items()])
