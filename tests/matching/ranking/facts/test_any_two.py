from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import CouncilType, Region
from challenges.enums import DataClass
from matching.ranking.facts import Certificate, KnownUser, Need, Offer, compare, fails_hard, nudge
from tests.matching.ranking.facts.compared import CYBER, DAY, ISO, ORDER
from vendors.enums import CompanySize


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
def test_any_two_compare_in_whole_sentences_and_move_a_match_little(need, offer):
    facts = compare(need, offer, day=DAY)
    assert len(facts) == len(ORDER) + need.is_health_or_care
    assert all(fact.words[0].isupper() and fact.words.endswith(".") for fact in facts)
    assert -0.14 <= round(nudge(facts), 6) <= 0.11
    assert all(not (fact.is_hard and fact.weight) for fact in facts)
    assert all(bool(fact.to_council and fact.to_vendor) is fails_hard([fact]) for fact in facts)
