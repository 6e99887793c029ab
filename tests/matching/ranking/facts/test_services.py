import pytest

from matching.ranking.facts import Need
from tests.matching.ranking.facts.compared import CONTRADICTED, MET, UNKNOWN, found


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
