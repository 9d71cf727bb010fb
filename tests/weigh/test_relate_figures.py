"""Relations of figures, each phenomenon in an invented ferry fire."""

from __future__ import annotations

import msgspec
import pytest

from tests.weigh.conftest import Case


def test_equal_figures_agree(case: Case) -> None:
    a, b = case.claim("north", "injured", 12, 12), case.claim("bulletin", "injured", 12, 12)
    assert case.type(a, b) == "agrees"


def test_a_toll_that_grows_updates(case: Case) -> None:
    a, b = case.claim("north", "fatalities", 12, 12), case.claim("south", "fatalities", 15, 15)
    found = case.relation(a, b)
    assert found is not None
    assert (found.a, found.b, found.type) == (a, b, "updates")
    assert found.why == "12 on 2031-05-01, 15 on 2031-05-02"


def test_the_moment_told_goes_before_the_day_of_publication(case: Case) -> None:
    a, b = case.claim("south", "fatalities", 15, 15), case.claim("bulletin", "fatalities", 12, 12, as_of="2031-05-01")
    assert case.type(b, a) == "updates"


def test_rising_bounds_update_and_meeting_ones_refine(case: Case) -> None:
    a = case.claim("north", "fatalities", 31, None)
    b, c = case.claim("south", "fatalities", 43, 43), case.claim("south", "fatalities", 31, 31)
    assert case.type(a, b) == "updates"
    assert case.type(a, c) == "refines"


def test_on_one_day_a_figure_inside_a_bound_refines_it(case: Case) -> None:
    case.account("east", "2031-05-01")
    a, b = case.claim("north", "fatalities", 31, None), case.claim("east", "fatalities", 43, 43)
    assert case.type(a, b) == "refines"


def test_rival_figures_of_one_day_contradict(case: Case) -> None:
    a = case.claim("north", "fatalities", 12, 12, sources=["the ferry company"])
    b = case.claim("north", "fatalities", 20, 20, sources=["the coast guard"])
    found = case.relation(a, b)
    assert found is not None and found.type == "contradicts"
    assert found.why == "12 against 20, both for 2031-05-01"


def test_rivals_contradict_at_any_date(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12, sources=["Sea Line"])
    high = case.claim("north", "fatalities", 20, 20, sources=["Dockers Union"])
    low = case.claim("bulletin", "fatalities", 13, 13, sources=["Sea Line"])
    assert case.type(low, high) == "contradicts"


def test_a_speaker_corrects_himself_downwards(case: Case) -> None:
    a = case.claim("north", "fatalities", 20, 20, sources=["Ana Pretorin"])
    b = case.claim("south", "fatalities", 18, 18, sources=["Mayor Pretorin"])
    assert case.type(a, b) == "updates"


def test_a_papers_smaller_toll_later_is_left_alone(case: Case) -> None:
    a, b = case.claim("north", "fatalities", 20, 20), case.claim("south", "fatalities", 11, 11)
    assert case.type(a, b) is None


def test_the_missing_rise_and_fall(case: Case) -> None:
    a, b = case.claim("north", "missing", 14, 14), case.claim("south", "missing", 3, 3)
    c = case.claim("bulletin", "missing", 0, 0, quote="all have been found")
    assert case.type(a, b) == "updates"
    assert case.type(b, c) == "updates"


def test_what_is_long_over_does_not_update(case: Case) -> None:
    case.start = case.end = "2027-08"
    a, b = case.claim("north", "fatalities", 40, 40), case.claim("south", "fatalities", 42, 42)
    assert case.type(a, b) == "contradicts"


@pytest.mark.parametrize("attribute", ["magnitude", "population"])
def test_fixed_attributes_contradict(case: Case, attribute: str) -> None:
    a, b = case.claim("north", attribute, 4, 4), case.claim("south", attribute, 5, 5)
    assert case.type(a, b) == "contradicts"


def test_a_fixed_number_contradicts(case: Case) -> None:
    a = case.claim("north", "other", 90, 90, subject="people on board the ferry")
    b = case.claim("south", "other", 120, 120, subject="passengers on board the ferry")
    assert case.type(a, b) == "contradicts"


def test_about_agrees_with_and_is_refined_by_what_it_holds(case: Case) -> None:
    a, b = case.claim("south", "displaced", 108, 132), case.claim("bulletin", "displaced", 118, 118)
    assert case.type(a, b) == "refines"


def test_a_crowd_is_counted_by_rivals_and_corrected_by_one(case: Case) -> None:
    police = case.claim("north", "participants", None, 8000, sources=["a police officer"])
    organisers = case.claim("north", "participants", 50001, None, sources=["the organisers"])
    later = case.claim("south", "participants", 12000, 12000, sources=["Police"])
    assert case.type(police, organisers) == "contradicts"
    assert case.type(organisers, later) == "contradicts"
    assert case.type(police, later) == "updates"


def test_crowds_of_quite_another_size_are_other_crowds(case: Case) -> None:
    a, b = case.claim("north", "participants", 200, 200), case.claim("south", "participants", 40000, 40000)
    assert case.type(a, b) is None


def test_a_vague_number_is_not_contradicted_by_a_higher_one(case: Case) -> None:
    a, b = case.claim("north", "participants", 2000, 9999), case.claim("south", "participants", 12000, 12000)
    assert case.type(a, b) is None


def test_a_denial_denies_the_figure_it_names_and_no_other(case: Case) -> None:
    a, c = case.claim("north", "fatalities", 58, 58), case.claim("north", "fatalities", 31, 31, sources=["medics"])
    b = case.claim("bulletin", "fatalities", 58, 58, factuality="denied")
    found = case.relation(a, b)
    assert found is not None and (found.a, found.b, found.type) == (a, b, "denies")
    assert found.why == "Coast Guard Authority of Vest itself denies the 58 told by The North Courier itself"
    assert case.type(c, b) is None


def test_two_denials_agree(case: Case) -> None:
    a = case.claim("north", "fatalities", 58, 58, factuality="denied", sources=["the army"])
    b = case.claim("bulletin", "fatalities", 58, 58, factuality="denied")
    assert case.type(a, b) == "agrees"


def test_no_one_hurt_contradicts_a_figure(case: Case) -> None:
    a = case.claim("north", "injured", 0, 0, subject="no one", quote="no one was hurt")
    b = case.claim("south", "injured", 4, 4, subject="women")
    assert case.type(a, b) == "contradicts"


def test_none_in_answer_to_a_rumour_of_the_same_account_denies_it(case: Case) -> None:
    a = case.claim("north", "injured", 20, 30, factuality="unconfirmed", sources=["posts on social media"])
    b = case.claim(
        "north", "injured", 0, 0, subject="nobody", quote="nobody was injured", sources=["the harbour master"]
    )
    assert case.type(a, b) == "denies"


def test_none_of_some_is_not_none(case: Case) -> None:
    case.claim("north", "fatalities", 3, None)
    a = case.claim(
        "north", "fatalities", 0, 0, subject="no one", quote="No one on the tender was killed", sources=["the mate"]
    )
    b = case.claim("south", "fatalities", 5, 5)
    assert case.type(a, b) in (None, "scope")


def test_not_a_single_civilian_speaks_of_the_whole(case: Case) -> None:
    a = case.claim("north", "fatalities", 31, None)
    b = case.claim("bulletin", "fatalities", 0, 0, subject="civilian", quote="not a single civilian was killed")
    assert case.type(a, b) in ("contradicts", "denies")


def test_foretold_and_real_figures_are_not_compared(case: Case) -> None:
    a = case.claim("north", "fatalities", 12, 12)
    b = case.claim("south", "fatalities", 200, 999, factuality="hypothetical")
    assert case.type(a, b) is None


def test_parts_stand_beside_the_whole(case: Case) -> None:
    whole = case.claim("north", "fatalities", 12, 12)
    part = case.claim("north", "fatalities", 4, 4, subject="children", part=True)
    found = case.relation(whole, part)
    assert found is not None and found.type == "scope"
    assert found.why == "children (4) beside all (12)"


def test_a_breakdown_is_told_by_its_sum(case: Case) -> None:
    total = case.claim("north", "fatalities", 9, 9, start=0)
    six = case.claim("north", "fatalities", 6, 6, start=30)
    case.claim("north", "fatalities", 3, 3, start=60)
    later = case.claim("south", "fatalities", 17, 17)
    assert case.type(total, later) == "updates"
    assert case.type(six, later) in (None, "scope")


def test_a_victim_told_of_is_not_the_toll(case: Case) -> None:
    a = case.claim("north", "fatalities", 9, 9)
    b = case.claim("south", "fatalities", 1, 1, subject="a stoker", quote="a stoker died on the way")
    assert case.type(a, b) in (None, "scope")


def test_unknown_dates_contradict_and_say_so(case: Case) -> None:
    case.account("undated", None)
    a, b = case.claim("north", "injured", 12, 12), case.claim("undated", "injured", 15, 15)
    found = case.relation(a, b)
    assert found is not None and found.type == "contradicts" and "not both known" in found.why


def test_an_old_figure_told_again_is_as_old_as_it_is(case: Case) -> None:
    case.claim("north", "fatalities", 12, 12)
    stale = case.claim("bulletin", "fatalities", 12, 12)
    fresh = case.claim("south", "fatalities", 15, 15)
    assert case.type(stale, fresh) == "updates"


def test_a_local_papers_own_figures_are_kept_apart(case: Case) -> None:
    case.account("town", "2031-05-02")
    case.claim("north", "fatalities", 17, 17)
    case.claim("town", "fatalities", 11, 11)
    nine = case.claim("town", "fatalities", 9, 9, as_of="2031-05-01")
    later = case.claim("bulletin", "fatalities", 23, 23)
    assert case.type(nine, later) is None


def test_a_paper_that_tells_one_sides_figure_counts_with_that_side(case: Case) -> None:
    case.account("east", "2031-05-05")
    case.claim("north", "fatalities", 58, 58, sources=["Dockers Union"])
    low = case.claim("bulletin", "fatalities", 43, 43)
    case.claim("east", "fatalities", 58, 58)
    sixty = case.claim("east", "fatalities", 60, 60)
    assert case.type(low, sixty) == "contradicts"


def test_one_speaker_twice_on_a_day(case: Case) -> None:
    case.account("east", "2031-05-01")
    a = case.claim("north", "detained", 64, 64, sources=["the ministry"])
    b = case.claim("east", "detained", 114, 114, sources=["the Health Ministry"])
    assert case.type(a, b) == "updates"


def test_a_rate_contradicts(case: Case) -> None:
    a = case.claim("north", "other", 4000, 4000, subject="cars crossing the bridge every day")
    b = case.claim("south", "other", 6000, 6000, subject="cars crossing the bridge daily")
    assert case.type(a, b) == "contradicts"


def test_sixty_of_us_is_the_whole(case: Case) -> None:
    a = case.claim("north", "fatalities", 58, 58)
    b = case.claim("south", "fatalities", 58, 58, subject="of our people", part=True)
    assert case.type(a, b) == "agrees"


def test_one_victim_under_two_descriptions(case: Case) -> None:
    a = case.claim("north", "fatalities", 1, 1, subject="a student", quote="a student died")
    b = case.claim("south", "fatalities", 1, 1, subject="Ivo Lund", quote="death of Ivo Lund")
    c = case.claim("bulletin", "fatalities", 1, 1, subject="I. Lunt", quote="the death of I. Lunt")
    d = case.claim("bulletin", "fatalities", 1, 1, subject="Ana Pretorin", quote="the death of Ana Pretorin")
    assert case.type(a, b) == case.type(b, c) == "agrees"
    assert case.type(b, d) is None


def test_figures_nationwide_and_of_the_province(case: Case) -> None:
    a = case.claim("north", "fatalities", 61, 61, quote="61 in the province")
    b = case.claim("south", "fatalities", 147, 147, quote="147 nationwide")
    assert case.type(a, b) is None


def test_bounds_of_two_sources_can_both_be_true_unless_outgrown(case: Case) -> None:
    a, b = case.claim("north", "injured", 68, None), case.claim("south", "injured", 101, None)
    assert case.type(a, b) == "refines"
    c, d = case.claim("north", "displaced", 28000, None), case.claim("south", "displaced", 100001, None)
    assert case.type(c, d) == "updates"


def test_what_became_of_some_is_another_count(case: Case) -> None:
    all_of_them = case.claim("north", "detained", 93, 93, subject="people")
    kept = case.claim("south", "detained", 19, 19, subject=None, quote="nineteen were kept in custody")
    eyes = case.claim(
        "north", "injured", 3, 3, subject="who were hit in the eye", quote="three who were hit in the eye"
    )
    hurt = case.claim("south", "injured", 63, 63)
    assert case.type(all_of_them, kept) in (None, "scope")
    assert case.type(eyes, hurt) in (None, "scope")


def test_no_arrest_on_one_occasion_disputes_no_other(case: Case) -> None:
    a = case.claim("north", "detained", 2, 2, subject="managers")
    b = case.claim("south", "detained", 0, 0, subject=None, quote="arrested no one")
    c = case.claim("north", "detained", 12, 12, subject="people")
    assert case.type(a, b) is None
    assert case.type(c, b) == "contradicts"


def test_a_part_beside_its_total_in_one_voice(case: Case) -> None:
    total = case.claim("north", "detained", 93, 93)
    case.claim("north", "detained", 3, 3, subject="cases")
    later = case.claim("south", "detained", 104, 104)
    small = case.claims["north"][1].id
    assert case.type(total, later) == "updates"
    assert case.type(small, later) in (None, "scope")


def test_growth_told_for_one_day_on_two_days(case: Case) -> None:
    a = case.claim("north", "fatalities", 2, 2)
    b = case.claim("south", "fatalities", 3, 3, as_of="2031-05-01")
    assert case.type(a, b) == "updates"


def test_nobody_killed_against_the_one_victim(case: Case) -> None:
    a = case.claim("north", "fatalities", 1, 1, subject="a student", quote="a student died")
    b = case.claim("north", "fatalities", 0, 0, subject=None, quote="there is no fatality", sources=["the prefect"])
    c = case.claim("south", "fatalities", 1, None, factuality="denied", sources=["the prefect"])
    assert case.type(a, b) == "contradicts"
    assert case.type(a, c) == "denies"


def test_words_for_one_kind_of_building(case: Case) -> None:
    a = case.claim("north", "buildings", 14, 14, subject="dwellings")
    b = case.claim("south", "buildings", 16, 16, subject="houses")
    c = case.claim("south", "buildings", 2, 2, subject="mosques")
    assert case.type(a, b) == "updates"
    assert case.type(a, c) is None


def test_an_account_takes_its_figure_back(case: Case) -> None:
    a = case.claim("north", "displaced", 115, 115, factuality="denied")
    b = case.claim("north", "displaced", 64, 64, start=100)
    c = case.claim("south", "displaced", 64, 64)
    assert case.type(a, b) == "updates"
    assert case.type(a, c) is None


def test_an_account_contests_the_word_of_another(case: Case) -> None:
    a = case.claim("north", "fatalities", 60, 60, factuality="denied", sources=("the union",))
    b = case.claim("north", "fatalities", 24, 24, start=100)
    assert case.type(a, b) is None


def test_a_bound_of_the_missing_gives_way(case: Case) -> None:
    a = case.claim("north", "missing", 21, None, as_of="2031-05-01")
    b = case.claim("bulletin", "missing", 11, 11, as_of="2031-05-03")
    assert case.type(a, b) == "updates"


def test_a_contested_bound_of_the_missing_gives_way_to_nothing(case: Case) -> None:
    a = case.claim("north", "missing", 18, None, as_of="2031-05-01", sources=("the sailors' union",))
    case.claim("bulletin", "missing", 14, 14, as_of="2031-05-01")
    c = case.claim("south", "missing", 10, 10, as_of="2031-05-03")
    assert case.type(a, c) is None


def test_rescuers_deployed_grow(case: Case) -> None:
    a = case.claim("north", "troops", 150, 150, subject="soldiers", as_of="2031-05-01")
    b = case.claim("bulletin", "troops", 220, 220, subject="personnel", as_of="2031-05-03")
    assert case.type(a, b) == "updates"


def test_an_order_of_magnitude_is_counted_on_a_later_day(case: Case) -> None:
    a = case.claim("north", "injured", 24, 99, as_of="2031-05-01")
    b = case.claim("south", "injured", 90, 90, as_of="2031-05-02")
    assert case.type(a, b) == "updates"


def test_an_order_of_magnitude_is_refined_on_its_day(case: Case) -> None:
    a = case.claim("north", "injured", 24, 99, as_of="2031-05-01")
    b = case.claim("south", "injured", 90, 90, as_of="2031-05-01")
    assert case.type(a, b) == "refines"


def test_hours_of_one_day_tell_what_grew(case: Case) -> None:
    a = case.claim("north", "fatalities", 19, 19, as_of="2031-05-01T09:10")
    b = case.claim("north", "fatalities", 21, 21, as_of="2031-05-01T13:20")
    assert case.type(a, b) == "updates"


def test_a_part_of_no_whole_is_the_whole(case: Case) -> None:
    a = case.claim("north", "injured", 14, 14, part=True, subject="of them", as_of="2031-05-01")
    b = case.claim("south", "injured", 18, 18, as_of="2031-05-02")
    assert case.type(a, b) == "updates"


def test_a_part_beside_its_whole_stays_one(case: Case) -> None:
    a = case.claim("north", "injured", 14, 14, part=True, subject="of them", as_of="2031-05-01")
    case.claim("north", "injured", 30, 30, as_of="2031-05-01")
    b = case.claim("south", "injured", 38, 38, as_of="2031-05-02")
    assert case.type(a, b) in (None, "scope")


def test_the_one_victim_known_of_counts_against_few(case: Case) -> None:
    a = case.claim("north", "fatalities", 1, 1, subject="A watchman", quote="A watchman died", as_of="2031-05-01")
    b = case.claim("bulletin", "fatalities", 2, 2, as_of="2031-05-02")
    c = case.claim("south", "fatalities", 40, 40, as_of="2031-05-02")
    assert case.type(a, b) == "updates"
    assert case.type(a, c) is None


def test_cells_of_a_row_follow_each_other(case: Case) -> None:
    a = case.claim("bulletin", "fatalities", 7, 7, start=500, quote="Dead 7", subject=None)
    b = case.claim("bulletin", "fatalities", 9, 9, start=500, quote="Dead 7 9", subject=None)
    rows = case.claims["bulletin"]
    rows[-1] = msgspec.structs.replace(rows[-1], end=rows[-1].end + 5)
    c = case.claim("south", "fatalities", 9, 9, as_of="2031-05-02")
    assert case.type(a, b) == "updates"
    assert case.type(b, c) == "agrees"


def test_a_forces_own_dead_and_a_witnesss_count_are_rivals(case: Case) -> None:
    a = case.claim("north", "fatalities", 3, 3, subject="soldiers", sources=("the army",), as_of="2031-05-01")
    b = case.claim("south", "fatalities", 8, 8, subject="soldiers", sources=("a resident",), as_of="2031-05-03")
    assert case.type(a, b) == "contradicts"


def test_two_figures_far_apart_count_two_things(case: Case) -> None:
    a = case.claim("north", "other", 4000, 4000, subject="vehicles")
    b = case.claim("south", "other", 7, 7, subject="vehicles")
    assert case.type(a, b) is None
