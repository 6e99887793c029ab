"""The shipped criteria set is well formed and keeps the promises made about it."""

import pytest

from tests.showcase.demonstration_texts import CRITERIA, ROOT, SECTIONS, words

AGREEMENT = ROOT / "vendors" / "agreements" / "working-in-the-open-1.md"


def test_criteria_set_counts_thirty_questions_with_unique_codes():
    codes = [c["code"] for s in SECTIONS for c in s["criteria"]]
    assert len(codes) == 30
    assert codes == sorted(set(codes))
    assert [s["code"] for s in SECTIONS] == ["A", "B", "C", "D", "E", "F", "G", "H"]


@pytest.mark.parametrize("criterion", CRITERIA.values(), ids=CRITERIA.keys())
def test_criterion_shape_follows_its_rule(criterion):
    scored = criterion["rule"] == "scored"
    assert len(criterion["scale"]) == (5 if scored else 0)
    assert (criterion["weight"] in range(1, 6)) == scored
    assert bool(criterion["passing_answers"]) == (criterion["rule"] == "pass_fail")
    assert (criterion["text_limit"] is not None) == (criterion["response"] == "text")
    assert bool(criterion["options"]) == (criterion["response"] == "choice")
    assert set(criterion["source"]) == {"mechanism", "version", "clause", "url"}
    assert criterion["question"].rstrip().endswith(("?", "."))


def test_criterion_passing_answers_are_among_the_options_offered():
    offered = {code: set(c["options"]) or {"yes", "no"} for code, c in CRITERIA.items()}
    assert [
        code for code, c in CRITERIA.items() if not set(c["passing_answers"]) <= offered[code]
    ] == []


def test_impact_assessment_of_the_council_is_never_passed_by_a_vendor():
    assert {c["rule"] for c in CRITERIA.values() if "impact assessment" in c["question"]} == {
        "scored"
    }


def test_use_of_ai_in_writing_is_declared_and_not_scored():
    assert (CRITERIA["A5"]["rule"], CRITERIA["A5"]["weight"]) == ("declared", None)


def test_clinical_questions_are_asked_only_in_health_or_care():
    assert {code for code, c in CRITERIA.items() if c["applies_when"] == "health_or_care"} == {
        "G1",
        "G2",
    }


def test_agreement_stays_short_enough_to_read():
    assert 300 <= words(AGREEMENT.read_text(encoding="utf-8")) <= 420
