"""The sentence of a token in logarithmic time.

spaCy looks through the whole Doc each time that `token.sent` is asked for, which makes long documents quadratic; its hooks let us answer from a table.
"""

from __future__ import annotations

from bisect import bisect_right

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan


def index_sentences(doc: Doc) -> Doc:
    """The same Doc, with `token.sent` and `span.sent` answered from a table of its sentences' starts."""
    flags = doc.to_array(SENT_START)
    starts = [i for i, flag in enumerate(flags.tolist()) if flag == 1 or i == 0]

    def sentence(part: Token | DocSpan) -> DocSpan:
        at = part.i if isinstance(part, Token) else part.start
        number = bisect_right(starts, at) - 1
        end = starts[number + 1] if number + 1 < len(starts) else len(part.doc)
        return DocSpan(part.doc, starts[number], end)

    doc.user_token_hooks["sent"] = sentence
    doc.user_span_hooks["sent"] = sentence
    return doc
