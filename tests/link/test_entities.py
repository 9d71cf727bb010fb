"""Entities: which forms are one bearer's, and which are not. Every text is invented."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.lexicon import lexicon
from crossbearing.link.entities import link_entities
from crossbearing.records import Annotations, Document, Entity, Name, Place
from crossbearing.records.name import NameKind

KINDS: dict[str, NameKind] = {"P": "person", "O": "organization", "G": "group", "L": "place"}
MARK = re.compile(r"\[([POGL])(?::(\d+))?:([^\]|]+)(?:\|([^\]]+))?\]")


def account(name: str, marked: str, publisher: str | None = None) -> Annotations:
    """An account whose names are marked: `[P:Ana Kos]`, `[L:12:Brod]` with a geonameid, `[P:Kos|Ana Kos]` with the fullest form."""
    text, names, places = "", [], []
    at = 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        start = len(text)
        text += m.group(3)
        names.append(Name(start, len(text), KINDS[m.group(1)], m.group(4) or m.group(3)))
        if m.group(1) == "L":
            number = int(m.group(2)) if m.group(2) else None
            places.append(Place(start, len(text), m.group(3), number, None, None, None, None, None))
        at = m.end()
    text += marked[at:]
    document = Document(name, f"{name}.txt", "0", publisher, None, None, "en", None, None, text)
    return Annotations(document, names=tuple(names), places=tuple(places))


def forms(entities: tuple[Entity, ...]) -> list[set[str]]:
    return [{e.name, *e.aliases} for e in entities]


def joined(entities: tuple[Entity, ...], *wanted: str) -> bool:
    return any(set(wanted) <= f for f in forms(entities))


SAME_PERSON = [
    ("Ilinca Roşu", "Ilinca Rosu"),
    ("Abd al-Karim Mustafa", "Abdelkarim Mostafa"),
    ("Muhammad al-Hadi Yusuf", "Mohamed Elhadi Youssef"),
    ("Vardan Sarkisian", "Vardan Sarkisyan"),
    ("Giorgi Chkheidze", "Giorgi Tchkheidze"),
    ("Oleksandr Honchar", "O. Honchar"),
    ("Shamim Akhtar", "Shameem Akhtar"),
    ("Rosa Lind", "Lind"),
    ("Dr Rosa Lind", "Rosa Lind"),
    ("Henk van Dalen", "van Dalen"),
]


@pytest.mark.parametrize(("a", "b"), SAME_PERSON)
def test_one_person_in_two_spellings(a: str, b: str) -> None:
    assert joined(link_entities([account("d1", f"Then [P:{a}] spoke."), account("d2", f"Later [P:{b}] left.")]), a, b)


TWO_PERSONS = [
    ("Anton Petrov", "Ivan Petrov"),
    ("Mario Costa", "Maria Costa"),
    ("Petr Novak", "Petra Novakova"),
    ("Li Wei", "Li Wen"),
    ("John Smith", "Joan Smith"),
    ("Ali Hassan", "Ala Hussein"),
]


@pytest.mark.parametrize(("a", "b"), TWO_PERSONS)
def test_two_persons_stay_two(a: str, b: str) -> None:
    found = link_entities([account("d1", f"Then [P:{a}] spoke."), account("d2", f"Later [P:{b}] left.")])
    assert not joined(found, a, b)
    assert len(found) == 2


def test_a_surname_of_two_persons_joins_neither() -> None:
    found = link_entities([account("d1", "[P:Ana Kos] and [P:Ivo Kos] came."), account("d2", "[P:Kos] left.")])
    assert {"Kos"} in forms(found) and len(found) == 3


def test_father_and_son_stay_two_and_the_bare_name_joins_neither() -> None:
    both = link_entities(
        [account("a", "[P:Robert Calloway Sr.] and [P:Robert Calloway Jr.]"), account("b", "[P:Robert Calloway]")]
    )
    assert len([f for f in forms(both) if any("Calloway" in x for x in f)]) == 3
    one = link_entities([account("a", "[P:Robert Calloway Jr.]"), account("b", "[P:Robert Calloway] and [P:Calloway]")])
    assert joined(one, "Robert Calloway Jr.", "Robert Calloway", "Calloway")


def test_two_given_names_that_look_alike_are_two_persons_for_every_short_form_between_them() -> None:
    found = link_entities(
        [account("a", "[P:Mahmoud Barakat]"), account("b", "[P:Mohammed Barakat]"), account("c", "[P:M. Barakat]")]
    )
    assert not joined(found, "Mahmoud Barakat", "Mohammed Barakat")


def test_each_join_says_how_sure_it_is() -> None:
    (entity,) = link_entities([account("a", "[P:Юрий Щербаков]"), account("b", "[P:Yuri Shcherbakov]")])
    assert entity.why == ("“Yuri Shcherbakov” and “Юрий Щербаков”: given name and surname: the same letters (0.90)",)


def test_no_chain_glues_two_full_names() -> None:
    found = link_entities(
        [account("d1", "[P:Anton Petrov] met [P:A. Petrov]."), account("d2", "[P:Andrei Petrov] met [P:Petrov].")]
    )
    assert not joined(found, "Anton Petrov", "Andrei Petrov")


SAME_BODY = [
    ("O", "Interior Ministry", "O", "Ministry of Internal Affairs"),
    ("O", "Ministry of Internal Affairs of Georgia", "O", "Interior Ministry"),
    ("O", "Blue Heron Mining", "O", "BLUE HERON MINING LIMITED"),
    ("O", "Blue Heron Mining", "O", "Blue Heron"),
    ("G", "Azeri forces", "G", "Azerbaijani army"),
    ("O", "United Nations", "O", "UN"),
    ("O", "Lake Rescue Trust", "O", "LRT"),
    ("O", "Jurists' Circle", "O", "Jurists’ Circle"),
    ("L", "Nagorno-Karabakh", "L", "Nagorno‑Karabakh"),
    ("L", "Nagorno-Karabakh", "L", "Nagorno-Karabkh"),
    ("L", "Artsakh", "L", "Arstakh"),
    ("L", "Zangezur", "L", "Zanzegur"),
    ("L", "River Alder", "L", "Alder River"),
    ("L", "Linden Avenue", "L", "Linden"),
    ("L", "Târgu Văii", "L", "Targu Vaii"),
    ("L:77", "Oldname", "L:77", "Newburg"),
]


@pytest.mark.parametrize(("kind_a", "a", "kind_b", "b"), SAME_BODY)
def test_one_body_or_place_in_two_forms(kind_a: str, a: str, kind_b: str, b: str) -> None:
    found = link_entities(
        [account("d1", f"Of [{kind_a}:{a}] much was heard."), account("d2", f"On [{kind_b}:{b}] nothing.")]
    )
    assert joined(found, a, b), forms(found)
    assert found[0].why or a.replace("’", "'").replace("‑", "-").casefold() != b.casefold()


NOT_SAME = [
    ("L", "Azerbaijan", "G", "Azerbaijanis"),
    ("L", "Azerbaijan", "G", "Azerbaijani army"),
    ("G", "Armenian forces", "G", "Azerbaijani forces"),
    ("L", "Niger", "L", "Nigeria"),
    ("L:1", "Brod", "L:2", "Brody"),
    ("L", "Alder", "L", "Alder River"),
    ("L", "Tbilisi", "O", "Tbilisi City Court"),
    ("O", "Provincial Flood Authority", "O", "National Flood Authority"),
    ("O", "Austrian Ministry of Health", "O", "Australian Ministry of Health"),
    ("L", "Abu Deir", "O", "Abu Deir Hospital"),
    ("P", "Virginia Woods", "L", "Virginia"),
]


@pytest.mark.parametrize(("kind_a", "a", "kind_b", "b"), NOT_SAME)
def test_alike_but_not_the_same(kind_a: str, a: str, kind_b: str, b: str) -> None:
    found = link_entities(
        [account("d1", f"Of [{kind_a}:{a}] much was heard."), account("d2", f"On [{kind_b}:{b}] nothing.")]
    )
    assert not joined(found, a, b), forms(found)


@pytest.mark.parametrize("row", lexicon("bodies")["roles"], ids=lambda row: row["noun"])
def test_a_body_called_by_its_common_noun(row: dict[str, str]) -> None:
    marked = row["example"].replace(row["name"], f"[O:{row['name']}]")
    assert joined(link_entities([account("d1", marked)]), row["name"], row["form"])


def test_a_company_speaks_of_itself() -> None:
    found = link_entities(
        [account("d1", "BLUE HERON LIMITED\nIt is with regret that the Company confirms it.", "Blue Heron Limited")]
    )
    assert joined(found, "BLUE HERON LIMITED", "the Company")


def test_a_paper_names_itself_and_is_named_by_another() -> None:
    found = link_entities(
        [
            account(
                "d1",
                "EVENING TIDE HERALD\nThe Herald has seen the letter. Write to the Herald’s editor.",
                "Evening Tide Herald",
            ),
            account("d2", "The letter that [O:Evening Tide Herald] saw."),
        ]
    )
    assert joined(found, "EVENING TIDE HERALD", "The Herald", "the Herald")
    assert len(next(e for e in found if "The Herald" in e.aliases).mentions) == 4


def test_acronyms_are_defined_in_brackets() -> None:
    marked = "The Water and Tide Works Authority (WATWA) said so. [O:WATWA] is late. Nobody (NOT) cared."
    found = link_entities([account("d1", marked)])
    assert joined(found, "Water and Tide Works Authority", "WATWA")
    assert not any("NOT" in f for f in forms(found))


def test_a_translation_in_brackets() -> None:
    found = link_entities(
        [
            account("d1", "The [O:Zarya] (Gantry) coalition lost, [P:Ana Kos] ([O:Harrow]) said."),
            account("d2", "[P:Gantry] won."),
        ]
    )
    assert joined(found, "Zarya", "Gantry")
    assert not joined(found, "Ana Kos", "Harrow")


def test_a_publishers_second_name_in_brackets() -> None:
    found = link_entities(
        [account("d1", "SAWT AL-BAHR\n“Voice of the Sea”, a weekly", "Sawt al-Bahr (Voice of the Sea)")]
    )
    assert joined(found, "SAWT AL-BAHR", "Voice of the Sea")


def test_two_names_with_a_stroke_are_one_place() -> None:
    found = link_entities(
        [
            account("d1", "War came to [L:Oldmark/Newburg]."),
            account("d2", "In [L:Newburg] all is calm."),
            account("d3", "[L:Oldmark]"),
        ]
    )
    assert len(found) == 1 and joined(found, "Oldmark", "Newburg")
    assert [(m.document, m.end - m.start) for m in found[0].mentions] == [("d1", 7), ("d1", 7), ("d2", 7), ("d3", 7)]


def test_forms_with_a_small_head_are_joined_by_the_list_alone() -> None:
    def told(name: str, form: str, listed: str) -> Annotations:
        text = f"They mean to open the {form}."
        span = (22, 22 + len(form))
        document = Document(name, f"{name}.txt", "0", None, None, None, "en", None, None, text)
        names = (Name(*span, "place", form),)
        return Annotations(document, names=names, places=(Place(*span, listed, *[None] * 6),))

    northern, southern = told("a", "Ostrel corridor", "Vanik corridor"), told("b", "Vinak corridor", "Vanik corridor")
    other = told("c", "Pelesh corridor", "Pelesh corridor")
    entities = link_entities([northern, southern, other])
    assert joined(entities, "Ostrel corridor", "Vinak corridor")
    assert not joined(entities, "Ostrel corridor", "Pelesh corridor")
    assert not any("Vanik corridor" in f for f in forms(entities)), "a form that nobody writes is no alias"


def test_a_republic_is_its_land() -> None:
    found = link_entities([account("d1", "The [L:Republic of Oldmark] fell."), account("d2", "[L:Oldmark] fell.")])
    assert joined(found, "Republic of Oldmark", "Oldmark")


def test_kinds_mistaken_by_one_account_are_set_right() -> None:
    found = link_entities(
        [
            account("d1", "[P:Ilinca Sarkisyan] met [O:Harrow Mills]. [O:Sarkisyan] left [P:Harrow]."),
            account("d2", "The [O:Sarkisian] government fell; [P:800,000 Georgians] fled."),
        ]
    )
    assert joined(found, "Ilinca Sarkisyan", "Sarkisyan", "Sarkisian")
    assert joined(found, "Harrow Mills", "Harrow")
    assert [(e.kind, e.name) for e in found if "Georgians" in e.name] == [("group", "Georgians")]


def test_a_body_described_in_lower_case() -> None:
    found = link_entities(
        [
            account(
                "d1", "INSPECTORATE FOR HARBOUR SAFETY – BRINE COUNTY", "Inspectorate for Harbour Safety – Brine County"
            ),
            account("d2", "Nobody drowned, according to the county harbour inspectorate."),
        ]
    )
    assert joined(found, "INSPECTORATE FOR HARBOUR SAFETY – BRINE COUNTY", "county harbour inspectorate")


def test_a_surname_that_no_layer_found() -> None:
    found = link_entities(
        [account("d1", "[P:Rosa Lind] came. “Too late,” Lind said. Per Lind Holm and Ulla Lind stayed.")]
    )
    (lind,) = (e for e in found if e.name == "Rosa Lind")
    assert lind.aliases == ("Lind",) and len(lind.mentions) == 2


def test_a_surname_that_no_layer_found_in_another_spelling() -> None:
    first = account("a", "[P:Tigran Harutyunyan] resigned. [P:Ruben Kallergis] did not.")
    second = account("b", "The Harutiunian government fell. The Kollegium met.")
    entities = link_entities([first, second])
    assert joined(entities, "Tigran Harutyunyan", "Harutiunian")
    assert not any("Kollegium" in f for f in forms(entities))


def test_spans_hold_the_forms_and_pronouns_give_none() -> None:
    text = "Ana Kos came. She left."
    document = Document("d1", "d1.txt", "0", None, None, None, "en", None, None, text)
    names = (Name(0, 7, "person", "Ana Kos"), Name(14, 17, "person", "Ana Kos", pronoun=True))
    (entity,) = link_entities([Annotations(document, names=names)])
    assert [text[m.start : m.end] for m in entity.mentions] == ["Ana Kos", "She"]
    assert (entity.name, entity.aliases) == ("Ana Kos", ())


def test_no_input_raises() -> None:
    odd = ["", " ", "🙂", "漢字 (漢)", "(AB)", "((((((A (B) C", "the Company", "The (X) The", "ﷺ", "a" * 5000]
    assert link_entities([]) == ()
    link_entities([account(f"d{n}", t, t) for n, t in enumerate(odd)])
    link_entities([account(f"d{n}", f"[P:{t or 'x'}] [O:{t or 'x'}]", t) for n, t in enumerate(odd) if "]" not in t])


NAMES = [
    "[P:Ana Kos]",
    "[P:Kos]",
    "[P:Ivo Kos]",
    "[O:Lake Trust]",
    "[O:LT]",
    "[L:3:Brod]",
    "[L:Brod]",
    "[G:Azeri forces]",
    "the Trust",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=6), min_size=1, max_size=5), st.randoms())
def test_order_of_accounts_changes_nothing(texts: list[list[str]], chance: random.Random) -> None:
    accounts = [account(f"d{n}", " and ".join(t)) for n, t in enumerate(texts)]
    found = link_entities(accounts)
    chance.shuffle(accounts)
    assert link_entities(accounts) == found
    mentions = [m for e in found for m in e.mentions]
    assert len(mentions) == len(set(mentions))


def test_a_place_read_where_a_person_is_named_is_no_second_entity() -> None:
    """Also behind a place that no name holds: each span belongs to one entity."""
    told = account("a", "Ana Holm, who lives in Oak Road, spoke; so did [P:Vera Gardor] of Elm Road.")
    text = told.document.text
    spans = [(text.index(w), text.index(w) + len(w), w) for w in ("Oak Road", "Vera Gardor", "Elm Road")]
    places = tuple(Place(start, end, w, None, None, None, None, None, None) for start, end, w in spans)
    found = link_entities([Annotations(told.document, names=told.names, places=places)])
    assert [(e.kind, e.name) for e in found] == [
        ("place", "Oak Road"),
        ("person", "Vera Gardor"),
        ("place", "Elm Road"),
    ]
    assert len({e.id for e in found}) == len(found)
