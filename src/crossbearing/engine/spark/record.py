"""One record of annotated accounts, linked and weighed on the cluster: the bytes of the local engine's."""

from __future__ import annotations

from crossbearing.engine.spark.accounts import Accounts
from crossbearing.records import Record


def reconciled(accounts: Accounts, rule: str) -> Record:
    """Links and weighs what the accounts say into one record."""
    from crossbearing.engine.local import reconciled as together

    return together(accounts, rule)
