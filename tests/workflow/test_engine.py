from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.enums import MembershipStatus, Role
from accounts.lifecycle import MEMBERSHIP
from accounts.models import Membership
from tests.journeys import people
from workflow.engine import (
    Lifecycle,
    StaleTransition,
    StatusWords,
    Transition,
    TransitionDenied,
    perform,
    record,
)
from workflow.models import Event
from workflow.permissions import refused

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def waiting():
    return Membership.objects.create(
        user=people.anybody(),
        organisation=people.council(),
        role=Role.COUNCIL_OFFICER,
        requested_at=AT,
    )


def events_of(subject):
    return list(
        Event.objects.about(subject).values_list(
            "name", "from_status", "to_status", "by", "at", "reason"
        )
    )


def test_perform_by_somebody_who_may_saves_status_changes_and_one_event(waiting):
    administrator = people.administrator()
    event = perform(MEMBERSHIP["approve"], waiting, by=administrator, at=AT, decided_at=AT)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.decided_at) == (MembershipStatus.ACTIVE, AT)
    assert events_of(waiting) == [("approve", "waiting", "active", administrator.pk, AT, "")]
    assert event == Event.objects.about(waiting).get()


def test_perform_leaves_the_given_object_as_the_database_has_it(waiting):
    perform(MEMBERSHIP["join"], waiting, by=None, at=AT, decided_at=AT)
    stored = Membership.objects.get(pk=waiting.pk)
    assert (waiting.status, waiting.decided_at) == (stored.status, stored.decided_at)


def test_perform_locks_the_row_before_it_looks(waiting):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        perform(MEMBERSHIP["join"], waiting, by=None, at=AT)
    touching = [q["sql"] for q in queries if '"accounts_membership"' in q["sql"]]
    assert "FOR UPDATE" in touching[0]


def test_perform_on_a_record_moved_meanwhile_is_stale_and_names_who_was_first(waiting):
    first, second = people.administrator(), people.administrator()
    seen_before = Membership.objects.get(pk=waiting.pk)
    perform(MEMBERSHIP["approve"], waiting, by=first, at=AT)
    with pytest.raises(StaleTransition) as stale:
        perform(MEMBERSHIP["refuse"], seen_before, by=second, at=AT, reason="Not known to us.")
    assert stale.value.last.by == first
    assert [name for name, *_ in events_of(waiting)] == ["approve"]


def test_perform_by_somebody_who_may_not_is_denied_with_the_sentence(waiting):
    with pytest.raises(TransitionDenied) as denied:
        perform(MEMBERSHIP["approve"], waiting, by=people.officer(), at=AT)
    assert denied.value.reason == (
        "Only a lead of this organisation or an LGA administrator decides on it."
    )
    assert Membership.objects.get(pk=waiting.pk).status == MembershipStatus.WAITING
    assert events_of(waiting) == []


def test_perform_by_a_person_of_what_only_the_portal_does_is_denied(waiting):
    with pytest.raises(TransitionDenied, match="The portal does this by itself"):
        perform(MEMBERSHIP["join"], waiting, by=people.administrator(), at=AT)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_perform_without_the_reason_it_requires_is_denied(waiting, reason):
    with pytest.raises(TransitionDenied, match="Give a reason"):
        perform(MEMBERSHIP["refuse"], waiting, by=people.administrator(), at=AT, reason=reason)
    assert Membership.objects.get(pk=waiting.pk).status == MembershipStatus.WAITING


def test_perform_on_a_record_that_is_not_ready_is_denied_with_the_guards_reason(waiting):
    never = Transition(
        "never",
        "Never",
        (MembershipStatus.WAITING,),
        MembershipStatus.ACTIVE,
        None,
        guard=lambda subject, at: refused("Not ready yet."),
    )
    with pytest.raises(TransitionDenied, match="Not ready yet"):
        perform(never, waiting, by=None, at=AT)


def test_perform_that_breaks_a_constraint_leaves_neither_status_nor_event(waiting):
    with pytest.raises(IntegrityError), transaction.atomic():
        perform(MEMBERSHIP["join"], waiting, by=None, at=AT, organisation=None)
    assert Membership.objects.get(pk=waiting.pk).status == MembershipStatus.WAITING
    assert events_of(waiting) == []


def test_record_writes_an_event_that_moves_nothing(waiting):
    by = people.administrator()
    record(waiting, "looked at", by=by, at=AT, data={"page": 1})
    assert events_of(waiting) == [("looked at", "", "", by.pk, AT, "")]
    assert Event.objects.about(waiting).get().data == {"page": 1}


def test_events_about_a_record_come_oldest_first_and_none_of_another(waiting):
    other = Membership.objects.create(user=waiting.user, role=Role.COUNCIL_OFFICER, requested_at=AT)
    record(waiting, "second", by=None, at=AT.replace(hour=11))
    record(other, "elsewhere", by=None, at=AT)
    record(waiting, "first", by=None, at=AT.replace(hour=10))
    assert [name for name, *_ in events_of(waiting)] == ["first", "second"]


def test_available_lists_what_this_person_may_start_now(waiting):
    def names(user):
        return [t.name for t in MEMBERSHIP.available(waiting, user, AT)]

    assert names(people.administrator()) == ["approve", "refuse"]
    assert names(people.council_lead(waiting.organisation)) == ["approve", "refuse"]
    assert names(people.council_lead()) == []
    perform(MEMBERSHIP["join"], waiting, by=None, at=AT)
    assert names(people.administrator()) == ["end"]
    assert names(waiting.user) == []


def test_lifecycle_registers_itself_by_the_label_of_its_model(monkeypatch):
    monkeypatch.setattr(Lifecycle, "registry", {})
    made = Lifecycle(
        "accounts.membership",
        title="Membership",
        initial="waiting",
        words={"waiting": StatusWords("w", "w", "nobody", final=True)},
        transitions=[],
    )
    assert Lifecycle.of(Membership()) is made
