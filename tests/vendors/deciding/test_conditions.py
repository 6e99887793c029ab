from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.deciding.conditions import settle_condition
from vendors.actions.deciding.releasing import decide_solution
from vendors.actions.deciding.reminders import remind_of_condition
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConditionStatus, ConflictKind, SolutionStatus
from vendors.models import Condition
from vendors.tasks import remind_of_conditions
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db
HERE = reverse("vendors:conditions")


def conditional(*terms, by=None):
    """The conditions of a solution found eligible with them."""
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    words = vetting.decision(
        SolutionStatus.ELIGIBLE_WITH_CONDITIONS, conditions=terms or [vetting.term()]
    )
    decide_solution(version, words, by=by or people.desk(), at=timezone.now())
    return list(Condition.objects.filter(decision__version=version).order_by("position"))


def settle(condition, status=ConditionStatus.MET, *, reason="The certificate is here.", by=None):
    settle_condition(
        condition, status=status, reason=reason, by=by or people.staff(), at=timezone.now()
    )


def days_before(condition, days):
    return timezone.now() + (condition.due_on - timezone.localdate()) - timedelta(days=days)


def told(kind):
    return Message.objects.filter(kind=kind).order_by("pk")


@pytest.fixture
def condition():
    return conditional()[0]


@pytest.mark.parametrize(
    ("status", "word"), [(ConditionStatus.MET, "met"), (ConditionStatus.NOT_MET, "not met")]
)
def test_settle_condition_keeps_who_when_and_why_and_tells_the_vendor(condition, status, word):
    by = people.staff()
    settle(condition, status, by=by)
    condition.refresh_from_db()
    assert (condition.status, condition.settled_by, condition.settled_reason) == (
        status,
        by,
        "The certificate is here.",
    )
    mail = told("condition_settled").get()
    assert mail.recipient == solutions.lead_of(condition.decision.version)
    assert f"They noted: {word}." in mail.body


def test_settle_condition_not_met_in_time_may_be_met_later(condition):
    settle(condition, ConditionStatus.NOT_MET)
    settle(condition, ConditionStatus.MET)
    assert Condition.objects.get().status == ConditionStatus.MET
    assert told("condition_settled").count() == 2


def test_settle_condition_met_already_is_stale(condition):
    settle(condition)
    with pytest.raises(StaleTransition):
        settle(condition, ConditionStatus.NOT_MET)


def test_settle_condition_without_a_reason_is_refused(condition):
    with pytest.raises(TransitionDenied, match="Give a reason"):
        settle(condition, reason=" ")


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_settle_condition_by_anybody_but_staff_is_refused(condition, make):
    with pytest.raises(TransitionDenied):
        settle(condition, by=make())


def test_settle_condition_of_a_decision_not_released_is_refused():
    decision = vetting.prepared(outcome=SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
    with pytest.raises(TransitionDenied, match="no longer stands"):
        settle(decision.conditions.get())


def test_condition_settled_without_a_reason_is_refused_by_the_database(condition):
    with pytest.raises(IntegrityError, match="condition_settled_by_when_and_why"):
        Condition.objects.update(
            status="met", settled_by=people.staff(), settled_at=timezone.now(), settled_reason=""
        )


@pytest.mark.parametrize(
    ("days", "mails"), [(31, 0), (30, 1), (29, 1), (7, 2), (6, 2), (0, 3), (-4, 3)]
)
def test_remind_of_condition_on_each_day_once(condition, days, mails):
    for passed in range(31, days - 1, -1):
        remind_of_condition(condition, at=days_before(condition, passed))
        remind_of_condition(condition, at=days_before(condition, passed))
    assert told("condition_due").count() == mails


def test_remind_of_condition_after_missed_days_sends_one_mail(condition):
    remind_of_condition(condition, at=days_before(condition, 3))
    mail = told("condition_due").get()
    assert mail.recipient == solutions.lead_of(condition.decision.version)
    assert "Renew the certificate." in mail.body


def test_remind_of_condition_on_its_day_tells_whoever_released_the_decision():
    by = people.staff()
    (condition,) = conditional(by=by)
    remind_of_condition(condition, at=days_before(condition, 0))
    mail = told("condition_to_look_at").get()
    assert mail.recipient == by
    assert mail.link == reverse("vendors:settle_condition", args=[condition.pk])


def test_remind_of_condition_on_its_day_tells_no_releaser_with_an_interest_since():
    by = people.staff()
    (condition,) = conditional(by=by)
    interest(by, condition)
    remind_of_condition(condition, at=days_before(condition, 0))
    assert not told("condition_to_look_at").exists()


def interest(person, condition):
    declare_interest(
        condition.decision.version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin.",
        by=person,
        at=timezone.now(),
    )


def test_remind_of_conditions_leaves_out_what_is_settled_and_what_is_only_prepared():
    soon = conditional(vetting.term("Renew it.", 5), vetting.term("Test it.", 6))
    settle(soon[1])
    vetting.prepared(
        outcome=SolutionStatus.ELIGIBLE_WITH_CONDITIONS, conditions=[vetting.term("Wait.", 5)]
    )
    remind_of_conditions()
    remind_of_conditions()
    assert "Renew it." in told("condition_due").get().body


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


def test_conditions_lists_what_is_open_first_by_day(client, officer):
    met, late, early = conditional(
        vetting.term("Renew it.", 5), vetting.term("Test it.", 90), vetting.term("Say so.", 30)
    )
    settle(met)
    listed = client.get(HERE).context["conditions"]
    assert [one.text for one in listed] == [early.text, late.text, met.text]


def test_conditions_hide_vendors_of_declared_interest(client, officer, condition):
    interest(officer, condition)
    page = client.get(HERE)
    assert list(page.context["conditions"]) == []
    assert "No conditions" in page.content.decode()
    settling = reverse("vendors:settle_condition", args=[condition.pk])
    assert client.get(settling).status_code == 404


def test_settle_condition_page_notes_it_and_the_vendor_reads_it(client, officer, condition):
    here = reverse("vendors:settle_condition", args=[condition.pk])
    typed = {"status": "met", "reason": "The new certificate runs to May."}
    assert client.post(here, typed).url == HERE
    assert client.get(here).url == HERE
    client.force_login(solutions.lead_of(condition.decision.version))
    slug = condition.decision.version.solution.slug
    page = client.get(reverse("vendors:dossier", args=[slug])).content.decode()
    assert "The new certificate runs to May." in page
    assert str(officer) not in page


@pytest.mark.parametrize(
    "typed", [{"status": "", "reason": "Seen."}, {"status": "met", "reason": ""}]
)
def test_settle_condition_page_with_something_missing_keeps_the_rest(
    client, officer, condition, typed
):
    here = reverse("vendors:settle_condition", args=[condition.pk])
    assert client.post(here, typed).status_code == 422
    assert Condition.objects.get().status == ConditionStatus.OPEN


@pytest.mark.parametrize("rows", [1, 30])
def test_conditions_costs_the_same_at_any_length(client, officer, rows, django_assert_num_queries):
    conditional(*[vetting.term(f"Do {number}.", 9 + number) for number in range(rows)])
    client.get(HERE)
    with django_assert_num_queries(5):
        client.get(HERE)
