import pytest

from matching.ranking.facts import Need, Offer, compare, fails_hard
from tests.matching.ranking.facts.compared import CONTRADICTED, DAY, MET, found


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
    (told,) = [fact for fact in asked if fact not in without]
    assert (told.standing, told.words, told.is_hard) == (standing, words, True)
    assert asked[3] == told
    assert fails_hard(asked) is (not vetted)
    assert not fails_hard(without)
