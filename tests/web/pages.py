"""Every page that the browser tests go through: addresses with the names of things that the demo's case holds.

`{event}` is the event that most accounts tell of, `{account}` and `{other}` two of its accounts, `{entity}` a name, `{claim}` a claim.
A page added to the site is added here.
"""

from __future__ import annotations

PAGES = (
    "/",
    "/?type=protest&sort=accounts",
    "/?q=nothing-that-is-told",
    "/accounts",
    "/accounts?sort=words",
    "/intake",
    "/synopsis",
    "/synopsis?event={event}",
    "/compare",
    "/compare?event={event}",
    "/compare?a={account}&b={other}",
    "/accounts/{account}",
    "/accounts/{account}?layers=dates,places,quantities,attributions,names,events,claims,calls,boilerplate",
    "/accounts/{account}?layers=none&at=10-60",
    "/accounts/{account}?at=9-3",
    "/search",
    "/search?q=fire",
    "/search?q=port&kind=claims",
    "/search?q=zebra+harbour",
    "/events/{event}",
    "/events/{event}?rule=ucdp",
    "/events/{event}/ged",
    "/names",
    "/names?kind=person&q=a",
    "/names/words",
    "/names/{entity}",
    "/origins",
    "/review",
    "/review?kind=link",
    "/review?event={event}",
    "/review/name?id={entity}",
    "/log",
    "/nowhere",
)
