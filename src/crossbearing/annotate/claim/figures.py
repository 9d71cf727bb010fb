"""The claims that are figures."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from crossbearing.annotate.claim.among import among
from crossbearing.annotate.claim.bonds import root
from crossbearing.annotate.claim.carried import Before, carried
from crossbearing.annotate.claim.companions import companions, joined
from crossbearing.annotate.claim.contested import contested
from crossbearing.annotate.claim.context import by_context, measured, of_a_body_too
from crossbearing.annotate.claim.counts import Told, label_of, thing, told
from crossbearing.annotate.claim.crowds import gathered
from crossbearing.annotate.claim.cues import Cue, cue_tokens, cues
from crossbearing.annotate.claim.figure import Figure, from_quantity, from_words
from crossbearing.annotate.claim.headings import heading
from crossbearing.annotate.claim.kinds import kind
from crossbearing.annotate.claim.lexemes import lexemes
from crossbearing.annotate.claim.make import LONGEST, Draft, make
from crossbearing.annotate.claim.recalled import divides, elliptic, headlines, may_be_told_below, recalled
from crossbearing.annotate.claim.single import People, singles
from crossbearing.annotate.claim.tables import tables
from crossbearing.annotate.claim.telling import Telling
from crossbearing.annotate.claim.totals import joined_with, total
from crossbearing.annotate.parsed import Parsed
from crossbearing.records import Annotations, Claim


def figure_claims(parsed: Parsed, found: Annotations) -> list[Claim]:
    """The claims with `low` and `high`, in order."""
    text, doc = parsed.document.text, parsed.doc
    starts = [q.start for q in found.quantities]
    tokens = cue_tokens(doc)
    people = People(
        frozenset(p.start for p in found.places),
        frozenset(i for n in found.names if n.kind == "person" and not n.pronoun for i in range(n.start, n.end)),
    )
    table = tables(text, found)
    drafts: list[Draft] = list(table.drafts)
    told_before = Telling()
    for number, sentence in enumerate(parsed.sentences()):
        low, high = sentence.start_char, sentence.end_char
        head = heading(parsed, text[low:high])
        if head is not None:
            told_before = Telling(head, told_before.numbers)
            continue
        quantities = found.quantities[bisect_left(starts, low) : bisect_left(starts, high)]
        if table.rows:
            quantities = tuple(q for q in quantities if not any(s <= q.start < e for s, e in table.rows))
        figures = [from_quantity(parsed, q, sentence.end) for q in quantities if not _MEASURES.match(text, q.end)]
        figures += from_words(parsed, low, high, sentence.end, [(q.start, q.end) for q in quantities])
        figures.sort()
        kinds = [(f, kind(text, doc, f)) for f in _merged(text, figures)]
        counts = [f for f, what in kinds if what != "none"]
        a, b = bisect_left(tokens, sentence.start), bisect_left(tokens, sentence.end)
        found_cues = cues(parsed, sentence.start, sentence.end, tokens[a:b])
        here = [
            d
            for d in (
                _drafted(parsed, f, what, found_cues, counts, told_before, number, low, high) for f, what in kinds
            )
            if d
        ]
        here += [
            _draft(doc, text, again, "count")
            for f in _inside(figures)
            if (again := recalled(parsed, f, told_before.numbers, number, low)) is not None and again.how == "recalled"
        ]
        here += [_none(doc, cue) for cue in found_cues if cue.stands == "none"]
        alone = joined(parsed, singles(parsed, people, sentence.start, sentence.end, found_cues, counts))
        told_before.history += [Before(d.attribute, number) for d in alone]
        here += alone
        here += [
            d._replace(
                part=any(e.attribute == d.attribute and not e.part and (e.low or 0) > (d.low or 0) for e in drafts)
            )
            for d in told_before.groups.drafts(parsed, number, sentence.start, sentence.end, found_cues, counts)
        ]
        here += [_vague(m) for m in _FEW.finditer(text, low, high)]
        here.sort(key=lambda d: d.at or (d.start, d.end))
        here = _subjects_shared(text, here)
        here = companions(parsed, low, high, here, counts)
        told_before.groups.counted(parsed, number, counts, here)
        here += among(parsed, low, high, here)
        here += contested(text, low, high, here)
        here.sort(key=lambda d: d.at or (d.start, d.end))
        for draft in here:
            both = total(text, draft, drafts)
            if both is not None and (one := joined_with(text, draft, drafts)) is not None:
                # "the captain and two other officers are in custody" is one figure, not three
                drafts.remove(one)
                drafts.append(both._replace(start=min(one.start, both.start)))
                continue
            drafts.append(draft if both is None else draft._replace(happening=both.happening, part=True))
            if both is not None:
                drafts.append(both)
    return [make(parsed, found, d) for d in headlines(parsed, told_before.numbers, drafts)]


# A number that measures the noun, and does not count it: "a four-storey building", "three-car trains".
_MEASURES = re.compile(r"-(?!(?:odd|plus|strong|member|man|person|year|month|week|day|hour)\b)(?=[a-z])", re.IGNORECASE)
# Losses told by no number: "few casualties".
_FEW = re.compile(
    r"\b(?P<much>few|many|heavy|numerous|light) (?P<what>casualties|deaths|victims|fatalities|injuries|losses)\b",
    re.IGNORECASE,
)


def _vague(m: re.Match[str]) -> Draft:
    return Draft(m.start(), m.end(), "other", value=m["much"].lower(), subject=m["what"].lower())


def _none(doc: Doc, cue: Cue) -> Draft:
    """The draft of a phrase that itself says that there was nobody ("no loss of life")."""
    start, end = doc[cue.first].idx, doc[cue.last].idx + len(doc[cue.last])
    return Draft(start, end, cue.sense.attribute, 0.0, 0.0, unit="person")  # type: ignore[arg-type]


def _drafted(parsed: Parsed, figure: Figure, what: str, found_cues: list[Cue], counts: list[Figure], telling: Telling, number: int,
             low: int, high: int) -> Draft | None:  # fmt: skip
    """The draft of one figure of the sentence `text[low:high]`, None where it is the figure of nothing."""
    text, doc, lex = parsed.document.text, parsed.doc, lexemes()
    lemma = doc[figure.noun].lemma_ if figure.noun is not None else None
    if what == "none" or (
        figure.word == "one" and lemma is not None and not lex.is_person(lemma) and lemma not in lex.nouns
    ):
        return None
    if what == "count" or (what == "measure" and figure.unit is None):
        claim = told(parsed, figure, found_cues, counts)
        if claim is not None and claim.how.startswith("carries:"):
            # "27 were treated; 20 have gone home"
            last = next((b.attribute for b in reversed(telling.history[-4:]) if b.attribute in _HOMEWARD), None)
            claim = claim._replace(attribute=last) if last is not None else None
        if claim is not None and claim.attribute == "displaced" and _OF_WHOM.search(text, low, figure.start):
            last = telling.history[-1].attribute if telling.history else None
            if last in _LOSSES and telling.history[-1].sentence == number:
                claim = claim._replace(attribute=last, part=True)  # "29 injured, of whom 5 evacuated to the capital"
        claim = (
            claim
            or measured(
                parsed,
                figure,
                low,
                high,
                telling.heading is not None or (bool(telling.history) and telling.history[-1].attribute in _LOSSES),
            )
            or gathered(parsed, figure, low, high, telling.history[-1].attribute if telling.history else None)
            or recalled(parsed, figure, telling.numbers, number, low)
            or _carried(parsed, figure, telling, number, low, high)
            or elliptic(parsed, figure, telling.history, telling.heading, number, low, high)
            or by_context(parsed, figure, low, high)
            or thing(parsed, figure)
        )
        if claim is None and of_a_body_too(text, figure, low):
            claim = Told(figure, "troops", figure.first, figure.stop, False, "thing")
        if claim is None and may_be_told_below(parsed, figure, number):
            telling.numbers.open.append((figure, number))
        if claim is None:
            if figure.word is not None or lemma in lex.idle or (lemma is None and not _told_of(parsed, figure)):
                return None
            claim = Told(figure, "other", figure.first, figure.stop, False, "other")
            if lemma is not None and lex.is_person(lemma):
                telling.others = number
            elif lemma is not None:
                telling.things = (number, "other")
        elif claim.attribute in _COUNTS and not (claim.attribute == "troops" and claim.how == "thing"):
            telling.history.append(Before(claim.attribute, number))
            telling.numbers.note(claim.attribute, figure)
            divides(parsed, figure, telling.numbers, claim.attribute, number, low)
        elif claim.attribute == "buildings":
            telling.things = (number, "buildings")
        return _draft(doc, text, claim, what)
    if what == "measure" and "-" in text[figure.start : figure.end]:
        return None
    if what == "magnitude":
        telling.history.append(Before("magnitude", number))
    attribute = {"money": "money", "span": "duration", "magnitude": "magnitude"}.get(what, "other")
    if what == "span" and not _LASTING.search(text[low : figure.start]):
        return None
    if attribute in ("money", "other"):
        telling.measures = (number, attribute)
    return _draft(doc, text, Told(figure, attribute, figure.first, figure.stop, False, what), what)


# Ways in which a bare number takes what was told before.
_BARE = frozenset(["given", "that figure", "therefore", "not", "their"])


def _carried(parsed: Parsed, figure: Figure, telling: Telling, number: int, low: int, high: int) -> Told | None:
    """The figure with what was told before, unless its own sentence counts somebody else of whom it is a part."""
    claim = carried(parsed, figure, telling.history, telling.heading, number, low, high)
    if (
        claim is not None
        and claim.how == "of them"
        and telling.others == number
        and telling.history[-1].sentence != number
    ):
        return None
    if claim is not None and claim.how in _BARE and telling.history:
        # "It employs 400 workers. In 2010 it had 700.", "3 million euros ... the union says 5 million".
        measured_last = (-1, "other") if "count" in parsed.document.text[low : figure.start] else telling.measures
        last, attribute = max((telling.others, "other"), telling.things, measured_last)
        if last > telling.history[-1].sentence:
            return claim._replace(attribute=attribute)
    counted_at, what = telling.things
    if (
        claim is not None
        and claim.how == "of them"
        and figure.noun is None
        and counted_at > telling.history[-1].sentence
        and number - counted_at <= 1
    ):
        return claim._replace(attribute=what, part=True)
    return claim


_SIDE_BY_SIDE = re.compile(r"^[\s,\"”]*(?:and|with|while|but)?[\s,\"“]*$")


def _subjects_shared(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence in order, a bare one with the subject of the one beside it ("two officers were killed and 11 wounded")."""
    shared: list[Draft] = []
    for draft in drafts:
        last = shared[-1] if shared else None
        if (
            last is not None
            and last.low is not None
            and last.high is None
            and draft.low is not None
            and draft.low == draft.high
            and {last.attribute, draft.attribute} <= _LOSSES
            and _SIDE_BY_SIDE.match(text[last.end : draft.start])
            and _SUMMED.search(text, max(0, last.start - 24), last.start)
        ):
            # "amount to at least 12 killed and 30 wounded": one bound for both
            draft = draft._replace(high=None)
        if (
            last is not None
            and last.subject is not None
            and draft.subject is None
            and draft.counted is None
            and not draft.part
            and draft.value is None
            and {last.attribute, draft.attribute} <= _LOSSES
            and last.end <= draft.start
            and _SIDE_BY_SIDE.match(text[last.end : draft.start])
        ):
            draft = draft._replace(subject=last.subject)
        shared.append(draft)
    return shared


_SUMMED = re.compile(
    r"\b(?:(?:amount|amounts|amounted|amounting|come|comes|came|run|runs|ran) to|total(?:s|led|ling|ed)?|stands? at|stood at|losses of|toll of|casualties of|losses:) $",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r"\b(?:of|among) (?:whom|which|them|these)[ ,]+(?:about |some |at least )?$")
# Of these some may have gone home since.
_HOMEWARD = frozenset({"injured", "displaced", "detained"})
_LOSSES = frozenset({"fatalities", "injured", "missing", "detained"})


def _told_of(parsed: Parsed, figure: Figure) -> bool:
    """Whether something is said of a number that counts nothing by name: the subject of a verb, or an item of a list ("Relief camps: 16")."""
    label = label_of(parsed, figure)
    if label is not None:
        return len(label.split()) <= 4 and parsed.document.text[figure.end : figure.end + 2].strip()[:1] in (
            "",
            ",",
            ".",
            "(",
            ";",
        )
    return figure.low is not None and figure.low >= 2 and root(parsed.doc, figure).dep_ in ("nsubj", "nsubjpass")


_LASTING = re.compile(r"\b(?:for|in|within|lasted|lasting|lasts|took|after|of)\s+(?:the )?\Z")
_COUNTS = frozenset(
    {"fatalities", "injured", "missing", "displaced", "detained", "participants", "troops", "magnitude"}
)
# "eight, perhaps nine"; the hedge may stand before the second figure or be counted into it.
_OR = re.compile(r",? ?(?:or|perhaps|maybe|possibly|if not|or even)(?: (?:perhaps|even|maybe))? ", re.IGNORECASE)


def _merged(text: str, figures: list[Figure]) -> list[Figure]:
    """The figures with "eight, perhaps nine" as one range, without those that stand inside another's phrase ("none of the four")."""
    found: list[Figure] = []
    for figure in figures:
        last = found[-1] if found else None
        if last is not None and figure.first <= last.stop and figure.first > last.last:
            continue
        if (
            last is not None
            and last.bare
            and last.low is not None
            and figure.low is not None
            and figure.high is not None
        ):
            # the middle of a hedged range is the number stated
            stated = round((figure.low + figure.high) / 2)
            alternative = _OR.match(text[last.end : figure.end])
            if alternative and last.end + alternative.end() >= figure.start and last.low < stated <= 2 * last.low + 1:
                found[-1] = figure._replace(start=last.start, first=last.first, low=last.low, high=float(stated))
                continue
        found.append(figure)
    return found


def _inside(figures: list[Figure]) -> list[Figure]:
    """The figures, in order, that stand inside another's phrase: the thirty of "ten of the thirty"."""
    found: list[Figure] = []
    last: Figure | None = None
    for figure in figures:
        if last is not None and last.last < figure.first <= last.stop:
            if last.word != "one":
                found.append(figure)
        else:
            last = figure
    return found


def _subject(doc: Doc, text: str, claim: Told) -> str | None:
    figure = claim.figure
    if figure.noun is None:
        return _elsewhere(doc, text, claim)
    told = str(doc[figure.last + 1 : figure.stop + 1].text)
    return _TIED.sub("", told).strip(" “”\"'") or None


# What is tied to the number belongs to it: "40-odd people", "a 12-strong crew".
_TIED = re.compile(r"^-(?:odd|plus|strong|member|man|person)\s+", re.IGNORECASE)
_ITEM_NAME = re.compile(
    r"(?:[:;,(]|\band|\bin)\s+((?:[A-Z][\w’'-]+|of|the|and)(?:\s+(?:[A-Z][\w’'-]+|of|the|and))*)\s*$"
)
_WHERE = re.compile(r"^\s*((?:in|on|at|from) (?:the )?[A-Z][\w’'-]+(?: (?:and )?[A-Z][\w’'-]+)*(?: side)?)")
_NO_SUBJECT = frozenset(
    {"the", "a", "an", "number", "count", "total", "tally", "figure", "list", "of", "toll", "death", "its", "their", "own", "this", "that", "these",
     "those", "his", "her", "our", "dead", "killed", "deaths", "injured", "wounded", "missing", "detained", "arrested", "official", "confirmed", "turnout", "overall", "people", "crowd"}
)  # fmt: skip


def _elsewhere(doc: Doc, text: str, claim: Told) -> str | None:
    """The subject of a bare figure, where other words give it: an item of a list ("Upper Vell 2"), a counter ("the Danish dead stand at 9"), a label."""
    figure = claim.figure
    if claim.how == "list":
        m = _ITEM_NAME.search(text[max(0, figure.start - 60) : figure.start]) or _WHERE.match(
            text[figure.end : figure.end + 60]
        )
        return m.group(1) if m else None
    if claim.how in ("counter", "label"):
        words = text[doc[claim.first].idx : figure.start].split(":")[0].split()
        last = next(
            (
                n
                for n, w in enumerate(words)
                if w.lower() in ("at", "to", "is", "was", "as", "are", "by", "stands", "stood", "rose")
            ),
            len(words),
        )
        words = words[:last]
        while words and words[0].lower().strip(",.()•*–-") in _NO_SUBJECT - {"dead", "killed", "injured", "wounded"} | {
            ""
        }:
            words = words[1:]
        if any(w.lower().strip(",.") not in _NO_SUBJECT and w[0].isalpha() for w in words):
            return " ".join(words) or None
    return None


def _draft(doc: Doc, text: str, claim: Told, what: str) -> Draft:
    figure = claim.figure
    start = min(figure.start, doc[claim.first].idx)
    last = doc[claim.last]
    end = max(figure.end, last.idx + len(last))
    stop = doc[figure.stop]
    if end - start > LONGEST or "\n" in text[start:end]:
        start, end = figure.start, max(figure.end, stop.idx + len(stop))
    return Draft(
        start,
        end,
        claim.attribute,  # type: ignore[arg-type]
        figure.low,
        figure.high,
        value=claim.value,
        unit=figure.unit,
        subject=_subject(doc, text, claim),
        part=claim.part,
        at=(figure.start, figure.end),
        own=(start, end) if claim.how == "phrase" else None,
        counted=doc[figure.noun].lemma_.lower()
        if figure.noun is not None
        else "other"
        if claim.how == "further"
        else None,
        factuality=claim.intended or ("denied" if claim.negated else None),
    )
