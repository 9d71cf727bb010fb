"""What accounts learn from one another about the names in them, before names are joined: each round is one thing to be told, asked and heard.

A name is joined with others far from its text. What its text must be read for once more (a bare acronym, a description) depends on what other
accounts call things; a round says which little they have to tell for that, so that the texts can lie anywhere.
"""

from crossbearing.link.rounds.brackets import TRANSLATED, TRANSLATIONS
from crossbearing.link.rounds.described import DESCRIBED
from crossbearing.link.rounds.draft import Draft, draft_of
from crossbearing.link.rounds.initials import INITIALS
from crossbearing.link.rounds.kinds import KINDS
from crossbearing.link.rounds.round import Answer, Answers, Question, Round, Telling, heard

# In this order; each hears accounts that have heard those before it.
ROUNDS = (KINDS, TRANSLATIONS, TRANSLATED, INITIALS, DESCRIBED)

__all__ = [
    "DESCRIBED",
    "INITIALS",
    "ROUNDS",
    "TRANSLATED",
    "TRANSLATIONS",
    "Answer",
    "Answers",
    "Draft",
    "Question",
    "Round",
    "Telling",
    "draft_of",
    "heard",
]
