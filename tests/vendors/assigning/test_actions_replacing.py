"""Somebody else in the place of who declined, keeps silent, or is no assessor any more."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from accounts.actions.memberships import end_membership
from notifications.models import Message
from tests.journeys import people, vetting
from tests.lasting import fresh
from vendors.actions.assigning.replacing import release_ended_accounts, replace_assessor
from vendors.actions.vetting.scoring import save_score
from vendors.enums import AssignmentStatus, SolutionStatus
from vendors.models import Assignment, Score
from vendors.queries.vetting.dossiers import scored_criteria
from vendors.queries.vetting.standstill import asked_to_score
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.IN_VETTING)


@pytest.fixture
def version(made):
    return fresh(made)


def replaced(assignment, successor=None, *, reason="Ana is away."):
    successor = successor or people.assessor()
    by, at = people.desk(), timezone.now()
    return replace_assessor(assignment, successor, reason=reason, by=by, at=at)


def no_longer_assessor(person):
    membership = person.memberships.get(role="assessor")
    end_membership(membership, reason="", by=people.administrator(), at=timezone.now())
    person.__dict__.pop("_standing", None)


def test_declined_place_goes_to_somebody_else_and_keeps_its_reason(version):
    declined = vetting.declined(vetting.assigned(version))
    successor = replaced(declined)
    declined.refresh_from_db()
    assert (declined.status, declined.decline_reason) == ("declined", "away")
    assert successor.replaces == declined
    assert Event.objects.about(successor).get().name == "assign"


def test_silent_assessor_is_released_with_the_reason_and_told_without_a_name(version):
    held = vetting.assigned(version)
    replaced(held)
    held.refresh_from_db()
    assert held.status == AssignmentStatus.RELEASED
    assert Event.objects.about(held).last().reason == "Ana is away."
    [mail] = Message.objects.filter(recipient=held.assessor, kind="assignment_released")
    assert str(version.solution) not in mail.subject + mail.body
    assert not Assignment.objects.visible_to(held.assessor).exists()


def test_what_a_released_assessor_scored_stays_on_record(version):
    held = vetting.scoring(version)
    criterion = scored_criteria(version)[0]
    words = {"value": 2, "reason": "Sound."}
    save_score(held, criterion, **words, by=held.assessor, at=timezone.now())
    replaced(held)
    assert Score.objects.get().assignment == held


def test_place_is_filled_once(version):
    declined = vetting.declined(vetting.assigned(version))
    replaced(declined)
    with pytest.raises(TransitionDenied, match="asked for this place already"):
        replaced(declined)
    assert Assignment.objects.filter(version=version).count() == 2


def test_scores_handed_in_are_not_replaced(version):
    with pytest.raises(TransitionDenied, match="has handed in their scores meanwhile"):
        replaced(vetting.handed_in(version))


def test_replacing_without_a_reason_is_refused_and_changes_nothing(version):
    held = vetting.assigned(version)
    with pytest.raises(TransitionDenied, match="Give a reason"):
        replaced(held, reason=" ")
    assert Assignment.objects.get().status == AssignmentStatus.ASSIGNED


def test_replacing_by_somebody_who_may_not_be_asked_changes_nothing(version):
    held = vetting.assigned(version)
    with pytest.raises(TransitionDenied, match="has to confirm their register"):
        replaced(held, people.new_assessor())
    assert Assignment.objects.get().status == AssignmentStatus.ASSIGNED


def test_assessor_whose_role_ended_loses_what_is_open_and_keeps_what_is_handed_in(version):
    open_one = vetting.scoring(version)
    done = vetting.handed_in(vetting.solution_at(SolutionStatus.IN_VETTING), open_one.assessor)
    other = vetting.assigned(version)
    no_longer_assessor(open_one.assessor)
    assert [release_ended_accounts(at=timezone.now()) for _ in range(2)] == [1, 0]
    states = {one.pk: one.status for one in Assignment.objects.all()}
    assert states == {open_one.pk: "released", done.pk: "submitted", other.pk: "assigned"}
    assert Message.objects.filter(kind="assessor_unavailable", recipient=people.desk()).exists()


def test_assessor_whose_account_is_closed_loses_what_is_open(version):
    held = vetting.assigned(version)
    held.assessor.is_active = False
    held.assessor.save()
    assert release_ended_accounts(at=timezone.now()) == 1
    held.refresh_from_db()
    assert held.status == AssignmentStatus.RELEASED


def test_assessor_with_an_assignment_cannot_be_deleted(version):
    held = vetting.assigned(version)
    with pytest.raises(ProtectedError):
        held.assessor.delete()


def test_assessor_without_an_answer_for_a_week_is_shown_as_silent(version):
    vetting.assigned(version)
    vetting.scoring(version)
    now = timezone.now()
    for days, silent in ((6, [False, False]), (8, [True, False])):
        found = asked_to_score(version, now + timedelta(days=days))
        assert [one.is_silent for one in found] == silent


def test_pages_offer_somebody_else_and_tell_who_came_instead(client, version):
    client.force_login(people.staff())
    declined = vetting.declined(vetting.assigned(version))
    successor = people.assessor(name="Bo Next")
    page = reverse("vendors:vetting", args=[version.solution.slug, 1])
    replace = reverse("vendors:replace_assessor", args=[version.solution.slug, 1, declined.pk])
    assert replace in client.get(page).content.decode()
    typed = {"assessor": successor.pk, "reason": "Ana is away."}
    assert client.post(replace, typed).url == page
    after = client.get(page).content.decode()
    assert f"instead of {declined.assessor}" in after
    assert replace not in after
    assert client.get(replace).status_code == 404
