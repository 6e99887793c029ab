from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.supply.evidence import retire_evidence
from vendors.actions.supply.solutions import (
    Given,
    describe_solution,
    save_answers,
    start_solution,
    start_version,
    submit_solution,
    take_down_solution,
    withdraw_solution,
)
from vendors.actions.vetting.eligibility import return_solution
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import Answer, Assignment, Conflict, Evidence, Solution, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def submit(version, by=None):
    submit_solution(version, by=by or solutions.lead_of(version), at=timezone.now())


def test_solution_started_in_a_closed_round_is_refused():
    lead, round = solutions.bound_vendor(), solutions.round_taking_solutions()
    late = round.solutions_close_at + timedelta(seconds=1)
    with pytest.raises(ValidationError, match="not taking solutions"):
        start_solution(solutions.vendor_of(lead), name="Late", round=round, by=lead, at=late)
    assert Solution.objects.count() == 0


def test_solution_started_for_another_vendor_is_refused():
    with pytest.raises(TransitionDenied):
        start_solution(
            people.vendor(),
            name="Foreign",
            round=solutions.round_taking_solutions(),
            by=solutions.bound_vendor(),
            at=timezone.now(),
        )


def test_solutions_of_one_name_each_have_an_address():
    round = solutions.round_taking_solutions()
    slugs = [
        solutions.draft(solutions.bound_vendor(), name="Fieldnote", round=round).solution.slug
        for _ in range(3)
    ]
    assert slugs == ["fieldnote", "fieldnote-2", "fieldnote-3"]


def test_solution_whose_name_has_no_letters_for_an_address_still_has_one():
    assert solutions.draft(name="🙂").solution.slug == "solution"


def test_draft_with_things_missing_cannot_be_submitted_and_says_what():
    version = solutions.draft()
    with pytest.raises(TransitionDenied, match="Still to do: a summary; what it does") as denied:
        submit(version)
    assert "answer A1" in denied.value.reason
    version.refresh_from_db()
    assert version.status == SolutionStatus.DRAFT


def test_draft_of_a_vendor_without_the_agreement_cannot_be_submitted():
    solutions.agreement()
    version = solutions.ready(people.vendor_lead())
    with pytest.raises(TransitionDenied, match="accept the working-in-the-open agreement"):
        submit(version)


def test_draft_submitted_by_a_colleague_is_refused_with_the_reason():
    version = solutions.ready()
    with pytest.raises(TransitionDenied, match="Only your organisation’s lead"):
        submit(version, by=people.vendor_user(version.solution.vendor))


def test_submission_freezes_the_words_in_the_database():
    version = solutions.submitted()
    for change in (
        lambda: SolutionVersion.objects.filter(pk=version.pk).update(summary="Other"),
        lambda: SolutionVersion.objects.filter(pk=version.pk).update(is_resident_facing=True),
        lambda: version.answers.update(value="Other"),
        lambda: Answer.objects.filter(version=version).delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_submitted_version_refuses_new_words_with_the_reason():
    version = solutions.submitted()
    lead = solutions.lead_of(version)
    with pytest.raises(TransitionDenied, match="keeps its words"):
        describe_solution(version, by=lead, at=timezone.now(), summary="Other")
    criterion = version.answers.first().criterion
    with pytest.raises(TransitionDenied, match="keeps its words"):
        save_answers(version, [Given(criterion, "no")], by=lead, at=timezone.now())


def test_submission_twice_is_stale_and_recorded_once():
    version = solutions.submitted()
    with pytest.raises(StaleTransition):
        submit(version)
    assert Event.objects.about(version).filter(name="submit").count() == 1


def test_submission_tells_lead_and_staff_without_an_interest():
    version = solutions.ready()
    officer, conflicted = people.staff(), people.staff()
    Conflict.objects.create(
        person=conflicted,
        vendor=version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        declared_at=timezone.now(),
    )
    people.vendor_user(version.solution.vendor)
    submit(version)
    told = Message.objects.filter(kind__in=["solution_submitted", "solution_received"])
    assert set(told.values_list("kind", "to")) == {
        ("solution_submitted", solutions.lead_of(version).email),
        ("solution_received", officer.email),
    }


def test_returned_version_can_be_submitted_after_the_round_closed():
    version = solutions.submitted()
    return_solution(version, reason="Look again.", by=people.staff(), at=timezone.now())
    late = version.round.solutions_close_at + timedelta(days=1)
    submit_solution(version, by=solutions.lead_of(version), at=late)
    assert version.status == SolutionStatus.SUBMITTED


def test_evidence_of_another_vendor_backs_no_answer():
    version = solutions.described(solutions.draft())
    foreign = solutions.certificate(solutions.bound_vendor())
    criterion = solutions.applicable_criteria(version)[0]
    with pytest.raises(ValidationError, match="your own library"):
        save_answers(
            version,
            [Given(criterion, "yes", "", [foreign])],
            by=solutions.lead_of(version),
            at=timezone.now(),
        )
    assert version.answers.count() == 0


def test_version_started_while_another_is_on_its_way_is_refused():
    version = solutions.submitted()
    with pytest.raises(ValidationError, match="still on its way"):
        start_version(
            version.solution,
            round=version.round,
            by=solutions.lead_of(version),
            at=timezone.now(),
        )


def test_version_in_the_database_is_live_once():
    version = solutions.draft()
    with pytest.raises(IntegrityError), transaction.atomic():
        SolutionVersion.objects.create(
            solution=version.solution,
            number=2,
            round=version.round,
            criteria_set=version.criteria_set,
            created_at=timezone.now(),
            saved_at=timezone.now(),
        )


def test_version_after_a_withdrawn_one_carries_words_answers_and_current_evidence():
    first = solutions.ready()
    lead = solutions.lead_of(first)
    kept = Evidence.objects.get(answers__version=first)
    withdraw_solution(first, by=lead, at=timezone.now())
    second = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    assert (second.number, second.summary) == (2, first.summary)
    assert list(second.service_areas.all()) == list(first.service_areas.all())
    assert list(Evidence.objects.filter(answers__version=second)) == [kept]
    withdraw_solution(second, by=lead, at=timezone.now())
    retire_evidence(kept, by=lead, at=timezone.now())
    third = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    assert third.answers.count() == second.answers.count()
    assert Evidence.objects.filter(answers__version=third).count() == 0


def test_take_down_of_a_version_that_is_not_public_changes_nothing():
    version = solutions.submitted()
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    version.refresh_from_db()
    assert version.superseded_at is None


@pytest.mark.parametrize(
    ("vendor", "listed_from", "is_kept"),
    [(True, "", True), (False, "A list", True), (True, "A list", True), (False, "", False)],
)
def test_solution_has_a_vendor_or_the_list_it_came_from(vendor, listed_from, is_kept):
    def create():
        return Solution.objects.create(
            vendor=people.vendor() if vendor else None,
            listed_from=listed_from,
            name="One",
            slug="one",
            created_at=timezone.now(),
        )

    if is_kept:
        assert create().name == "One"
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        create()


def test_withdrawal_lets_the_assessors_go_and_tells_staff_without_naming_it_to_them():
    version = vetting.solution_at(SolutionStatus.IN_VETTING, name="Meadowlight")
    waiting, scoring = vetting.assigned(version), vetting.scoring(version)
    done = vetting.handed_in(version)
    withdraw_solution(version, by=solutions.lead_of(version), at=timezone.now())
    states = dict(Assignment.objects.values_list("pk", "status"))
    assert states == {waiting.pk: "released", scoring.pk: "released", done.pk: "submitted"}
    mails = Message.objects.filter(kind="assignment_ended")
    assert {mail.recipient for mail in mails} == {waiting.assessor, scoring.assessor}
    assert not any("Meadowlight" in mail.subject + mail.body for mail in mails)
    assert "Meadowlight" in Message.objects.get(kind="solution_withdrawn").subject


def test_withdrawal_of_a_draft_is_nobody_elses_news():
    version = solutions.ready()
    withdraw_solution(version, by=solutions.lead_of(version), at=timezone.now())
    assert not Message.objects.filter(kind="solution_withdrawn").exists()
