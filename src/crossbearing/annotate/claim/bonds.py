"""How closely a cue holds a figure: by the parse where it says so, else by what stands between them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crossbearing.annotate.claim.cues import Cue
from crossbearing.annotate.claim.figure import Figure
from crossbearing.annotate.claim.lexemes import lexemes, words
from crossbearing.annotate.triggers import happening_words

# What may stand between a counted noun and its predicate without another clause beginning.
_PRONOUNS = frozenset({"them", "whom", "which", "those", "these", "us"})
# What fighters call each other: "two of our boys fell".
_OURS = frozenset({"boy", "lad", "man", "comrade", "brother", "son", "friend"})
_BREAKS = frozenset({";", ":"})
# "He was shot dead while the two slept": another clause begins.
_SUBORDINATORS = frozenset({"while", "when", "after", "before", "because", "where", "although", "until", "since", "if"})
# A subject stands at most so many tokens before its predicate, an object after its verb; beyond, only the parse is trusted.
FAR_LEFT, FAR_RIGHT, FAR_COUNTER = 14, 8, 20


def root(doc: Doc, figure: Figure) -> Token:
    """The head of the figure's noun phrase, climbing from the number over its noun and "dozens of"."""
    token = doc[figure.noun if figure.noun is not None else figure.last]
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            break
        inside = figure.first <= head.i <= figure.stop
        if inside or (
            token.dep_ in ("nummod", "quantmod", "compound", "amod", "npadvmod")
            and head.pos_ in ("NOUN", "NUM", "PROPN")
        ):
            if not inside and abs(head.i - figure.stop) > 3:
                break
            token = head
            continue
        break
    return token


def governors(doc: Doc, figure: Figure) -> tuple[set[int], set[int]]:
    """The verbs of which the figure is the subject, and those of which it is the object, by the parse."""
    token = root(doc, figure)
    subject: set[int] = set()
    obj: set[int] = set()
    dep, head = token.dep_, token.head
    for _ in range(3):
        if dep == "conj" and head.pos_ in ("NOUN", "NUM", "PROPN"):
            dep, head = head.dep_, head.head
        else:
            break
    if dep in ("nsubj", "nsubjpass"):
        subject |= chain(head)
    elif dep in ("dobj", "attr", "oprd"):
        obj.add(head.i)
    for child in token.children:
        if child.dep_ in ("acl", "relcl") and child.i > token.i:
            own = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if own is None or own.tag_ in ("WP", "WDT") or own.pos_ == "PRON":
                subject |= chain(child)
            elif any(c.dep_ == "dobj" and c.tag_ in ("WP", "WDT") for c in child.children):
                obj.add(child.i)  # "the two whom the fire killed"
    return subject, obj


def chain(verb: Token) -> set[int]:
    """The verb with its complements and the coordinated verbs that share its subject."""
    found = {verb.i}
    todo = [verb]
    while todo and len(found) < 12:
        for child in todo.pop().children:
            own = _has_subject(child)
            if (
                (
                    child.dep_ in ("xcomp", "acomp", "oprd", "attr", "prep", "advmod", "prt")
                    or (child.dep_ in ("conj", "ccomp", "advcl") and not own)
                )
                and child.i not in found
                and child.dep_ != "advcl"
            ):
                found.add(child.i)
                todo.append(child)
    return found


def _gap_left(doc: Doc, figure: Figure, cue: Cue, others: list[Figure]) -> float | None:
    """The cost of reading `figure ... cue` as one clause, None where something breaks it."""
    a, b = figure.stop + 1, cue.first
    if b < a or b - a > FAR_LEFT + 10:
        return None
    gap = list(range(a, b))
    if figure.partitive and gap and doc[gap[0]].lower_ in ("who", "which", "that"):
        return None
    if (
        figure.partitive
        and not gap
        and figure.noun is not None
        and cue.kind in ("state", "verb")
        and doc[figure.last + 1].lower_ == "of"
        and doc[figure.noun - 1].lower_ not in _PRONOUNS
    ):
        return None
    if gap and doc[gap[0]].text in (",", "(", "–", "—", "-"):
        closing = {",": ",", "(": ")"}.get(doc[gap[0]].text, doc[gap[0]].text)
        last = max((i for i in gap[1:] if doc[i].text == closing), default=None)
        if last is None and doc[gap[0]].text == ",":
            return None
        if last is not None and any(gap[0] < o.first < last and not o.partitive for o in others if o is not figure):
            return None
        gap = [i for i in gap if i > last] if last is not None else gap[1:]
    if len(gap) > FAR_LEFT:
        return None
    cost = 0.2
    for i in gap:
        token = doc[i]
        if token.text in _BREAKS or token.text in (",", "(", ")", "–", "—"):
            return None
        if token.tag_ == "MD" and figure.low == 0 and figure.high == 0:
            return None
        if token.pos_ in ("VERB", "AUX"):
            if (token.lemma_ not in words("raising") and token.tag_ not in ("VBN", "VBG")) or _reports(token):
                return None
            cost += 0.02
        elif token.lower_ in ("that", "when", "after", "before", "while", "because", "since", "if", "but"):
            return None
        else:
            cost += 0.5 if token.pos_ == "CCONJ" else 0.08
    for other in others:
        if other is not figure and gap and gap[0] <= other.first <= gap[-1]:
            cost += 0.6
    return cost


# Verbs that tell in the active what others did, and raise their subject in the passive ("were said to be dead").
_TELLS = frozenset(
    {"say", "report", "confirm", "know", "believe", "think", "fear", "estimate", "expect", "presume", "suppose"}
)


def _reports(token: Token) -> bool:
    """Whether the verb tells what others did, who are its clause's own subject: "three doctors said nine children died"."""
    return (
        token.lemma_ in _TELLS
        and token.tag_ in ("VBD", "VBP", "VBZ")
        and any(c.dep_ == "ccomp" and _has_subject(c) for c in token.children)
    )


def _has_subject(clause: Token) -> bool:
    """Whether a clause has a subject of its own, if need be the one that a parse gave the telling verb above as its object."""
    if any(g.dep_ in ("nsubj", "nsubjpass") and g.tag_ not in ("WP", "WDT") for g in clause.children):
        return True
    verb = clause.head
    if clause.dep_ != "ccomp" or verb.lemma_ not in _TELLS or verb.tag_ not in ("VBD", "VBP", "VBZ"):
        return False
    finite = any(g.dep_ in ("aux", "auxpass") and g.tag_ in ("VBD", "VBP", "VBZ") for g in clause.children)
    return finite and any(g.dep_ == "dobj" and verb.i < g.i < clause.i for g in verb.children)


def _gap_right(doc: Doc, figure: Figure, cue: Cue, others: list[Figure]) -> float | None:
    """The cost of reading `cue ... figure` as verb and object."""
    a, b = cue.last + 1, figure.first
    if b < a or b - a > FAR_RIGHT + 8:
        return None
    cost = 0.3
    between = [o for o in others if a <= o.first and o.stop < b]
    for i in range(a, b):
        token = doc[i]
        if any(o.first <= i <= o.stop for o in between):
            cost += 0.01
            continue
        if (token.pos_ == "VERB" and token.tag_ != "VBN") or token.pos_ == "AUX" or token.text in _BREAKS:
            return None
        if token.lower_ in _SUBORDINATORS and token.tag_ != "RB":
            return None
        if token.pos_ == "ADP" and token.lower_ not in (
            "of",
            "up",
            "than",
            "over",
            "about",
            "around",
            "at",
            "between",
            "down",
            "off",
        ):
            return None
        if token.pos_ == "NOUN" and not between:
            cost += 0.5
        cost += 0.1 if token.text != "," or not between else 0.05
    return cost


def _connected(doc: Doc, figure: Figure, cue: Cue) -> float | None:
    a, b = cue.last + 1, figure.first
    if b < a or b - a > FAR_COUNTER:
        return None
    before = figure.first - 1
    while (before >= a and doc[before].text in ('"', "“", "‘", "'")) or (
        before >= a and doc[before].pos_ == "ADV" and before > a
    ):
        before -= 1
    crossing = doc[figure.first].pos_ in ("VERB", "AUX")
    if b > a and doc[before].lower_ not in words("connectors") and not crossing:
        return None
    if b == a and not crossing:
        # "the dead: 9" is a label; "the dead eight" says nothing
        return None
    i = a
    while i < b:
        if (
            doc[i].text == ","
            and i + 1 < b
            and doc[i + 1].lower_ in ("which", "who", "whose", "including", "mostly", "most")
        ):
            closing = next((j for j in range(i + 2, b) if doc[j].text == ","), None)
            if closing is None:
                return None
            i = closing + 1
            continue
        if doc[i].text in (";", ".", "(") or doc[i].lower_ in ("which", "who", "whose"):
            return None
        i += 1
    noun = doc[figure.noun] if figure.noun is not None else None
    if noun is not None and not lexemes().is_person(noun.lemma_) and noun.lemma_ not in lexemes().nouns:
        return None
    return 0.55 + 0.02 * (b - a)


def is_people(token: Token) -> bool:
    """Whether the noun is a proper name of several, as a people's or a group's is ("200 Armenians")."""
    if any(sign.isdigit() for sign in token.text):
        return False  # "AK-47s"
    return token.tag_ == "NNPS" or (token.tag_ == "NNP" and token.lower_.endswith(("ians", "ese", "ans", "is", "men")))


def fits(doc: Doc, figure: Figure, sense_only: str | None) -> bool:
    """Whether the counted noun is of the kind that the cue asks for."""
    lex = lexemes()
    noun = doc[figure.noun].lemma_ if figure.noun is not None else None
    if sense_only is None:
        return True
    if sense_only == "person":
        return noun is None or lex.is_person(noun) or (figure.noun is not None and is_people(doc[figure.noun]))
    if sense_only == "known":
        # meetings are held too: "two jirgas", "a third Plenum"
        people = figure.noun is not None and is_people(doc[figure.noun]) and doc[figure.noun].ent_type_ == "NORP"
        return noun is None or lex.is_person(noun) or people
    if sense_only == "bare":
        return noun is None
    if sense_only == "kin":
        return (noun is not None and noun.lower() in lex.kin) or (noun is None and figure.partitive)
    if sense_only == "troops":
        ours = figure.noun is not None and noun in _OURS and doc[figure.noun - 1].lower_ == "our"
        return noun is not None and (ours or lex.things.get(noun.lower()) == "troops")
    if sense_only == "lives":
        return noun is None or noun == "life"
    if sense_only == "them":
        return noun is None or figure.partitive
    return False


def bond(doc: Doc, figure: Figure, cue: Cue, others: list[Figure], subject: set[int], obj: set[int]) -> float | None:
    """The cost of the bond between a figure and a cue, the smaller the closer; None where there is none."""
    sense = cue.sense
    if cue.stands == "none" or not fits(doc, figure, sense.only):
        return None
    if cue.first in figure.modifiers:
        if figure.noun is not None and doc[figure.noun].lemma_.lower() in lexemes().not_persons:
            return None
        return 0.0 if cue.kind in ("state", "verb") else None
    if figure.first <= cue.first <= figure.stop:
        return None
    noun = doc[figure.noun].lemma_ if figure.noun is not None else None
    if noun is not None and sense.attribute == "displaced" and lexemes().things.get(noun.lower()) == "troops":
        # soldiers move and cross; nobody displaces them
        return None
    if cue.kind == "phrase" and noun is not None and noun.lower() in lexemes().not_persons and sense.only != "lives":
        return None
    if cue.kind in ("verb", "state", "noun") and noun is not None and sense.attribute != "magnitude":
        lex = lexemes()
        happening = noun in happening_words() and noun not in lex.nouns and not lex.is_person(noun)
        if noun.lower() in lex.not_persons or happening:
            return None  # "two shootings left a man dead"; "two bombers" are men
        if not (
            lex.is_person(noun) or noun in lex.nouns or (figure.noun is not None and is_people(doc[figure.noun]))
        ) and (
            noun in lex.idle or noun in lex.things or noun in ("life",) or figure.unit not in (None, "person", noun)
        ):
            return None
    if cue.stands == "before":
        cost = _gap_left(doc, figure, cue, others)
        if figure.low == 0 and figure.high == 0 and any(c.tag_ == "MD" for c in doc[cue.first].children):
            return None
        if any(cue.first <= v <= cue.last for v in subject):
            cost = min(cost if cost is not None else 9.0, 0.35 if not sense.soft else 0.7)
    elif cue.stands == "after":
        cost = _gap_right(doc, figure, cue, others)
        if any(cue.first <= v <= cue.last for v in obj):
            cost = min(cost if cost is not None else 9.0, 0.3)
    elif cue.stands == "of":
        cost = None
        if cue.last + 1 < len(doc) and doc[cue.last + 1].lower_ == "of" and 0 <= figure.first - cue.last - 2 <= 3:
            cost = 0.1
    else:
        cost = _connected(doc, figure, cue)
    if cost is not None and sense.soft:
        cost += 0.6
    if cost is not None and sense.attribute == "participants":
        cost += 0.3
    return cost
