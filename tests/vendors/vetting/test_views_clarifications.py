from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.vetting.clarification import answer_clarification, extend_clarification
from vendors.enums import ClarificationStatus, SolutionStatus
from vendors.models import Clarification
from vendors.readiness import applicable_criteria
from vendors.working_days import working_days_after

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        vetting.solution_at(SolutionStatus.CLARIFICATION)
        return Clarification.objects.get()


@pytest.fixture
def question(made):
    return fresh(made)


def page(name, question):
    version = question.version
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number, question.pk])


def dossier(version):
    return reverse("vendors:dossier", args=[version.solution.slug])


def day(due_on):
    return {"due_on-day": due_on.day, "due_on-month": due_on.month, "due_on-year": due_on.year}


def answered(question):
    lead = solutions.lead_of(question.version)
    answer_clarification(question, answer="In London.", by=lead, at=timezone.now())


def made_late(question):
    """The day it was due on is brought to yesterday: nothing here can wait a week."""
    Clarification.objects.filter(pk=question.pk).update(due_on=localdate() - timedelta(days=1))


def test_ask_page_fills_in_the_working_days_of_the_round_and_offers_the_criteria(client, officer):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    address = reverse("vendors:ask_vendor", args=[version.solution.slug, version.number])
    form = client.get(address).context["form"]
    assert form["due_on"].initial == working_days_after(localdate(), 5)
    offered = [str(label)[:2] for value, label in form.fields["criterion"].choices if value]
    assert offered == ["A1", "A2", "A3", "B1", "B2"]


def test_ask_page_takes_working_days_only(client, officer):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    saturday = localdate() + timedelta(days=7 + (5 - localdate().weekday()) % 7)
    address = reverse("vendors:ask_vendor", args=[version.solution.slug, version.number])
    answer = client.post(address, {"question": "Where?", **day(saturday)})
    assert answer.status_code == 422
    assert "Nobody works on that day. The next one is" in answer.content.decode()
    assert not Clarification.objects.exists()


def test_second_question_and_follow_up_stand_in_their_threads_on_both_sides(
    client, officer, question
):
    answered(question)
    due_on = working_days_after(localdate(), 5)
    client.post(page("follow_up", question), {"question": "And by day?", **day(due_on)})
    follow_up = Clarification.objects.get(follows=question)
    version = follow_up.version
    here = reverse("vendors:vetting", args=[version.solution.slug, version.number])
    client.force_login(solutions.lead_of(version))
    for address in (here, dossier(version)):
        if address == here:
            client.force_login(officer)
        threads = client.get(address).context["threads"]
        asked = [[one.clarification for one in thread] for thread in threads]
        assert asked == [[question, follow_up]]
        client.force_login(solutions.lead_of(version))


def test_more_time_is_given_with_a_reason_that_both_sides_read(client, officer, question):
    due_on = working_days_after(question.due_on, 5)
    form = client.get(page("extend", question)).context["form"]
    assert form["due_on"].initial == due_on
    client.post(page("extend", question), {"reason": "She is away.", **day(due_on)})
    question.refresh_from_db()
    assert question.due_on == due_on
    client.force_login(solutions.lead_of(question.version))
    assert "She is away." in client.get(dossier(question.version)).content.decode()


def test_late_answer_is_refused_with_the_typed_text_kept(client, question):
    made_late(question)
    client.force_login(solutions.lead_of(question.version))
    address = reverse("vendors:answer_clarification", args=[question.pk])
    assert "Ask the LGA for more time" in client.get(address).content.decode()
    answer = client.post(address, {"answer": "In London, all night."})
    assert answer.status_code == 422
    assert "In London, all night." in answer.content.decode()
    assert "ended on" in answer.content.decode()


def test_late_answer_is_taken_once_staff_gave_more_time(client, question):
    made_late(question)
    question.refresh_from_db()
    due_on = working_days_after(localdate(), 5)
    extend_clarification(
        question, due_on=due_on, reason="She is back.", by=people.desk(), at=timezone.now()
    )
    client.force_login(solutions.lead_of(question.version))
    client.post(reverse("vendors:answer_clarification", args=[question.pk]), {"answer": "Here."})
    question.refresh_from_db()
    assert (question.status, question.answer) == (ClarificationStatus.ANSWERED, "Here.")


def test_question_is_closed_without_an_answer_and_the_reason_stands_there(
    client, officer, question
):
    client.post(page("close_question", question), {"reason": "It changes nothing."})
    question.refresh_from_db()
    assert question.status == ClarificationStatus.CLOSED
    client.force_login(solutions.lead_of(question.version))
    assert "It changes nothing." in client.get(dossier(question.version)).content.decode()


def test_question_of_another_solution_is_not_there(client, officer, question):
    other = vetting.solution_at(SolutionStatus.CLARIFICATION)
    address = reverse("vendors:extend", args=[other.solution.slug, other.number, question.pk])
    assert client.get(address).status_code == 404


def test_meeting_asks_and_the_vendor_reads_that_the_decision_waits(client, officer):
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.ask(version)
    client.force_login(solutions.lead_of(version))
    assert "The decision waits for your answer" in client.get(dossier(version)).content.decode()


def test_assessor_reads_answers_about_the_criterion_and_about_the_whole(client):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    assignment = vetting.scoring(version)
    codes = {c.code: c for c in applicable_criteria(version)}
    for question, criterion in (("Of all?", None), ("Of this?", "B2"), ("Of another?", "B1")):
        answered(vetting.ask(version, question, criterion=codes.get(criterion)))
    client.force_login(assignment.assessor)
    page = client.get(reverse("vendors:score", args=[assignment.pk, "B2"])).content.decode()
    assert [q in page for q in ("Of all?", "Of this?", "Of another?")] == [True, True, False]
