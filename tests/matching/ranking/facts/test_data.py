import pytest

from matching.ranking.facts import Need, Offer, compare, fails_hard
from tests.matching.ranking.facts.compared import (
    CONTRADICTED,
    DAY,
    IMAGES,
    MET,
    OPEN,
    PERSONAL,
    SPECIAL,
    UNKNOWN,
    found,
)


@pytest.mark.parametrize(
    ("named", "needed", "standing", "words"),
    [
        ([], [], UNKNOWN, "The vendor did not say how sensitive its data is."),
        ([PERSONAL], [IMAGES], UNKNOWN, "The vendor did not say how sensitive its data is."),
        ([], [OPEN], MET, "Works with open data only."),
        ([PERSONAL], [OPEN, IMAGES], MET, "Works with open data only."),
        (
            [IMAGES],
            [PERSONAL],
            UNKNOWN,
            "Works with personal data. The councils did not say how sensitive theirs is.",
        ),
        ([PERSONAL], [PERSONAL, IMAGES], MET, "Works with personal data, as the councils named."),
        (
            [OPEN],
            [PERSONAL],
            CONTRADICTED,
            "Works with personal data. The councils named open data only.",
        ),
        (
            [PERSONAL, IMAGES],
            [PERSONAL, SPECIAL, IMAGES],
            CONTRADICTED,
            "Works with special category data. "
            "The councils named personal data and images or video only.",
        ),
        (
            [SPECIAL],
            [PERSONAL, SPECIAL],
            MET,
            "Works with personal data and special category data, as the councils named.",
        ),
    ],
)
def test_data_is_allowed_where_the_councils_named_it(named, needed, standing, words):
    need = Need(data_classes=frozenset(named))
    assert found("data", need=need, data_classes=frozenset(needed)) == (standing, words)


@pytest.mark.parametrize(
    ("named", "handled", "standing", "words"),
    [
        ([IMAGES], [IMAGES], MET, "Handles images or video, as the councils named."),
        (
            [PERSONAL],
            [PERSONAL, IMAGES],
            UNKNOWN,
            "Also handles images or video, which no council named.",
        ),
        (
            [IMAGES],
            [PERSONAL],
            CONTRADICTED,
            "Does not say that it handles images or video, as the councils named.",
        ),
        (
            [IMAGES],
            [],
            UNKNOWN,
            "Images and video are not asked for, or the vendor did not say.",
        ),
        (
            [],
            [IMAGES],
            UNKNOWN,
            "Images and video are not asked for, or the vendor did not say.",
        ),
    ],
)
def test_images_or_video_speak_for_a_match_and_never_rule_it_out(named, handled, standing, words):
    need, handles = Need(data_classes=frozenset(named)), frozenset(handled)
    assert found("media", need=need, data_classes=handles) == (standing, words)
    assert not fails_hard(compare(need, Offer(is_eligible=True, data_classes=handles), day=DAY))
