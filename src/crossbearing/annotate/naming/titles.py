"""Offices and roles told with a name: before it ("prefect Ionela Marin"), after it in apposition ("Radu Pop, the transport minister,"),
and split off its span where the parser has put them inside."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from crossbearing.annotate.naming.mention import Mention
from crossbearing.annotate.naming.words import Gender, adjectives, given_names, honorifics, offices, words
from crossbearing.annotate.parsed import Parsed

# Tags of words that can stand in a title before a name; the article, a verb or a preposition ends it on the left.
_IN_TITLE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "POS", "CD", "VBN", "CC"})
# What stands before a hyphen in an office itself.
# "Pro-Western", "far-right".
_STANDS = ("pro", "anti", "far", "long")
_HYPHENS = ("-", "‑", "–")
_PREFIXES = frozenset(
    {"vice", "ex", "self", "co", "deputy", "major", "lieutenant", "under", "sub", "attorney", "secretary"}
)
_ACTING = frozenset({"acting", "outgoing", "incoming", "ruling", "sitting", "leading", "presiding"})
_LONGEST_TITLE = 8
# How many words may stand between an office and the name ("Captain First Rank").
_RANK = 3
_OF_TITLE = re.compile(
    r"\b((?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+) of (?:the )?((?:[A-Z][a-z]+ (?:and )?){1,3}?)([A-Z][\w’'-]+ [A-Z][\w’'-]+)$"
)
# An apposition longer than this tells a story, no title.
_LONGEST_APPOSITION = 90
_COMMA = re.compile(r"\s?[,(–—-]+\s?(?:\d{1,2},\s)?(?:then |now |who is )?")
_CLAUSE = re.compile(r"\b(?:who|whom|which|that|where|when|said|says)\b")
# Nouns that tell a person only where they are somebody's.
_SOMEBODYS = frozenset({"counterpart", "predecessor", "successor", "colleague", "opponent", "rival"})
_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|my)\s+", re.I)


def office_of(word: str) -> str | None:
    """The office that a word names, in lower case, None where it names none."""
    low = word.lower().rstrip(".")
    if low in offices():
        return low
    if low.endswith("s") and low[:-1] in offices():
        return None
    tail = low.rsplit("-", 1)[-1]
    return tail if "-" in low and tail in offices() else None


def told(m: Mention, title: str, head: str) -> None:
    """Adds a title to a mention of a person."""
    m.kind, m.sure = "person", 3
    m.title = title if m.title is None else m.title
    if head not in m.roles:
        m.roles = (*m.roles, head)
    m.gender = m.gender or offices().get(head)


def split_title(text: str, m: Mention) -> None:
    """Takes a title at the beginning of the span out of it ("President Ilham Aliyev")."""
    cut = 0
    gender: Gender | None = None
    if of := _OF_TITLE.search(text, max(0, m.start - 60), m.end):
        # "Chief Inspector of Mines Nomsa Dlamini": the last two words are the person, what stands before is the office.
        head = office_of(of.group(1).split()[-1])
        if (
            head
            and of.end() == m.end
            and of.start(3) >= m.start
            and (m.start <= of.start(2) or m.words[-2:] == tuple(of.group(3).split()))
        ):
            m.start, m.words = of.start(3), tuple(of.group(3).split())
            told(m, text[of.start() : of.end(2)].strip(), head)
            return
    for i, word in enumerate(m.words[:-1]):
        low = word.lower().rstrip(".")
        if low in honorifics() and i == cut:
            gender, cut = honorifics()[low], i + 1
            m.sure, m.kind = 3, "person"
        elif office_of(word) and word[0].isupper() and i < len(m.words) - 1 and i <= cut + 2:
            cut = i + 1
    if not cut or (m.kind not in ("person",) and len(m.words) - cut > 3):
        return
    if m.kind != "person" and m.words[-1] in words("organization"):
        return  # "Tarvian Coast Guard Agency"
    if m.kind != "person" and m.words[cut - 1].lower() == "general" and m.words[cut][:1].isupper() is False:
        return
    start = text.index(m.words[cut], m.start)
    title = text[m.start : start].strip()
    first, _, rest = title.partition(" ")
    if rest and first.endswith("ed") and first != "United" and first.lower() not in words("office_adjective"):
        title = rest  # "Weakened Prime Minister Radu Ilvan"
    head = m.words[cut - 1].lower().rstrip(".")
    m.words, m.start = m.words[cut:], start
    m.gender = m.gender or gender
    if head in honorifics():
        m.kind, m.sure = "person", 3
    else:
        told(m, title, office_of(head) or head)


def title_before(parsed: Parsed, m: Mention) -> None:
    """The title that stands right before a name of a person."""
    text, doc = parsed.document.text, parsed.doc
    first = parsed.token_at(m.start)
    if first == 0 or text[m.start - 1 : m.start] != " ":
        return
    at = first - 1
    word = doc[at].text
    low = word.lower().rstrip(".")
    if low in honorifics() and word[0].isupper():
        m.kind, m.sure, m.gender = "person", 3, m.gender or honorifics()[low]
        at -= 1
        if at < 0:
            return
        word = doc[at].text
        low = word.lower()
    head = office_of(word)
    last = at
    while head is None and first - at <= _RANK and word[:1].isupper() and at > 0 and not doc[at].is_sent_start:
        # "Captain First Rank Ivan Kovgan"
        at -= 1
        word = doc[at].text
        head = office_of(word) if word[:1].isupper() else None
    if head is None:
        return
    begin = at
    while (
        begin > 0
        and not doc[begin].is_sent_start
        and at - begin < _LONGEST_TITLE
        and (doc[begin - 1].tag_ in _IN_TITLE or doc[begin - 1].lower_ in _ACTING)
        and not doc[begin - 1].is_sent_end
    ):
        if doc[begin - 1].text.endswith("\n") or doc[begin - 1].is_space:
            break
        begin -= 1
    for i in range(at - 1, begin, -1):
        # "Health Minister Ada Obi and Finance Minister Ben Ito": the first title is somebody else's.
        if doc[i].tag_ == "CC" and any(office_of(doc[j].text) for j in range(begin, i - 1)):
            begin = i + 1
            break
    begin = without_description(doc, begin, at)
    told(m, text[doc[begin].idx : doc[last].idx + len(doc[last].text)], head)


def without_description(doc: Doc, begin: int, at: int) -> int:
    """Where the title begins behind what only describes its bearer ("embattled", "pro-Western", "71-year-old")."""
    while begin < at:
        token = doc[begin]
        if (
            begin + 2 < at
            and doc[begin + 1].text in _HYPHENS
            and token.lower_ not in _PREFIXES
            and office_of(doc[begin + 2].text) is None
        ):
            begin += 3
        elif (
            token.tag_ in ("CC", "POS", "HYPH", "CD", "RB")
            or ("-" in token.text and token.lower_.split("-")[0] in _STANDS)
            or (
                token.tag_ in ("JJ", "JJR", "JJS", "VBN", "VBG")
                and token.lower_ not in words("office_adjective")
                and token.text not in adjectives()
                and office_of(token.text) is None
            )
        ):
            begin += 1
        elif token.is_sent_start and token.lower_.endswith("ed") and token.lower_ not in words("office_adjective"):
            begin += 1  # "Weakened": the capital hides that it is no name
        else:
            break
    return min(begin, at)


def apposition(parsed: Parsed, m: Mention) -> None:
    """The title that stands in apposition to a name of a person, on either side."""
    doc, text = parsed.doc, parsed.document.text
    first, last = parsed.token_at(m.start), parsed.token_at(m.end - 1)
    root = next((t for t in doc[first : last + 1] if not first <= t.head.i <= last or t.head.i == t.i), doc[last])
    for child in root.children:
        # Only a comma may stand between: in "called the tremor an omen" the parser sees an apposition too.
        between = text[m.end : doc[child.left_edge.i].idx]
        if child.dep_ == "appos" and child.i > last and noun(child) and _COMMA.fullmatch(between):
            end = phrase_end(child)
            title = _ARTICLE.sub("", text[doc[child.left_edge.i].idx : end].strip(" ,"))
            if len(title) <= _LONGEST_APPOSITION and child.tag_ in ("NN", "NNS") and not _CLAUSE.search(title):
                told(m, title, office_of(child.text) or child.text.lower())
            return
    apposed_to_role(parsed, m)


def apposed_to_role(parsed: Parsed, m: Mention) -> None:
    """The role to which the name stands in apposition ("his mother, Maia", "the mayor, Ion Radu"): its bearer is a person."""
    doc, text = parsed.doc, parsed.document.text
    first, last = parsed.token_at(m.start), parsed.token_at(m.end - 1)
    root = next((t for t in doc[first : last + 1] if not first <= t.head.i <= last or t.head.i == t.i), doc[last])
    if root.dep_ == "appos" and root.head.i < first and root.head.tag_ == "NN" and role_told(root.head):
        first_word = root.head.left_edge.i
        first_word += doc[first_word].tag_ in ("DT", "PRP$")
        start = doc[without_description(doc, first_word, root.head.i)].idx
        title = _ARTICLE.sub("", text[start : phrase_end(root.head, first)].strip(" ,"))
        if len(title) <= _LONGEST_APPOSITION and not _CLAUSE.search(title):
            told(m, title, office_of(root.head.text) or "")


def role_told(head: Token) -> bool:
    """Whether the noun tells a person: an office, or somebody's counterpart ("his counterpart", not "its counterpart")."""
    if head.lower_ in _SOMEBODYS:
        return any(c.dep_ == "poss" and c.lower_ in ("his", "her") for c in head.children)
    return office_of(head.text) is not None


def noun(token: Token) -> bool:
    """Whether the token is a noun in the singular that may name a role."""
    return token.tag_ in ("NN", "NNP") and not token.text[0].isdigit()


def phrase_end(head: Token, before: int | None = None) -> int:
    """The end of a noun and what hangs on it by prepositions: up to a clause, a comma or the token `before`."""
    stop = head.right_edge.i
    doc = head.doc
    for i in range(head.i + 1, stop + 1):
        if (
            (before is not None and i >= before)
            or doc[i].text in (",", "(", "–", "—", ";", ".")
            or doc[i].dep_ in ("relcl", "acl", "nsubj")
        ):
            return int(doc[i - 1].idx + len(doc[i - 1].text))
    return int(doc[stop].idx + len(doc[stop].text))


def gender_of_name(m: Mention) -> None:
    """The gender that the given name tells."""
    if m.kind == "person" and m.gender is None and len(m.words) > 1:
        m.gender = given_names().get(m.words[0])
