"""Where the parts of a page lead: to an account, to a claim's words, to another event. The dossier's links stay within the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim


class Links(Protocol):
    """What the templates call."""

    def claim(self, claim: Claim) -> str:
        """Where the claim's words stand."""

    def account(self, siglum: Siglum) -> str:
        """Where the account stands."""

    def event(self, id: str) -> str:
        """Where the event stands; empty where it has no place."""


class InPage:
    """Links within one page that holds everything: claims and accounts have their anchors, events those that are given."""

    def __init__(self, anchors: Mapping[str, str] | None = None) -> None:
        self._anchors = anchors or {}

    def claim(self, claim: Claim) -> str:
        return f"#{claim.id}"

    def account(self, siglum: Siglum) -> str:
        return f"#account-{siglum.letter}"

    def event(self, id: str) -> str:
        anchor = self._anchors.get(id)
        return f"#{anchor}" if anchor else ""
