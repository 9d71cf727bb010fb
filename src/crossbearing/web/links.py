"""Where the parts that pages share with the dossier lead: to an account's page, to the passage in it, to another event's page."""

from __future__ import annotations

from urllib.parse import quote

from crossbearing.publish.sigla import Siglum
from crossbearing.records import Claim
from crossbearing.web.texts.passage import account_path, passage_link


class OnPages:
    """Links from page to page."""

    def claim(self, claim: Claim) -> str:
        return passage_link(claim.document or "", claim.start, claim.end)

    def account(self, siglum: Siglum) -> str:
        return account_path(siglum.document.id)

    def event(self, id: str) -> str:
        return f"/events/{quote(id, safe='')}"
