"""Answers of an earlier version in the next one: carried over, marked, confirmed one by one."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions
from vendors.actions.supply.solutions import (
    Given,
    save_answers,
    start_version,
    submit_solution,
    withdraw_solution,
)
from vendors.enums import EligibilityOutcome
from vendors.models import Answer
from vendors.queries.supply.solutions import progress_of
from vendors.queries.vetting.eligibility import findings_for
from vendors.readiness import missing_from_version
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture
def second():
    """Version 2 of a solution whose version 1 was withdrawn; nothing is confirmed yet."""
    first = solutions.ready()
    lead = solutions.lead_of(first)
    withdraw_solution(first, by=lead, at=timezone.now())
    return start_version(first.solution, round=first.round, by=lead, at=timezone.now())


def answer_to(code, version):
    return Answer.objects.get(version=version, criterion__code=code)


def save(version, code, **more):
    lead, kept = solutions.lead_of(version), answer_to(code, version)
    given = {"value": kept.value, "mitigation": "", "evidence": kept.evidence.all(), **more}
    save_answers(version, [Given(kept.criterion, **given)], by=lead, at=timezone.now())
    return answer_to(code, version)


def section(version, code):
    return reverse("vendors:answer_section", args=[version.solution.slug, code])


def test_next_version_points_to_the_answers_it_carries_and_wants_each_confirmed(second):
    first = second.solution.versions.get(number=1)
    carried = {a.criterion_id: a.carried_from for a in second.answers.all()}
    assert carried == {a.criterion_id: a for a in first.answers.all()}
    assert missing_from_version(second) == [
        "confirm A1",
        "confirm A2",
        "confirm A3",
        "confirm B1",
        "confirm B2",
    ]


def test_answers_that_may_not_be_reused_are_asked_afresh():
    shipped = solutions.criteria_set(solutions.REAL_CRITERIA)
    first = solutions.ready(round=solutions.round_taking_solutions(shipped))
    lead = solutions.lead_of(first)
    withdraw_solution(first, by=lead, at=timezone.now())
    second = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    carried = set(second.answers.values_list("criterion__code", flat=True))
    answered = set(first.answers.values_list("criterion__code", flat=True))
    assert answered - carried == {"A1", "A2", "A3", "A4", "A5"}
    assert missing_from_version(second)[:5] == [f"answer A{n}" for n in range(1, 6)]


def test_submission_before_everything_is_confirmed_is_refused_and_says_what(second):
    with pytest.raises(TransitionDenied, match="Still to do: confirm A1; confirm A2"):
        submit_solution(second, by=solutions.lead_of(second), at=timezone.now())


def test_answer_saved_as_it_was_stays_to_be_confirmed(second):
    assert save(second, "A1").is_to_confirm


def test_answer_said_to_be_still_right_is_confirmed_by_whoever_said_so(second):
    answer = save(second, "A1", is_confirmed=True)
    assert (answer.is_to_confirm, answer.confirmed_by) == (False, solutions.lead_of(second))
    assert missing_from_version(second)[0] == "confirm A2"


@pytest.mark.parametrize("change", [{"value": "no"}, {"mitigation": "Else"}, {"evidence": []}])
def test_answer_changed_needs_no_further_yes(second, change):
    answer = save(second, "B1", **change)
    assert not answer.is_to_confirm


def test_answer_confirmed_and_saved_again_stays_confirmed_as_it_was(second):
    before = save(second, "A1", is_confirmed=True)
    after = save(second, "A1")
    assert after.confirmed_at == before.confirmed_at


def test_answer_never_carried_is_not_confirmed_by_a_tick_sent_by_hand():
    version = solutions.answered(solutions.described(solutions.draft()))
    assert save(version, "A1", is_confirmed=True).confirmed_at is None


def test_progress_counts_what_is_confirmed_and_says_what_is_not(second):
    save(second, "A1", is_confirmed=True)
    assert [(p.section.code, p.answered, p.asked, p.to_confirm) for p in progress_of(second)] == [
        ("A", 1, 3, 2),
        ("B", 0, 2, 2),
    ]


def test_gate_does_not_know_an_answer_that_nobody_confirmed(second):
    findings = {f.criterion.code: f for f in findings_for(second, timezone.localdate())}
    assert findings["A1"].outcome == EligibilityOutcome.UNKNOWN
    assert findings["A1"].cure == "Say that it is still right, or change it."


def test_section_page_marks_what_was_carried_and_takes_one_tick_at_a_time(client, second):
    client.force_login(solutions.lead_of(second))
    page = client.get(section(second, "A")).content.decode()
    assert page.count("Carried over from version 1") == 3
    typed = {code: answer_to(code, second).value for code in ("A1", "A2", "A3")}
    client.post(section(second, "A"), {**typed, "A2-confirm": "on"})
    assert [answer_to(code, second).is_to_confirm for code in ("A1", "A2", "A3")] == [
        True,
        False,
        True,
    ]
    page = client.get(section(second, "A")).content.decode()
    assert page.count("My answer to A2 is still right") == 0
    assert page.count("and confirmed.") == 1


def test_task_list_and_check_page_say_what_waits_for_a_confirmation(client, second):
    client.force_login(solutions.lead_of(second))
    tasks = client.get(reverse("vendors:dossier", args=[second.solution.slug])).content.decode()
    assert "0 of 3 answered, 3 to confirm" in tasks
    check = client.get(reverse("vendors:check_solution", args=[second.solution.slug]))
    assert "Confirm A1" in check.content.decode()
    assert check.content.decode().count("Carried over, to be confirmed") == 5


def test_confirming_is_refused_to_people_of_another_vendor(second):
    kept = answer_to("A1", second)
    given = Given(kept.criterion, kept.value, is_confirmed=True)
    with pytest.raises(TransitionDenied):
        save_answers(second, [given], by=people.vendor_lead(), at=timezone.now())
    assert answer_to("A1", second).is_to_confirm
