"""Headlines that attribute: "Minister: bridge was safe"."""

from __future__ import annotations

import re

from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import Source, trimmed
from crossbearing.annotate.speech.cues import Cue
from crossbearing.annotate.speech.draft import Draft
from crossbearing.lexicon import lexicon

HEADLINE = Cue("say", frozenset({"aside"}))
# A headline stands among the first lines, is short and has no full stop.
_FIRST_LINES = 4
_LONGEST = 140
_FORM = re.compile(r"^(?P<who>[^\n:“”\"]{2,50}):\s+(?P<what>[^\n]{8,})$")


def headlines(parsed: Parsed) -> list[Draft]:
    """The attributions of the first lines that have the form "speaker: words"."""
    text, found, start = parsed.document.text, [], 0
    roles = frozenset(lexicon("speakers")["roles"])
    for _ in range(_FIRST_LINES):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        form = _FORM.match(line)
        if form and len(line) <= _LONGEST and not line.rstrip().endswith((".", ":")):
            words = form["who"].split()
            if words[-1].lower() in roles or words[0].lower() in roles:
                head = parsed.token_at(start + form.end("who") - 1)
                cut = trimmed(text, start + form.start("what"), start + form.end("what"))
                if cut:
                    colon = start + form.end("who")
                    found.append(Draft((cut,), (colon, colon + 1), HEADLINE, Source(head, start, start + form.end("who"))))
        if end < 0:
            break
        start = end + 1
    return found
