from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import CouncilType, Region
from challenges.enums import DataClass
from matching.ranking.facts import (
    Certificate,
    Fact,
    KnownUser,
    Need,
    Offer,
    Standing,
    compare,
    fails_hard,
    nudge,
)
from vendors.enums import CompanySize

MET, UNKNOWN, CONTRADICTED = Standing
DAY = date(2026, 11, 25)
OPEN, PERSONAL, SPECIAL, IMAGES = DataClass.values
COUNTY, DISTRICT, UNITARY = CouncilType.COUNTY, CouncilType.DISTRICT, CouncilType.UNITARY
ORDER = ("eligible", "data", "region", "service", "kinds", "here", "similar", "papers", "size")
EASTHOLM = KnownUser("Eastholm", council=1, council_type=COUNTY)
ASHBY = KnownUser("Ashby", council=2, council_type=DISTRICT)
TRUST = KnownUser("A trust outside the register")
CYBER, ISO = "Cyber Essentials certificate", "ISO/IEC 27001 certificate"


def found(about, *, need=None, **offer):
    """One fact of a challenge that is not health or care: its standing and its words."""
    facts = compare(need or Need(), Offer(**{"is_eligible": True, **offer}), day=DAY)
    fact = dict(zip(ORDER, facts, strict=True))[about]
    return fact.standing, fact.words


@pytest.mark.parametrize(
    ("offer", "standing", "words"),
    [
        ({"is_eligible": True}, MET, "Found eligible."),
        (
            {"is_eligible": True, "has_conditions": True},
            MET,
            "Found eligible with conditions.",
        ),
        ({"is_eligible": False}, CONTRADICTED, "Not found eligible, or no longer."),
        (
            {"is_eligible": False, "has_conditions": True},
            CONTRADICTED,
            "Not found eligible, or no longer.",
        ),
    ],
)
def test_eligibility_is_told_as_it_stands(offer, standing, words):
    assert found("eligible", **offer) == (standing, words)


@pytest.mark.parametrize(
    ("named", "needed", "standing", "words"),
    [
        ([], [], UNKNOWN, "The vendor did not say which data it works with."),
        ([PERSONAL], [], UNKNOWN, "The vendor did not say which data it works with."),
        ([], [OPEN], MET, "Works with open data only."),
        ([OPEN], [OPEN], MET, "Works with open data only."),
        ([], [PERSONAL], UNKNOWN, "Works with personal data. The councils named no data."),
        ([PERSONAL], [PERSONAL, OPEN], MET, "Works with personal data, as the councils named."),
        (
            [OPEN],
            [PERSONAL],
            CONTRADICTED,
            "Works with personal data. The councils named open data only.",
        ),
        (
            [PERSONAL],
            [PERSONAL, SPECIAL, IMAGES],
            CONTRADICTED,
            "Works with special category data and images or video. "
            "The councils named personal data only.",
        ),
        (
            [SPECIAL],
            [PERSONAL, SPECIAL],
            MET,
            "Works with personal data and special category data, as the councils named.",
        ),
        (
            [PERSONAL, SPECIAL],
            [IMAGES],
            CONTRADICTED,
            "Works with images or video. "
            "The councils named personal data and special category data only.",
        ),
        ([PERSONAL, IMAGES], [IMAGES], MET, "Works with images or video, as the councils named."),
    ],
)
def test_data_is_allowed_where_the_councils_named_it(named, needed, standing, words):
    need = Need(data_classes=frozenset(named))
    assert found("data", need=need, data_classes=frozenset(needed)) == (standing, words)


@pytest.mark.parametrize(
    ("asked", "served", "standing", "words"),
    [
        ([], [], MET, "Serves all of England."),
        ([Region.LONDON], [], MET, "Serves all of England."),
        (
            [],
            [Region.LONDON],
            UNKNOWN,
            "Serves London. The region of the councils is not known.",
        ),
        ([Region.LONDON], [Region.LONDON, Region.EAST], MET, "Serves London."),
        (
            [Region.LONDON, Region.NORTH_EAST, Region.YORKSHIRE],
            [Region.NORTH_EAST],
            MET,
            "Serves the North East, but not London and Yorkshire and The Humber.",
        ),
        (
            [Region.NORTH_EAST],
            [Region.LONDON, Region.SOUTH_EAST, Region.EAST],
            CONTRADICTED,
            "Serves the East of England, London and the South East. "
            "The councils are in the North East.",
        ),
    ],
)
def test_region_is_served_where_one_designer_is(asked, served, standing, words):
    need = Need(regions=frozenset(asked))
    assert found("region", need=need, regions=frozenset(served)) == (standing, words)


@pytest.mark.parametrize(
    ("vetted", "standing", "words"),
    [
        (True, MET, "Vetted for health or care (DTAC)."),
        (
            False,
            CONTRADICTED,
            "The challenge is health or care. The solution was not vetted for that (DTAC).",
        ),
    ],
)
def test_clinical_safety_is_asked_of_health_or_care_only(vetted, standing, words):
    offer = Offer(is_eligible=True, is_health_or_care=vetted)
    without = compare(Need(), offer, day=DAY)
    asked = compare(Need(is_health_or_care=True), offer, day=DAY)
    assert [fact for fact in asked if fact not in without] == [Fact(standing, words, is_hard=True)]
    assert asked[3].standing == standing
    assert fails_hard(asked) is (not vetted)
    assert not fails_hard(without)


@pytest.mark.parametrize(
    ("asked", "areas", "standing", "words"),
    [
        ("", ["Planning"], UNKNOWN, "The challenge names no service area."),
        ("Planning", [], UNKNOWN, "The vendor did not say which services it is for."),
        ("Planning", ["Waste", "Planning"], MET, "Made for: Planning."),
        (
            "Planning",
            ["Waste", "Parks, trees and green spaces"],
            CONTRADICTED,
            "Made for: Parks, trees and green spaces; Waste. Asked for: Planning.",
        ),
    ],
)
def test_service_area_is_compared_where_both_name_one(asked, areas, standing, words):
    need = Need(service_area=asked)
    assert found("service", need=need, service_areas=frozenset(areas)) == (standing, words)


@pytest.mark.parametrize(
    ("foreseen", "used", "standing", "words"),
    [
        ([], ["Predictive"], UNKNOWN, "The challenge foresees no kind of AI."),
        (["Predictive"], [], UNKNOWN, "The vendor did not say which kind of AI it uses."),
        (
            ["Predictive", "Generative"],
            ["Simulation", "Predictive"],
            MET,
            "Kind of AI, as foreseen: Predictive.",
        ),
        (
            ["Predictive"],
            ["Simulation", "Generative"],
            CONTRADICTED,
            "Kind of AI: Generative; Simulation. Foreseen: Predictive.",
        ),
    ],
)
def test_kinds_of_ai_are_compared_where_both_name_some(foreseen, used, standing, words):
    need = Need(kinds_of_ai=frozenset(foreseen))
    assert found("kinds", need=need, kinds_of_ai=frozenset(used)) == (standing, words)


@pytest.mark.parametrize(
    ("councils", "users", "standing", "words"),
    [
        ({1}, [EASTHOLM, ASHBY], MET, "Used by Eastholm, behind this challenge."),
        ({1, 2}, [EASTHOLM, ASHBY], MET, "Used by Eastholm and Ashby, behind this challenge."),
        (
            {3},
            [EASTHOLM, TRUST],
            UNKNOWN,
            "None of the councils behind the challenge is known to use it.",
        ),
        (set(), [TRUST], UNKNOWN, "None of the councils behind the challenge is known to use it."),
    ],
)
def test_use_by_a_council_behind_the_challenge_is_named(councils, users, standing, words):
    need = Need(councils=frozenset(councils))
    assert found("here", need=need, used_by=tuple(users)) == (standing, words)


@pytest.mark.parametrize(
    ("types", "users", "standing", "words"),
    [
        ({COUNTY}, [], UNKNOWN, "No other council is known to use it."),
        (
            {COUNTY, UNITARY},
            [EASTHOLM, ASHBY],
            MET,
            "Used by councils of the same type (county council): Eastholm.",
        ),
        (
            {COUNTY, DISTRICT},
            [EASTHOLM, ASHBY, TRUST],
            MET,
            "Used by councils of the same type (county council and district council): "
            "Eastholm and Ashby.",
        ),
        (
            {UNITARY, ""},
            [ASHBY, TRUST],
            UNKNOWN,
            "Used by Ashby and A trust outside the register. "
            "No council of the same type is known to use it.",
        ),
    ],
)
def test_use_by_councils_of_the_same_type_is_named(types, users, standing, words):
    need = Need(council_types=frozenset(types))
    assert found("similar", need=need, used_by=tuple(users)) == (standing, words)


def test_use_by_a_council_behind_the_challenge_is_not_told_again_as_similar():
    need = Need(councils=frozenset({1}), council_types=frozenset({COUNTY}))
    assert found("similar", need=need, used_by=(EASTHOLM,)) == (
        UNKNOWN,
        "No other council is known to use it.",
    )


def test_many_users_are_counted_beyond_the_third():
    users = tuple(KnownUser(f"County {n}", n, COUNTY) for n in range(1, 6))
    _, words = found("similar", need=Need(council_types=frozenset({COUNTY})), used_by=users)
    assert words == (
        "Used by councils of the same type (county council): "
        "County 1, County 2, County 3 and 2 more."
    )


@pytest.mark.parametrize(
    ("certificates", "standing", "words"),
    [
        ([], UNKNOWN, "No certificate is in the file."),
        ([(CYBER, None)], MET, "Valid: Cyber Essentials certificate."),
        ([(CYBER, DAY)], MET, "Valid: Cyber Essentials certificate until 25 November 2026."),
        ([(CYBER, date(2026, 11, 24))], CONTRADICTED, "Run out: Cyber Essentials certificate."),
        (
            [(CYBER, date(2027, 5, 10)), (CYBER, date(2026, 1, 9))],
            MET,
            "Valid: Cyber Essentials certificate until 10 May 2027.",
        ),
        (
            [(ISO, date(2026, 1, 1)), (CYBER, None)],
            MET,
            "Valid: Cyber Essentials certificate. Run out: ISO/IEC 27001 certificate.",
        ),
    ],
)
def test_certificates_are_valid_until_the_end_of_their_last_day(certificates, standing, words):
    papers = tuple(Certificate(*each) for each in certificates)
    assert found("papers", certificates=papers) == (standing, words)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        ("", "The size of the vendor is not known."),
        (CompanySize.MICRO, "Micro: fewer than 10 people. No size was asked for."),
    ],
)
def test_size_is_shown_and_counts_for_nothing(size, words):
    assert found("size", size=size) == (UNKNOWN, words)


HARD = {
    "data_classes": (frozenset({OPEN}), frozenset({PERSONAL})),
    "regions": (frozenset({Region.LONDON}), frozenset({Region.EAST})),
}


@pytest.mark.parametrize("name", HARD)
def test_a_hard_fact_contradicted_rules_the_match_out_and_a_soft_one_does_not(name):
    asked, offered = HARD[name]
    offer = Offer(is_eligible=True, **{name: offered})
    assert fails_hard(compare(Need(**{name: asked}), offer, day=DAY))
    soft = Need(service_area="Planning", kinds_of_ai=frozenset({"Predictive"}))
    elsewhere = {
        "service_areas": frozenset({"Waste"}),
        "kinds_of_ai": frozenset({"Generative"}),
        "certificates": (Certificate(CYBER, date(2020, 1, 1)),),
    }
    assert not fails_hard(compare(soft, Offer(is_eligible=True, **elsewhere), day=DAY))


def test_a_solution_that_is_not_eligible_is_ruled_out():
    assert fails_hard(compare(Need(), Offer(is_eligible=False), day=DAY))


WISH = Need(
    service_area="Planning",
    kinds_of_ai=frozenset({"Predictive"}),
    councils=frozenset({1}),
    council_types=frozenset({COUNTY, DISTRICT}),
)
GOOD = {
    "service_areas": frozenset({"Planning"}),
    "kinds_of_ai": frozenset({"Predictive"}),
    "used_by": (EASTHOLM, ASHBY),
    "certificates": (Certificate(CYBER),),
}


@pytest.mark.parametrize(
    ("offer", "moved"),
    [
        ({}, 0.0),
        (GOOD, 0.1),
        ({"service_areas": GOOD["service_areas"]}, 0.04),
        ({"service_areas": frozenset({"Waste"})}, -0.04),
        ({"kinds_of_ai": GOOD["kinds_of_ai"]}, 0.02),
        ({"kinds_of_ai": frozenset({"Generative"})}, -0.02),
        ({"used_by": (EASTHOLM,)}, 0.02),
        ({"used_by": (ASHBY,)}, 0.01),
        ({"used_by": (TRUST,)}, 0.0),
        ({"certificates": GOOD["certificates"]}, 0.01),
        ({"certificates": (Certificate(CYBER, date(2026, 1, 1)),)}, -0.01),
        ({"size": CompanySize.LARGE}, 0.0),
        ({"regions": frozenset({Region.LONDON})}, 0.0),
    ],
)
def test_nudge_is_the_sum_of_what_soft_facts_weigh(offer, moved):
    assert nudge(compare(WISH, Offer(is_eligible=True, **offer), day=DAY)) == pytest.approx(moved)


def test_what_nobody_said_neither_rules_out_nor_moves():
    full = Need(
        data_classes=frozenset({PERSONAL}),
        regions=frozenset({Region.LONDON}),
        service_area="Planning",
        kinds_of_ai=frozenset({"Predictive"}),
        councils=frozenset({1}),
        council_types=frozenset({COUNTY}),
    )
    silent = compare(full, Offer(is_eligible=True), day=DAY)
    assert (fails_hard(silent), nudge(silent)) == (False, 0.0)


def some_of(values):
    return st.frozensets(st.sampled_from(sorted(values)))


AREAS, KINDS = ["Planning", "Waste"], ["Generative", "Predictive"]
NEEDS = st.builds(
    Need,
    data_classes=some_of(DataClass.values),
    regions=some_of(Region.values),
    service_area=st.sampled_from(["", *AREAS]),
    kinds_of_ai=some_of(KINDS),
    councils=st.frozensets(st.integers(1, 4)),
    council_types=some_of(["", *CouncilType.values]),
    is_health_or_care=st.booleans(),
)
OFFERS = st.builds(
    Offer,
    is_eligible=st.booleans(),
    has_conditions=st.booleans(),
    data_classes=some_of(DataClass.values),
    regions=some_of(Region.values),
    service_areas=some_of(AREAS),
    kinds_of_ai=some_of(KINDS),
    is_health_or_care=st.booleans(),
    certificates=st.lists(
        st.builds(Certificate, st.sampled_from([CYBER, ISO]), st.none() | st.dates())
    ).map(tuple),
    size=st.sampled_from(["", *CompanySize.values]),
    used_by=st.lists(
        st.builds(
            KnownUser,
            st.sampled_from(["Eastholm", "Ashby"]),
            st.none() | st.integers(1, 4),
            st.sampled_from(["", *CouncilType.values]),
        )
    ).map(tuple),
)


@given(NEEDS, OFFERS)
def test_any_two_compare_in_whole_sentences_and_move_a_match_by_a_tenth_at_most(need, offer):
    facts = compare(need, offer, day=DAY)
    assert len(facts) == len(ORDER) + need.is_health_or_care
    assert all(fact.words[0].isupper() and fact.words.endswith(".") for fact in facts)
    assert -0.1 <= nudge(facts) <= 0.1
    assert all(not (fact.is_hard and fact.weight) for fact in facts)
