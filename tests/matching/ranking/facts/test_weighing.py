from datetime import date

import pytest

from accounts.enums import Region
from matching.ranking.facts import Certificate, Need, Offer, compare, fails_hard, nudge
from tests.matching.ranking.facts.compared import (
    ASHBY,
    COUNTY,
    CYBER,
    DAY,
    DISTRICT,
    EASTHOLM,
    IMAGES,
    OPEN,
    PERSONAL,
    SPECIAL,
    TRUST,
)
from vendors.enums import CompanySize

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
    data_classes=frozenset({IMAGES}),
    service_area="Planning",
    kinds_of_ai=frozenset({"Predictive"}),
    councils=frozenset({1}),
    council_types=frozenset({COUNTY, DISTRICT}),
)
GOOD = {
    "data_classes": frozenset({IMAGES}),
    "service_areas": frozenset({"Planning"}),
    "kinds_of_ai": frozenset({"Predictive"}),
    "used_by": (EASTHOLM, ASHBY),
    "certificates": (Certificate(CYBER),),
}


@pytest.mark.parametrize(
    ("offer", "moved"),
    [
        ({}, 0.0),
        (GOOD, 0.11),
        ({"service_areas": GOOD["service_areas"]}, 0.04),
        ({"service_areas": frozenset({"Waste"})}, -0.1),
        ({"data_classes": frozenset({IMAGES})}, 0.01),
        ({"data_classes": frozenset({OPEN})}, -0.01),
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


def test_another_service_area_with_all_else_stays_below_the_right_one_with_nothing_else():
    elsewhere = {**GOOD, "service_areas": frozenset({"Waste"})}
    right = {
        "service_areas": frozenset({"Planning"}),
        "kinds_of_ai": frozenset({"Generative"}),
        "certificates": (Certificate(CYBER, date(2020, 1, 1)),),
        "data_classes": frozenset({OPEN}),
    }
    high, low = (
        nudge(compare(WISH, Offer(is_eligible=True, **offer), day=DAY))
        for offer in (right, elsewhere)
    )
    assert high > low


LEFT_OUT = [
    (
        Need(),
        Offer(is_eligible=False),
        "Ask the vendor whether it means to apply again.",
        "Put a new version of it forward in the next round.",
    ),
    (
        Need(data_classes=frozenset({PERSONAL})),
        Offer(is_eligible=True, data_classes=frozenset({SPECIAL})),
        "Ask the vendor whether it works without special category data. If your problem is about "
        "special category data too, ask LGA staff to add that to your statement.",
        "If it works without special category data, take that out of its data in the next version.",
    ),
    (
        Need(regions=frozenset({Region.LONDON})),
        Offer(is_eligible=True, regions=frozenset({Region.EAST})),
        "Ask the vendor whether it would serve London.",
        "If you would serve London, add that to your regions.",
    ),
    (
        Need(is_health_or_care=True),
        Offer(is_eligible=True),
        "Ask the vendor whether it has answered the DTAC and would put it forward.",
        "Say in the next version that it is for health or care, and answer the DTAC.",
    ),
]


@pytest.mark.parametrize(("need", "offer", "to_council", "to_vendor"), LEFT_OUT)
def test_what_rules_a_match_out_tells_each_side_what_it_can_do(need, offer, to_council, to_vendor):
    (against,) = [fact for fact in compare(need, offer, day=DAY) if fails_hard([fact])]
    assert (against.to_council, against.to_vendor) == (to_council, to_vendor)
