"""On whose word a claim stands, and how the account puts it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.tokens import Token

from crossbearing.annotate.claim.lexemes import words
from crossbearing.annotate.parsed import Parsed
from crossbearing.annotate.sought import Sought
from crossbearing.records import Annotations, Attribution
from crossbearing.records.mention import Factuality

_DENIED = Sought(
    r"\b(?:is|are|was|were|be|been|proved|proven|proves|turned out(?: to be)?) (?:\w+ )?(?:false|untrue|wrong|baseless|fabricated|a lie|lies|a fabrication|a hoax|unfounded|incorrect|nonsense|fake|invented|premature|mistaken|without foundation)\b"
    r"|\b(?:is|are|was|were) (?:\w+ )?(?:without|devoid of) (?:any |all )?(?:\w+ )?(?:foundation|basis|truth|substance)\b"
    r"|\bbelongs? (?:in|to) (?:the )?(?:realms? of )?(?:fantasy|fiction|fairy ?tales|myth)|\b(?:is|are|was|were) (?:an? |pure |sheer )*(?:fantasy|fiction|invention)\b"
    r"|\b(?:it|that) (?:is|was) (?:simply |just )?not (?:true|the case|so) that\b|\bno truth (?:in|to)\b|\b(?:rejects?|rejected|dismiss(?:es|ed)?|refut(?:es|ed)|denounc(?:es|ed)) (?:\w+ ){0,3}(?:reports?|claims?|rumou?rs|allegations?|stor(?:y|ies)|suggestions?|assertions?|versions?)\b"
    r"|\bdo(?:es)? not correspond to|\bhas no basis|\bhave no basis",
    re.IGNORECASE,
)
_DENIED_NEXT = Sought(
    r"^[\s”\"’)]*(?:(?:This|That|It|The (?:report|claim|figure|number|rumou?r|story|news|allegation))(?: [\w-]+){0,2} (?:is|was) (?:\w+ )?"
    r"(?:false|untrue|wrong|a lie|not true|baseless|incorrect)|(?:He|She) is not[:.,;]|They are not[:.,;]"
    r"|[^.\n]{2,40}? (?:rejects?|den(?:y|ies)) (?:both|these|the|all|such|this|that) (?:\w+ )?(?:allegations?|reports?|claims?|accusations?))",
    re.IGNORECASE,
)
_CORRECTION = Sought(r"\bwe (?:\w+ )?(?:gave|wrote|reported|said|stated|put|published|printed|named)\b", re.IGNORECASE)
# "We said that he had been killed. We were mistaken": one's own word taken back, in the same breath or the next.
_OWN_WORD = Sought(
    r"\bwe (?:\w+ )?(?:wrote|reported|said|stated|published|announced|claimed|believed|gave|put|counted|listed)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = Sought(
    r"\b(?:we (?:were|are|have been) (?:\w+ )?(?:mistaken|wrong|misinformed|in error|misled)|(?:it|that|this) (?:was|is|proved|turned out) (?:\w+ )?(?:wrong|false|untrue|a mistake|not (?:so|true))"
    r"|(?:has|have) (?:since )?turned up (?:alive|safe|unharmed)|our mistake|we (?:apologi[sz]e|retract|withdraw|take back|regret the error))\b",
    re.IGNORECASE,
)
# What one's own word was taken back with stands within so many characters after it.
TAKEN_BACK = 110
# "Nine men, not twelve": what is set against the figure that the account gives. "Not one of them" is none at all.
_CONTRAST = re.compile(r"(?:,|–|—| and| but) not (?:[\w,.-]+)?$")
_CONTRAST_ENDS = re.compile(r"\s*(?:[,.;:)\n]|$)|\s+as\b|\s+(?:was|were)\b")
# "And not" and one word of number.
CONTRAST_REACH = 24
_CORRECTED = re.compile(r"\b(?:correction|corrected|erratum|clarification)\b", re.IGNORECASE)
_CONDITION = Sought(
    r"\b(?:if|unless|provided that|in case)\b(?! (?:you|we|one) (?:prefer|like|will|want))|^\W*(?:should|had|were) (?:the|a|an|it|this|that|they|he|she|we|[A-Z])",
    re.IGNORECASE,
)
_MODAL = Sought(r"\b(?:would|could|may|might|will|can)\b", re.IGNORECASE)
_IF_SO = Sought(r"\bif (?:that|this|it) is (?:so|true|right)\b|\bin that (?:case|event)\b|\botherwise\b", re.IGNORECASE)
_NO_WITNESS = Sought(
    r"\b(?:posts?|users?|channels?|accounts?|messages?|videos?|rumou?rs?)\b[^.;]{0,30}\b(?:on|in|via) (?:social|telegram|facebook|twitter|whatsapp|x\b|instagram|tiktok|vk)"
    r"|\btelegram (?:channels?|posts?)|\bsocial media\b|\b(?:unconfirmed|unverified)\b|\bit is (?:said|rumou?red|whispered)\b|\b(?:some|people|many) [^.;,]{0,25}\bwhisper(?:s|ed)?\b",
    re.IGNORECASE,
)
_TELLING = Sought(r"^.{0,25}\bin the telling\b", re.IGNORECASE)
_BOASTS = Sought(r"\bboast(?:s|ed)?\b|\baccus(?:e|es|ed)\b", re.IGNORECASE)
_FUTURE = frozenset({"will", "shall", "’ll", "'ll"})
_MAYBE = frozenset({"could", "may", "might"})
# Those whom one armed party calls its enemy, and the words by which an armed party is known as a source.
_ARMED = re.compile(
    r"\b(?:army|armed forces|military|air force|defen[cs]e|general staff|command|troops|navy|security forces|spokesman of the|brigadier|colonel|lieutenant|major|general staff|rebels?|front|militia|brigade)\b",
    re.IGNORECASE,
)
# Between a figure and the verb that carries its future stand so many heads.
CLIMB = 6


class Standing(NamedTuple):
    """The speakers from the outermost to the innermost, and the factuality."""

    sources: tuple[str, ...]
    factuality: Factuality


def covering(parsed: Parsed, found: Annotations, start: int, end: int) -> list[Attribution]:
    """The attributions whose content holds the span, the innermost first."""
    middle = (start + end) // 2
    near = [found.attributions[n] for n in parsed.index_of(found.attributions).at(middle)]
    held = [a for a in near if a.start <= middle < a.end and a.covers(start, end)]
    return sorted(held, key=lambda a: (a.end - a.start, a.start))


def standing(
    parsed: Parsed, found: Annotations, start: int, end: int, counted: str | None, own: tuple[int, int] | None = None
) -> Standing:
    """Who vouches for the span, and how the account presents it. `counted` is the lemma of the noun counted, `own` the
    words of the claim itself: what they seem to report ("claimed almost 300") is no speaker's content."""
    if parsed.is_withdrawn(start, end):
        return Standing((), "denied")
    held = [
        a
        for a in covering(parsed, found, start, end)
        if own is None or a.cue is None or not own[0] <= a.cue[0] < own[1]
    ]
    sources: tuple[str, ...] = ()
    for attribution in held:
        if attribution.stance in ("statement", "belief") and attribution.sources and attribution.vouched:
            sources = attribution.sources
            break
    said = put(parsed, start, end)
    stated = next(
        (a.factuality for a in held if a.factuality is not None and not _taken_as_fact(parsed, a, start, end)), None
    )
    if said == "denied" or stated is None:
        stated = said
    if stated == "asserted" and _their_losses(parsed, start, end):
        stated = "alleged"
    if stated == "asserted" and sources and counted in words("enemies") and _armed(found, sources[-1]):
        stated = "alleged"
    return Standing(sources, stated)  # type: ignore[arg-type]


def _taken_as_fact(parsed: Parsed, attribution: Attribution, start: int, end: int) -> bool:
    """Whether what is called for or foreseen only names what has happened: "called for an inquiry into the blast that killed six"."""
    if attribution.factuality not in ("hypothetical", "predicted"):
        return False
    word = parsed.doc[parsed.token_at(max(start, end - 1))]
    for verb in (word, *word.ancestors):
        if verb.idx < attribution.start:
            break
        if verb.dep_ == "relcl" and verb.tag_ == "VBD" and verb.head.idx >= attribution.start:
            return not any(c.lower_ in ("would", "could", "might") for c in verb.children)
    return False


def _after_colon(parsed: Parsed, a: Attribution, start: int) -> bool:
    """Whether the span stands behind a colon in what is denied: what follows there is held against it."""
    return a.factuality == "denied" and ":" in parsed.document.text[a.start : start]


def _their_losses(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the figure is told as an enemy's losses: "the losses of the opposing side", "the enemy lost"; told by an armed party, of any side."""
    text = parsed.document.text
    sentence = parsed.doc[parsed.token_at(start)].sent
    m = _OTHER_SIDE.search(text, sentence.start_char, sentence.end_char)
    if m is None or not _LOST.search(text, sentence.start_char, sentence.end_char):
        return False
    return m["named"] is None or _ARMED_PUBLISHER.search(f"{parsed.document.publisher or ''} {text[:90]}") is not None


_OTHER_SIDE = Sought(
    r"\b(?:the|our) (?:enem(?:y|ies)|adversar(?:y|ies)|aggressors?|occupiers?|invaders?|opponents?)(?:[’'](?:s)?)?\b|\bthe (?:opposing|other|enemy|attacking|hostile) side\b"
    r"|\blosses (?:of|on|suffered by|inflicted on) the (?P<named>[A-Z][a-z]+) (?:side|party|forces|army|troops)\b"
)
_LOST = re.compile(r"\b(?:losses|lost|killed|dead|destroyed|wounded|eliminated|casualties)\b", re.IGNORECASE)
_ARMED_PUBLISHER = re.compile(
    r"\b(?:ministry of defen[cs]e|defen[cs]e ministry|army|armed forces|general staff|border service|national guard|command|brigade|front)\b",
    re.IGNORECASE,
)


def _armed(found: Annotations, source: str) -> bool:
    """Whether the speaker is an armed party or speaks for one."""
    if _ARMED.search(source):
        return True
    return any(n.title is not None and n.name == source and _ARMED.search(n.title) for n in found.names)


def put(parsed: Parsed, start: int, end: int) -> Factuality:
    """How the words of the sentence put the span."""
    text, doc = parsed.document.text, parsed.doc
    sentence = doc[parsed.token_at(start)].sent
    low, high = sentence.start_char, sentence.end_char
    words = text[low:high]
    clause_low = max(low, text.rfind(";", low, start))
    after = text.find(";", end, high)
    clause = text[clause_low : after if after >= 0 else high]
    denial = _DENIED.search(clause)
    if denial is not None and ":" in text[clause_low + denial.end() : start]:
        denial = None  # "Reports of ... are false: eleven are known to be dead": after the colon stands what is true
    if denial is not None or _DENIED_NEXT.match(text[high : high + 90]):
        return "denied"
    against = any(_CONTRAST.search(text, max(low, at - CONTRAST_REACH), at) for at in (start, end))
    if against and _CONTRAST_ENDS.match(text, end) and not _MODAL.search(text, low, start):
        return "denied"
    if _CORRECTION.search(text, clause_low, start) and _CORRECTED.search(text, text.rfind("\n", 0, start) + 1, start):
        return "denied"
    if _OWN_WORD.search(text, max(low, start - 120), start) and _TAKEN_BACK.search(text, end, _paragraph(text, end)):
        return "denied"
    future, doubted = _modality(doc[parsed.token_at(start)], low)
    near = text[max(low, start - 60) : min(high, end + 60)]
    if future == "would have" or (
        _CONDITION.search(words) and _MODAL.search(clause) and (future or _MODAL.search(near))
    ):
        return "hypothetical"
    if future == "would":
        return (
            "hypothetical" if _CONDITION.search(words) or _IF_SO.search(text, max(0, low - 80), high) else "predicted"
        )
    if future == "will" or (future == "might" and re.search(r"\b(?:predict|forecast|warn)", clause)):
        return "predicted"
    if future == "might":
        return (
            "hypothetical"
            if _IF_SO.search(text, max(0, low - 80), high) or _CONDITION.search(text, max(0, low - 160), low)
            else "unconfirmed"
        )
    if doubted or _NO_WITNESS.search(clause) or _TELLING.match(text[end:high]):
        return "unconfirmed"
    if _BOASTS.search(text, low, start):
        return "alleged"
    return "asserted"


def _paragraph(text: str, end: int) -> int:
    """Where the reach of a retraction after `end` stops: with the paragraph, or before."""
    stop = text.find("\n", end, end + TAKEN_BACK)
    return stop if stop >= 0 else end + TAKEN_BACK


def _modality(token: Token, low: int) -> tuple[str | None, bool]:
    """How the verbs above the word are put: `will` in the future or expected, `would`, `would have`, `might` as possible; and whether
    they are doubted ("are believed to be dead", "reportedly")."""
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            auxiliaries = {c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")}
            if auxiliaries & _FUTURE or token.lemma_ in words("awaits") or _is_to(token):
                return "will", False
            if "would" in auxiliaries:
                return ("would have" if "have" in auxiliaries else "would"), False
            if auxiliaries & _MAYBE:
                return "might", False
            if (token.lemma_ in words("doubted") and (token.tag_ == "VBN" or token.dep_ == "ROOT")) or any(
                c.lower_ in words("doubt") for c in token.children
            ):
                return None, True
            if token.dep_ not in ("xcomp", "auxpass", "acl") and not (token.dep_ == "conj" and not auxiliaries):
                return None, False
        elif token.pos_ == "ADP" and token.lower_ not in (
            "of",
            "at",
            "to",
            "by",
            "up",
            "as",
            "for",
            "with",
            "between",
            "than",
            "on",
            "in",
            "from",
            "until",
        ):
            return None, False
        if token.head.i == token.i or token.head.idx < low:
            return None, False
        token = token.head
    return None, False


def _is_to(token: Token) -> bool:
    """Whether the verb is "is to": "is to take this up", "is to be expected"."""
    return (
        token.lemma_ == "be"
        and token.tag_ in ("VBZ", "VBP")
        and any(
            c.dep_ == "xcomp" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children) for c in token.children
        )
    )
