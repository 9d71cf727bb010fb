"""How papers carry what others wrote: word for word, cut from below, or with changed words and sentences of their own."""

from __future__ import annotations

import re
from random import Random

from generator.account import Writer
from generator.told import Account, Sentence
from generator.wording import filled, rows

CREDITED = 0.75
CUT = 0.4
CHANGED, DROPPED = 0.5, 0.15


def carried(original: Account, agency: str, writer: Writer, chance: Random) -> Account:
    """The agency's words as they came, perhaps without the last paragraphs, under a heading of the paper's own or theirs."""
    kept = original.paragraphs
    if len(kept) > 3 and chance.random() < CUT:
        kept = kept[: chance.randint(3, len(kept) - 1)]
    head, foot = credited(agency, writer, chance)
    return Account(original.title if chance.random() < 0.5 else writer.title(), head, kept, foot)


def edited(original: Account, agency: str, writer: Writer, chance: Random, credit: bool = True) -> Account:
    """The other's words with words exchanged, sentences left out and one of the paper's own put in. What it claims stays."""
    paragraphs = []
    for number, paragraph in enumerate(original.paragraphs):
        kept = tuple(
            reworded(s, chance)
            for s in paragraph
            if not s.own and (number == 0 or chance.random() >= DROPPED)
        )  # fmt: skip
        if kept:
            paragraphs.append(kept)
    s = rows("sentences")
    own = writer.sentence(chance.choice([*s["reaction"], *s["general"], *s["quote"]]))
    paragraphs.insert(chance.randint(1, len(paragraphs)), (own,))
    head, foot = credited(agency, writer, chance) if credit and chance.random() < CREDITED else (writer.header(), "")
    return Account(writer.title(), head, tuple(paragraphs), foot)


def reworded(sentence: Sentence, chance: Random) -> Sentence:
    """The sentence with some words exchanged for others that mean the same."""
    text = sentence.text
    for old, new in rows("sentences")["edits"]:
        if chance.random() < CHANGED:
            text = re.sub(rf"\b{old}\b", new, text)
    return sentence._replace(text=text)


def credited(agency: str, writer: Writer, chance: Random) -> tuple[str, str]:
    """What stands before and after a text that names the agency."""
    credits = rows("sentences")["credits"]
    if chance.random() < 0.5:
        head = filled(chance.choice(credits["dateline"]).replace("{agency}", agency), chance, writer.slot)
        return head if head.endswith(" ") else f"{head} ", ""
    return writer.header(), chance.choice(credits["foot"]).replace("{agency}", agency)
