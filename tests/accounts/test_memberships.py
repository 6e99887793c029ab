from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions.memberships import (
    approve_membership,
    ask_for_place,
    end_membership,
    give_role,
    refuse_membership,
)
from accounts.enums import MembershipStatus, Role
from accounts.models import Membership
from accounts.standing import standing_of
from notifications.models import Message
from tests.journeys import people
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def roles_of(user):
    return list(user.memberships.active().values_list("role", "organisation"))


def mail():
    return list(Message.objects.order_by("pk").values_list("kind", "to"))


def test_role_given_by_an_administrator_is_active_recorded_and_told():
    administrator, person, council = people.administrator(), people.anybody(), people.council()
    Message.objects.all().delete()
    membership = give_role(
        person, role=Role.COUNCIL_LEAD, organisation=council, by=administrator, at=AT
    )
    assert roles_of(person) == [("council_lead", council.pk)]
    assert standing_of(person).councils_led == {council.pk}
    event = Event.objects.about(membership).get()
    assert (event.name, event.by, event.at) == ("approve", administrator, AT)
    assert mail() == [("membership_active", person.email)]


def test_role_given_by_somebody_who_may_not_is_denied_and_leaves_nothing():
    person, council = people.anybody(), people.council()
    with pytest.raises(TransitionDenied):
        give_role(person, role=Role.COUNCIL_OFFICER, organisation=council, by=people.staff(), at=AT)
    assert Membership.objects.filter(user=person).count() == 0


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.VENDOR_LEAD, people.council),
        (Role.COUNCIL_OFFICER, people.vendor),
        (Role.COUNCIL_OFFICER, people.lga),
        (Role.LGA_ADMINISTRATOR, people.council),
        (Role.ASSESSOR, people.vendor),
    ],
)
def test_role_that_does_not_fit_the_organisation_is_refused(role, place):
    with pytest.raises(ValidationError) as refused:
        give_role(people.anybody(), role=role, organisation=place(), by=None, at=AT)
    assert refused.value.code == "role_does_not_fit"


def test_role_held_already_is_refused():
    officer = people.officer()
    council = officer.memberships.get().organisation
    with pytest.raises(ValidationError) as refused:
        give_role(officer, role=Role.COUNCIL_OFFICER, organisation=council, by=None, at=AT)
    assert refused.value.code == "role_held"


def test_database_refuses_the_same_active_role_twice():
    held = people.officer().memberships.get()
    held.pk = None
    with pytest.raises(IntegrityError, match="membership_active_once"), transaction.atomic():
        held.save()


def test_database_refuses_an_active_role_without_organisation():
    with (
        pytest.raises(IntegrityError, match="membership_active_has_organisation"),
        transaction.atomic(),
    ):
        Membership.objects.create(
            user=people.anybody(), role="assessor", status="active", requested_at=AT
        )


def test_database_refuses_a_role_nobody_knows():
    with pytest.raises(IntegrityError, match="membership_role_known"), transaction.atomic():
        Membership.objects.create(user=people.anybody(), role="king", requested_at=AT)


def test_asking_for_a_place_tells_administrators_and_the_leads_of_that_council():
    administrator, council = people.administrator(), people.council()
    lead = people.council_lead(council)
    people.council_lead()
    people.staff()
    Message.objects.all().delete()
    ask_for_place(people.anybody(), organisation=council, requested="Streets team", at=AT)
    assert sorted(mail()) == sorted(
        [("membership_waiting", administrator.email), ("membership_waiting", lead.email)]
    )


@pytest.mark.parametrize("is_listed", [True, False])
def test_asking_twice_is_asking_once(is_listed):
    person, council = people.anybody(), people.council() if is_listed else None
    ask_for_place(person, organisation=council, requested="Northmere", at=AT)
    ask_for_place(person, organisation=council, requested="Northmere", at=AT)
    assert person.memberships.count() == 1


def test_request_for_an_unlisted_organisation_is_approved_into_the_one_the_administrator_chose():
    administrator, person, body = people.administrator(), people.anybody(), people.public_body()
    waiting = ask_for_place(person, organisation=None, requested="The partnership", at=AT)
    approve_membership(waiting, role=Role.COUNCIL_LEAD, organisation=body, by=administrator, at=AT)
    assert roles_of(person) == [("council_lead", body.pk)]


def test_request_approved_by_the_councils_own_lead_lets_the_person_in():
    council = people.council()
    person = people.anybody()
    waiting = ask_for_place(person, organisation=council, requested="", at=AT)
    approve_membership(
        waiting,
        role=Role.COUNCIL_OFFICER,
        organisation=council,
        by=people.council_lead(council),
        at=AT,
    )
    assert roles_of(person) == [("council_officer", council.pk)]


def test_refusal_needs_a_reason_and_tells_it():
    administrator, person = people.administrator(), people.anybody()
    waiting = ask_for_place(person, organisation=people.council(), requested="", at=AT)
    with pytest.raises(TransitionDenied, match="Give a reason"):
        refuse_membership(waiting, reason=" ", by=administrator, at=AT)
    refuse_membership(waiting, reason="Write from your work address.", by=administrator, at=AT)
    assert "Write from your work address." in Message.objects.get(to=person.email).body
    assert person.memberships.get().status == MembershipStatus.REFUSED


def test_decision_on_a_request_decided_already_is_stale():
    waiting = ask_for_place(people.anybody(), organisation=people.council(), requested="", at=AT)
    refuse_membership(waiting, reason="Unknown.", by=people.administrator(), at=AT)
    with pytest.raises(StaleTransition):
        refuse_membership(waiting, reason="Unknown.", by=people.administrator(), at=AT)


def test_role_ended_takes_the_standing_away():
    council = people.council()
    officer = people.officer(council)
    end_membership(officer.memberships.get(), reason="", by=people.council_lead(council), at=AT)
    officer.refresh_from_db()
    assert roles_of(officer) == []
    assert officer.memberships.get().status == MembershipStatus.ENDED


def test_nobody_ends_their_own_role():
    lead = people.council_lead()
    with pytest.raises(TransitionDenied, match="Somebody else has to end your own role"):
        end_membership(lead.memberships.get(), reason="", by=lead, at=AT)


def test_memberships_visible_to_a_lead_are_those_of_the_own_organisation_and_the_own_ones():
    council = people.council()
    lead, officer = people.council_lead(council), people.officer(council)
    people.officer()
    elsewhere = give_role(
        lead, role=Role.COUNCIL_OFFICER, organisation=people.council(), by=None, at=AT
    )
    seen = set(Membership.objects.visible_to(lead))
    assert seen == {*lead.memberships.all(), *officer.memberships.all(), elsewhere}
    assert set(Membership.objects.visible_to(officer)) == set(officer.memberships.all())


def test_lead_cannot_make_assessors_of_the_own_council():
    council = people.council()
    lead, person = people.council_lead(council), people.anybody()
    with pytest.raises(TransitionDenied, match="Only LGA administrators give this role"):
        give_role(person, role=Role.ASSESSOR, organisation=council, by=lead, at=AT)
    given = give_role(
        person, role=Role.ASSESSOR, organisation=council, by=people.administrator(), at=AT
    )
    with pytest.raises(TransitionDenied):
        end_membership(given, reason="", by=lead, at=AT)
    assert standing_of(person).is_assessor
