"""From a noun phrase to the speaker's short name.

Persons go by their full name without title, organisations by their name, everybody else by the account's words without article. Pronouns and
roles go back to the bearer that the names layer has found, else to whoever spoke last (speaker continuity, as in Muzny et al. 2017)."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from spacy.tokens import Token

from crossbearing.annotate.naming.words import honorifics, offices
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.speech.clauses import Source, end_of, phrase
from crossbearing.annotate.speech.meant import PRONOUNS, Meant, Person
from crossbearing.annotate.speech.publisher import is_publisher
from crossbearing.lexicon import lexicon
from crossbearing.records import Name

_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our|own|one)\s+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "who"})
_PLURAL = frozenset({"they", "them", "their", "it", "its"})
_NOBODY = frozenset({"that", "which", "this", "there", "what", "one", "everything"})
# A noun phrase longer than this is a parse that went wrong; its core is kept.
_LONGEST = 10
# How far before a name that holds the head may begin.
_LOOK_BACK = 12
# "The opposition Farol party" goes by its name.
_FACTIONS = frozenset({"party", "coalition", "movement", "alliance", "bloc", "front"})
# Kin without a name are told apart by whose they are.
_KIN = re.compile(
    r"(?:grand|step|god)?(?:mother|father|son|daughter|child)(?:-in-law)?|wife|husband|widow|widower|sister|brother|aunt|uncle|cousin|niece|nephew|fianc[ée]e?"
    r"|partner|friend|neighbou?r|mum|mom|dad"
)
# A title stands at most this many characters before the name.
_TITLE = 70


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(str(w) for w in value) for key, value in lexicon("speakers").items()}


class Speakers:
    """Names the speakers of one account in the order of its text; it remembers who spoke last and in what role."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...]) -> None:
        self.parsed, self.text, self.doc, self.names = parsed, parsed.document.text, parsed.doc, names
        self.starts = [n.start for n in names]
        self.person: str | None = None
        self.body: str | None = None
        self.body_sentence = -2
        self.roles: dict[str, str] = {}
        self.spoke: set[str] = set()
        self.meant: Meant | None = None

    def name(self, source: Source | None) -> str | None:
        """The speaker's short name; None for nobody and for the account itself."""
        found = self.bearer(source)
        return None if found is None or is_publisher(found, self.parsed.document.publisher) else found

    def caller(self, source: Source | None) -> str | None:
        """The speaker's short name, the publisher's in full where the account itself speaks."""
        found = self.publisher if self.is_own_voice(source) else self.bearer(source)
        return self.publisher if found is not None and is_publisher(found, self.publisher) else found

    @property
    def publisher(self) -> str | None:
        return self.parsed.document.publisher

    def bearer(self, source: Source | None) -> str | None:
        """The speaker's short name, the publisher's too; None for nobody and for "we"."""
        if source is None or self.is_own_voice(source):
            return None
        head = self.doc[source.head]
        low = head.lower_
        owner = self._whose(head)
        if owner is not None:
            return self.bearer(phrase(owner, head))
        if low in _NOBODY:
            return None
        if low in PRONOUNS:
            return self._he_or_she(head) or self._known(source, head) or self._fitting(low)
        found = self._goes_on(head) or self._body_meant(head, source) or self._known(source, head)
        if found is None and low in _SINGULAR:
            found = self.person
        elif found is None and low in _PLURAL:
            found = self.body if low in ("it", "its") else self.body or self.person
        elif found is None:
            found = self._role(head, source) or self._worded(head, source)
        return found if found is not None and _LETTER.search(found) else None

    def _he_or_she(self, pronoun: Token) -> str | None:
        self.meant = self.meant or Meant(self.parsed, self.names)
        person = self.meant.person(pronoun, self._has_spoken)
        if person is None:
            return None
        if person.name is not None:
            return self._spoke(person.name, person.head, None, person=True)
        who = phrase(person.head, person.head.head if person.head.dep_ != "pobj" else None)
        return self._worded(person.head, who)

    def _has_spoken(self, person: Person) -> bool:
        return person.name is not None and person.name in self.spoke

    def _fitting(self, pronoun: str) -> str | None:
        """Whoever spoke last, where the pronoun does not speak against it."""
        known = self.meant.genders.get(self.person) if self.meant is not None and self.person is not None else None
        return self.person if known in (None, PRONOUNS[pronoun]) else None

    def is_own_voice(self, source: Source | None) -> bool:
        """Whether the account itself speaks: "we", "our reporter", the publisher's name."""
        if source is None:
            return False
        head = self.doc[source.head]
        if head.lower_ in _words()["own_voice"]:
            return True
        if (
            any(c.dep_ == "poss" and c.lower_ == "our" for c in head.children)
            and head.lower_ not in _words()["persons"]
        ):
            return True
        return bool(
            re.match(
                r"(?:our|this) (?:paper|newspaper|reporter|correspondent|agency|magazine)",
                self.text[source.start : source.end],
                re.IGNORECASE,
            )
        )

    def medium(self, source: Source | None) -> str | None:
        """The medium that was spoken to; None where the addressee is none, or is this account itself."""
        if source is None or self.is_own_voice(source):
            return None
        words = " ".join(self.text[source.start : source.end].split())
        if re.match(r"(?:this|our)\b", words, re.IGNORECASE):
            return None
        named = re.match(
            r"(?:the |a |its )?(?:[\w’'-]+ ){0,3}?(?:" + "|".join(sorted(_words()["media_nouns"])) + r") ([A-Z].*)",
            words,
        )
        head = self.doc[source.head]
        name = named.group(1) if named else self._body_at(head) if head.lower_ in _words()["media_nouns"] else None
        plain = re.sub(r"^(?:[Tt]he|[Aa]|[Ii]ts) ", "", words)
        if (
            re.fullmatch(r"[A-Z][\w.’'/-]*(?: (?:of the |of |and )?[A-Z0-9][\w.’'/-]*)*", plain)
            and set(plain.lower().split()) & _words()["media"]
        ):
            name = plain
        name = name or self.name(source)
        if name is None or is_publisher(name, self.parsed.document.publisher):
            return None
        pieces = re.findall(r"[\w/'’-]+", name.lower())
        media, whole = _words()["media"], _words()["media_names"]
        if (
            named
            or set(pieces) & media
            or name.lower() in whole
            or (pieces and pieces[0] in whole)
            or " ".join(pieces[:2]) in whole
        ):
            return None if pieces and pieces[-1] in _words()["audiences"] else name
        return None

    def _whose(self, head: Token) -> Token | None:
        """ "X, whose office says": X."""
        if not any(c.dep_ == "poss" and c.lower_ == "whose" for c in head.children):
            return None
        at = head
        for _ in range(_LONGEST):
            if at.dep_ == "relcl":
                return at.head
            if at.head.i == at.i:
                return None
            at = at.head
        return None

    def _known(self, source: Source, head: Token) -> str | None:
        """The bearer whom the names layer, or the model, knows in the phrase."""
        end = min(source.end, end_of(head.right_edge))
        at = bisect_right(self.starts, max(source.start, end - 1))
        place: str | None = None
        officer = self._after_office(source, head)
        if officer is not None:
            return self._spoke(officer, head, None, person=True)
        for n in reversed(self.names[max(0, at - _LOOK_BACK) : at]):
            if n.end <= source.start or n.name.lower() in _words()["persons"]:
                continue
            held = n.start <= head.idx < n.end
            if (n.kind == "person" and (held or self._apposed(n, head))) or (
                n.kind == "organization" and head.lower_ in _words()["persons"] and self._apposed(n, head)
            ):
                return self._spoke(n.name, head, n.title, person=True)
            if held and n.kind in ("organization", "group"):
                if n.pronoun and head.pos_ != "PRON":
                    return None  # a role stands for a body: it goes by its own words
                return self._spoke(n.name, head, None, person=False)
            if held and n.kind == "place":
                place = n.name
        if head.lower_ in _FACTIONS:
            for n in self.names[max(0, at - _LOOK_BACK) : at]:
                if n.kind == "organization" and source.start <= n.start and n.end <= head.idx:
                    return self._spoke(n.name, head, None, person=False)
        if place is not None:
            return self._spoke(place, head, None, person=False)
        if self.names:
            return None
        for ent in self.doc[head.left_edge.i : head.right_edge.i + 1].ents:
            if (
                ent.label_ == "PERSON"
                and ent.start_char < end
                and (ent.start <= head.i < ent.end or (ent.root.head.i == head.i and ent.root.dep_ == "appos"))
            ):
                return self._spoke(re.sub(r"['’]s$", "", ent.text), head, None, person=True)
        return None

    def _after_office(self, source: Source, head: Token) -> str | None:
        """The person at the end of a long office: "Ambassador to the US X", "the head of the Red Cross X"; not of "spokesman for President X"."""
        if head.lower_ not in offices() or offices()[head.lower_] is not None:
            return None
        at = bisect_right(self.starts, source.end - 1) - 1
        n = self.names[at] if at >= 0 else None
        if (
            n is None
            or n.kind != "person"
            or n.pronoun
            or n.end != source.end
            or n.start <= head.idx
            or " " not in n.name
        ):
            return None
        between = self.text[end_of(head) : n.start].split()
        if (
            between
            and between[-1].endswith(",")
            and between[0].lower() in ("of", "for")
            and self.text[n.end : n.end + 1] == ","
        ):
            return n.name  # "the mayor of Brod, Maria Lopez, said"
        named = between and between[0].lower() in ("of", "to", "for") and between[-1][:1].isupper() and len(between) > 1
        if not named or between[-1].endswith(("’s", "'s", "s’", "s'", ",")):
            return None
        return None if any(w.lower() in offices() or w.lower().rstrip(".") in honorifics() for w in between) else n.name

    def _apposed(self, n: Name, head: Token) -> bool:
        token = self.doc[self.parsed.token_at(n.end - 1)]
        return token.i != head.i and token.head.i == head.i and token.dep_ == "appos"

    def _spoke(self, name: str, head: Token, title: str | None, person: bool) -> str:
        """Remembers who spoke, and under which common nouns he may be meant again."""
        if person:
            self.person = name
            self.spoke.add(name)
            nouns = [t.lower_ for t in (*head.children, head) if t.dep_ in ("compound", "appos") or t.pos_ == "NOUN"]
            for word in (*nouns, *(w.lower() for w in (title or "").split()[-1:])):
                if word in _words()["persons"]:
                    self.roles[word] = name
        else:
            self.body = name
            self.body_sentence = head.sent.start
        return name

    def _goes_on(self, head: Token) -> str | None:
        """ "The army denied it. It said ...": the body that spoke in the sentence before goes on."""
        first = head.i == head.sent.start
        if first and head.i and head.lower_ in ("it", "they") and self.body is None:
            # "The ministry denied it. It said ...": a body that has said nothing yet
            last = self.doc[head.i - 1].sent
            subject = next((t for t in last.root.children if t.dep_ == "nsubj"), None)
            if subject is not None and head.lower_ == "it" and subject.lower_ in _words()["bodies"]:
                return self._worded(subject, phrase(subject, last.root))
        before = self.doc[head.i - 1].sent.start if first and head.i else -1
        return self.body if head.lower_ in ("it", "they") and self.body_sentence == before else None

    def _role(self, head: Token, source: Source) -> str | None:
        """ "The spokesman" for the one who was named as spokesman before."""
        role = head.lower_
        if role not in _words()["persons"] or [c.lower_ for c in head.children if c.i < head.i] not in (
            ["the"],
            ["that"],
        ):
            return None
        name = self.roles.get(role)
        if name is None:
            for n in reversed(self.names[: bisect_right(self.starts, source.start - 1)]):
                before = self.text[max(0, n.start - _TITLE) : n.start].lower()
                if (
                    n.kind == "person"
                    and not n.pronoun
                    and n.name.lower() != role
                    and role in before
                    and "." not in before[before.rfind(role) :]
                ):
                    name = n.name
                    break
        return self._spoke(name, head, None, person=True) if name else None

    def _body_meant(self, head: Token, source: Source) -> str | None:
        """ "The Company" for the company named in full before; the publisher where no other has the word in its name."""
        if not head.text[:1].isupper() or head.lower_ not in _words()["bodies"] or head.i - head.left_edge.i > 1:
            return None
        for n in reversed(self.names[: bisect_right(self.starts, source.start - 1)]):
            if (
                n.kind == "organization"
                and not n.pronoun
                and len(n.name.split()) > 1
                and head.lower_ in n.name.lower().split()
            ):
                return n.name
        at_start = head.left_edge.i == head.sent.start
        publisher = self.parsed.document.publisher
        if publisher is not None and (
            head.lower_ in publisher.lower() or not at_start or f" the {head.text} " in self.text
        ):
            return publisher
        return None

    def _with_owner(self, head: Token, words: str) -> str:
        """ "Its spokeswoman", "the company's director" and "his daughter" with the owner's name instead."""
        owner = next((c for c in head.children if c.dep_ == "poss"), None)
        if owner is None:
            return words
        kin = _KIN.fullmatch(head.lower_) is not None
        if head.lower_ not in _words()["persons"] and not kin:
            return words
        name = self._body_at(owner) if not kin else self._relative_of(owner)
        if name is None or is_publisher(name, self.parsed.document.publisher):
            return " ".join(self.text[owner.idx : end_of(head)].split()) if kin and owner.tag_ == "PRP$" else words
        own = words.removeprefix(self.text[owner.left_edge.idx : end_of(owner)]).lstrip("’'").removeprefix("s ").strip()
        return f"{own} of {name}"

    def _relative_of(self, owner: Token) -> str | None:
        """The person whose kin is meant by "his", "her", "Lupu's"."""
        if owner.lower_ not in ("his", "her"):
            at = bisect_right(self.starts, owner.idx) - 1
            n = self.names[at] if at >= 0 else None
            return n.name if n is not None and n.kind == "person" and owner.idx < n.end else None
        self.meant = self.meant or Meant(self.parsed, self.names)
        person = self.meant.person(owner, lambda _: False)
        return person.name if person is not None and owner.i not in self.meant.unclear else None

    def _body_at(self, noun: Token) -> str | None:
        """The body that a pronoun or a common noun stands for."""
        for n in self.names[max(0, bisect_right(self.starts, noun.idx) - 1) : bisect_right(self.starts, noun.idx)]:
            if n.pronoun and n.kind in ("organization", "group") and n.end > noun.idx:
                return n.name
        return self.body if noun.lower_ == "its" else None

    def _worded(self, head: Token, source: Source) -> str | None:
        """The phrase's own words, without article, relative clause and apposition."""
        last = head
        for c in head.children:
            if c.i < head.i:
                continue
            if c.dep_ == "prep" and c.lower_ in ("of", "for", "at", "in", "from", "on"):
                if c.i == last.i + 1 and c.right_edge.i - head.i < _LONGEST:
                    noun = next((k for k in c.children if k.dep_ == "pobj"), None)
                    clause = any(k.dep_ in ("relcl", "acl") for k in c.subtree)
                    last = c.right_edge if not clause else noun or last
            elif c.dep_ == "conj" and c.i - last.i <= 4:
                last = c
            elif c.dep_ == "relcl" and head.lower_ == "those":
                last = c.right_edge
            elif c.dep_ in ("relcl", "acl", "appos"):
                break
        start, end = max(source.start, head.left_edge.idx), min(source.end, end_of(last))
        if end <= start:
            start, end = source.start, source.end
        words = " ".join(self.text[start:end].split()).strip(" ,;:.“”\"'’‘()")
        for _ in range(2):
            words = _ARTICLE.sub("", words)
        words = re.sub(r"['’]s?$", "", words) if head.dep_ == "poss" else words
        words = self._with_owner(head, words)
        if head.lower_ in _words()["bodies"] or head.pos_ == "PROPN":
            self.body = words or self.body
        return words or None
