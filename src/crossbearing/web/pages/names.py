"""Names: who and what is named, in which forms, by whom; the words that accounts choose; titles in dispute; and one name with all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from crossbearing.case.reading.rows import EntityForm, EntityRow, EntityView
from crossbearing.case.reading.rows import Page as Rows
from crossbearing.records.name import NameKind
from crossbearing.web.letters import Account, accounts
from crossbearing.web.names.words import Line, Titled, documents_of, line, titles
from crossbearing.web.page import Keep, Missing, Page
from crossbearing.web.texts.passage import passage_link

if TYPE_CHECKING:
    from crossbearing.case.reading import Reading

PAGE, MOST, FORMS = 40, 1000, 6
# Lines of words that stand at the head of the list, and on a page of their own.
LINES, ALL_LINES = 8, 20
KINDS: tuple[tuple[NameKind | None, str], ...] = (
    (None, "all"), ("person", "persons"), ("organization", "organisations"), ("place", "places"), ("group", "groups"),
)  # fmt: skip


class Asked(msgspec.Struct, frozen=True):
    """Which names."""

    kind: Annotated[NameKind | None, Meta(description="person, organization, place or group")] = None
    q: Annotated[str, Meta(description="words of the name, in any of its forms", max_length=300)] | None = None
    offset: Annotated[int, Meta(description="names to pass over", ge=0)] = 0
    limit: Annotated[int, Meta(description="names to give", ge=1, le=MOST)] = PAGE


class NamesPage(msgspec.Struct, frozen=True):
    """`forms` by name; `lines` are words for the same thing side by side and `titles` those in dispute, on the first page of all names."""

    names: Rows[EntityRow]
    forms: dict[str, tuple[EntityForm, ...]]
    lines: tuple[Line, ...]
    more_lines: bool
    titles: tuple[Titled, ...]
    accounts: dict[str, Account]
    kind: NameKind | None
    q: str | None


class FormRow(msgspec.Struct, frozen=True):
    """A name in a form, for the CSV twin."""

    id: str
    kind: str
    name: str
    form: str
    accounts: int
    mentions: int
    used_by: tuple[str, ...]
    geonameid: int | None


def names(reading: Reading, asked: Asked, keep: Keep) -> NamesPage:
    """The names."""
    rows = reading.entities(asked.kind, asked.q, asked.offset, asked.limit)
    forms = reading.entity_forms([r.id for r in rows.rows], FORMS)
    head = asked.kind is None and not asked.q and asked.offset == 0
    namings = reading.framing(0, LINES + 1) if head else ()
    lines = tuple(line(n) for n in namings[:LINES])
    told = _titles(reading, keep) if head else ()
    used = {d for some in forms.values() for f in some for d in f.documents}
    known = accounts(reading, used | documents_of(lines, told))
    return NamesPage(rows, forms, lines, len(namings) > LINES, told, known, asked.kind, asked.q)


def form_rows(page: NamesPage) -> list[FormRow]:
    """A row for each form."""
    return [
        FormRow(e.id, e.kind, e.name, f.form, f.accounts, f.count, _letters(f.documents, page.accounts), e.geonameid)
        for e in page.names.rows
        for f in page.forms.get(e.id, ())
    ]


def _letters(documents: tuple[str, ...], known: Mapping[str, Account]) -> tuple[str, ...]:
    return tuple(known[d].letter for d in documents if d in known)


def drawn(page: NamesPage) -> Mapping[str, Any]:
    """The kinds to choose from, and how a passage is reached."""
    return {"kinds": KINDS, "passage": passage_link}


class WordsAsked(msgspec.Struct, frozen=True):
    """From which line on."""

    offset: Annotated[int, Meta(description="lines to pass over", ge=0)] = 0


class WordsPage(msgspec.Struct, frozen=True):
    """Words for the same thing side by side."""

    lines: tuple[Line, ...]
    offset: int
    more: bool
    accounts: dict[str, Account]
    titles: tuple[Titled, ...]


class WordRow(msgspec.Struct, frozen=True):
    """One word of one account for something that others call otherwise."""

    label: str
    of: str | None
    form: str
    tint: str
    account: str
    siglum: str
    quoted: bool
    link: str


def words(reading: Reading, asked: WordsAsked, keep: Keep) -> WordsPage:
    """The words."""
    namings = reading.framing(asked.offset, ALL_LINES + 1)
    lines = tuple(line(n) for n in namings[:ALL_LINES])
    told = _titles(reading, keep) if asked.offset == 0 else ()
    return WordsPage(lines, asked.offset, len(namings) > ALL_LINES, accounts(reading, documents_of(lines, told)), told)


def word_rows(page: WordsPage) -> list[WordRow]:
    """A row for each word of each account."""
    return [
        WordRow(x.label, x.of, w.text, w.tint, d, page.accounts[d].letter, d not in w.documents,
                passage_link(d, w.first[d].start, w.first[d].end) if d in w.first else "")
        for x in page.lines
        for w in x.words
        for d in (*w.documents, *w.quoted)
        if d in page.accounts
    ]  # fmt: skip


def words_drawn(page: WordsPage) -> Mapping[str, Any]:
    """How a passage is reached."""
    return {"passage": passage_link, "lines_at_once": ALL_LINES}


class NameAsked(msgspec.Struct, frozen=True):
    """Which name."""

    id: Annotated[str, Meta(description="the name's id")]


class NamePage(msgspec.Struct, frozen=True):
    """A name with its forms, and `words`: what stands at the first mention of each form."""

    view: EntityView
    words: dict[str, tuple[str, str, str]]
    titles: tuple[Titled, ...]
    accounts: dict[str, Account]


class MentionRow(msgspec.Struct, frozen=True):
    """Where a form stands."""

    form: str
    account: str
    siglum: str
    start: int
    end: int
    link: str


# Characters of the account on either side of a mention.
AROUND = 60


def name(reading: Reading, asked: NameAsked, keep: Keep) -> NamePage:
    """The name. Missing where there is none of this id."""
    view = reading.entity(asked.id)
    if view is None:
        raise Missing(f"no name {asked.id} in this case")
    first = [(f.form, f.mentions[0]) for f in view.forms if f.mentions]
    around = reading.words([p for _, p in first], AROUND)
    spoken = {form: (w.before, w.words, w.after) for (form, _), w in zip(first, around, strict=True)}
    own = {view.entity.name.casefold(), *(a.casefold() for a in view.entity.aliases)}
    told = (
        tuple(t for t in _titles(reading, keep) if t.bearer.casefold() in own) if view.entity.kind == "person" else ()
    )
    used = {m.document for f in view.forms for m in f.mentions} | {d for f in view.forms for d in f.documents}
    return NamePage(view, spoken, told, accounts(reading, used | documents_of((), told)))


def mention_rows(page: NamePage) -> list[MentionRow]:
    """A row for each mention that a form leads to."""
    return [
        MentionRow(
            f.form,
            m.document,
            page.accounts[m.document].letter,
            m.start,
            m.end,
            passage_link(m.document, m.start, m.end),
        )
        for f in page.view.forms
        for m in f.mentions
        if m.document in page.accounts
    ]


def _titles(reading: Reading, keep: Keep) -> tuple[Titled, ...]:
    """Titles in dispute are looked for among hundreds of doubts: once for a state of the record."""
    return keep("titles", lambda: titles(reading))


def name_drawn(page: NamePage) -> Mapping[str, Any]:
    """Where each account has each form first, and how often within what is shown."""
    places: dict[str, dict[str, list[Any]]] = {}
    for f in page.view.forms:
        for m in f.mentions:
            places.setdefault(f.form, {}).setdefault(m.document, []).append(m)
    return {"passage": passage_link, "places": places}


PAGES = (
    Page(
        "/names",
        "names.html",
        names,
        "Names in all their forms, and which account uses which",
        "names",
        form_rows,
        drawn,
    ),
    Page(
        "/names/words",
        "names_words.html",
        words,
        "Words for the same thing side by side, and titles in dispute",
        "names",
        word_rows,
        words_drawn,
    ),
    Page(
        "/names/{id:str}",
        "name.html",
        name,
        "One name: its forms, who uses which, where each stands",
        "names",
        mention_rows,
        name_drawn,
    ),
)
