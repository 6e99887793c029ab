"""The demonstration solutions: their answers can really pass the gate, and each state has what it needs."""

from collections import Counter

import pytest

from tests.showcase.demonstration_texts import (
    COUNCILS,
    CRITERIA,
    PEOPLE,
    SOLUTIONS,
    VENDORS,
    VOCABULARY,
    words,
)
from vendors.criteria.asking import read_asked_when, yes_or_no

DECIDED = {"eligible", "eligible_with_conditions", "not_eligible"}
GATED = DECIDED | {"in_vetting", "clarification", "moderation", "withdrawn"}


def applies(criterion, solution):
    known = {
        "data_involved": solution["data_involved"],
        "is_resident_facing": [yes_or_no(solution["resident_facing"])],
        "is_health_or_care": [yes_or_no(solution["health_or_care"])],
    }
    return read_asked_when(criterion["asked_when"]).holds(known)


def has_valid_evidence(solution, kind):
    on = solution["submitted_day"]
    return any(
        e["kind"] == kind
        and e["issued_day"] <= on
        and (e["expires_day"] is None or e["expires_day"] >= on)
        for e in solution["evidence"]
    )


def default_answer(criterion):
    return criterion["passing_answers"][0]


def failed_criteria(solution):
    return {
        code
        for code, criterion in CRITERIA.items()
        if criterion["rule"] == "pass_fail"
        and applies(criterion, solution)
        and not passes(criterion, solution)
    }


def passes(criterion, solution):
    answer = solution["answers"].get(criterion["code"], default_answer(criterion))
    if answer not in criterion["passing_answers"]:
        return criterion["mitigable"] and criterion["code"] in solution["mitigations"]
    return not criterion["needs_evidence"] or has_valid_evidence(
        solution, criterion["evidence_kind"]
    )


def test_solutions_show_every_state():
    counted = Counter(s["end_state"] for s in SOLUTIONS.values() if s["round"] == "autumn")
    assert set(counted) == GATED | {"draft", "submitted", "returned"}
    assert counted.total() >= 20
    assert Counter(s["round"] for s in SOLUTIONS.values())["spring"] == 5


@pytest.mark.parametrize("solution", SOLUTIONS.values(), ids=SOLUTIONS.keys())
def test_solution_refers_to_known_things_and_keeps_to_length(solution):
    assert solution["vendor"] in VENDORS
    assert set(solution["service_areas"]) <= VOCABULARY["service_areas"]
    assert set(solution["kinds_of_ai"]) <= VOCABULARY["kinds_of_ai"]
    assert set(solution["used_by"]) <= set(COUNCILS)
    assert set(solution["answers"]) <= set(CRITERIA)
    assert len(solution["summary"]) <= 200
    assert 80 <= words(solution["description"]) <= 200


@pytest.mark.parametrize("solution", SOLUTIONS.values(), ids=SOLUTIONS.keys())
def test_solution_answers_fit_the_question(solution):
    for code, answer in solution["answers"].items():
        criterion = CRITERIA[code]
        if criterion["options"]:
            assert answer in criterion["options"]
        if criterion["text_limit"]:
            assert words(answer) <= criterion["text_limit"]


@pytest.mark.parametrize("solution", SOLUTIONS.values(), ids=SOLUTIONS.keys())
def test_solution_scores_come_from_its_assessors_within_the_scale(solution):
    assessors = set(solution["assessors"])
    assert set(solution["scores"]) <= assessors
    assert set(solution["finished"]) <= assessors
    assert {PEOPLE[a]["role"] for a in assessors} <= {"assessor"}
    scored = {code for code, c in CRITERIA.items() if c["rule"] == "scored"}
    for given in [*solution["scores"].values(), solution["agreed"]]:
        assert set(given) <= scored
        assert [
            code for code, (score, reason) in given.items() if score not in range(5) or not reason
        ] == []


def test_solutions_behind_the_gate_pass_it_and_the_returned_one_does_not():
    failures = {
        slug: failed_criteria(s)
        for slug, s in SOLUTIONS.items()
        if s["end_state"] in GATED | {"submitted"}
    }
    assert {slug: codes for slug, codes in failures.items() if codes} == {}
    returned = {
        slug: failed_criteria(s) for slug, s in SOLUTIONS.items() if s["end_state"] == "returned"
    }
    assert returned == {"hallbright-carry-over": {"B1"}}


def test_solutions_past_moderation_have_two_finished_assessors():
    past = [s for s in SOLUTIONS.values() if s["end_state"] in DECIDED | {"moderation"}]
    assert {len(s["finished"]) for s in past} == {2}


@pytest.mark.parametrize(
    "slug", [slug for slug, s in SOLUTIONS.items() if s["end_state"] in DECIDED]
)
def test_solution_decided_settles_every_difference_between_its_assessors(slug):
    solution = SOLUTIONS[slug]
    typical = [solution["typical_score"], ""]
    first, second = (solution["scores"][assessor] for assessor in solution["assessors"])
    differing = {
        c for c in {*first, *second} if first.get(c, typical)[0] != second.get(c, typical)[0]
    }
    assert differing - set(solution["agreed"]) == set()


def test_solution_conflict_keeps_the_assessor_away():
    conflicted = {
        (slug, c["assessor"]) for slug, s in SOLUTIONS.items() for c in s.get("conflicts", [])
    }
    assert {
        slug for slug, assessor in conflicted if assessor in SOLUTIONS[slug]["assessors"]
    } == set()
    assert {assessor for _, assessor in conflicted} == {"moira-kell"}


def test_solutions_decided_carry_feedback_on_responsible_deployment():
    decided = {slug for slug, s in SOLUTIONS.items() if s["end_state"] in DECIDED}
    assert {
        slug for slug, s in SOLUTIONS.items() if s["feedback"] and s["responsible_deployment"]
    } == decided


def test_solutions_with_conditions_say_which():
    conditional = {
        slug for slug, s in SOLUTIONS.items() if s["end_state"] == "eligible_with_conditions"
    }
    assert {slug for slug, s in SOLUTIONS.items() if s["conditions"]} == conditional


def test_clarifications_ask_about_a_scored_criterion_with_time_to_answer():
    asked = {slug: s["clarification"] for slug, s in SOLUTIONS.items() if "clarification" in s}
    assert set(asked) == {
        slug for slug, s in SOLUTIONS.items() if s["end_state"] == "clarification"
    }
    assert {CRITERIA[c["criterion"]]["rule"] for c in asked.values()} == {"scored"}
    assert [slug for slug, c in asked.items() if c["due_day"] <= 0] == []


def test_evidence_shared_by_title_states_the_same_facts():
    facts = {}
    for solution in SOLUTIONS.values():
        for evidence in solution["evidence"]:
            facts.setdefault((solution["vendor"], evidence["title"]), []).append(evidence)
    assert [key for key, copies in facts.items() if any(copy != copies[0] for copy in copies)] == []
