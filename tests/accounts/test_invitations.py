from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.invitations import accept_invitation, invite_person, withdraw_invitation
from accounts.actions.memberships import end_membership
from accounts.enums import InvitationStatus, Role
from accounts.models import Invitation
from notifications.models import Message
from tests.journeys import people
from tests.together import together
from workflow.engine import StaleTransition, TransitionDenied

AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def invited(email="grace@example.org", *, by=None, role=Role.VENDOR_USER, at=AT):
    by = by or people.vendor_lead()
    organisation = by.memberships.get().organisation
    return invite_person(email, role=role, organisation=organisation, by=by, at=at)


@pytest.mark.django_db
def test_invitation_is_sent_to_its_address_with_its_link():
    invitation = invited("Grace@Example.org")
    message = Message.objects.get(kind="invitation")
    assert (message.to, message.link) == (
        "grace@example.org",
        f"/invitations/{invitation.token}/",
    )


@pytest.mark.django_db
def test_invitation_accepted_by_its_addressee_gives_the_role_and_tells_the_inviter():
    invitation = invited()
    grace = people.anybody(email="grace@example.org")
    accept_invitation(invitation, by=grace, at=AT)
    held = list(grace.memberships.active().values_list("role", "organisation"))
    assert held == [("vendor_user", invitation.organisation_id)]
    assert Message.objects.get(kind="invitation_accepted").recipient == invitation.invited_by


@pytest.mark.django_db
def test_invitation_accepted_by_somebody_else_is_denied():
    invitation, other = invited(), people.anybody()
    with pytest.raises(TransitionDenied, match=r"This invitation is for grace@example\.org"):
        accept_invitation(invitation, by=other, at=AT)
    assert other.memberships.count() == 0


@pytest.mark.django_db
def test_invitation_accepted_after_it_ran_out_is_denied():
    invitation = invited()
    grace = people.anybody(email="grace@example.org")
    with pytest.raises(TransitionDenied, match="has run out"):
        accept_invitation(invitation, by=grace, at=AT + timedelta(days=14))


@pytest.mark.django_db
def test_invitation_withdrawn_cannot_be_accepted():
    invitation = invited()
    grace = people.anybody(email="grace@example.org")
    withdraw_invitation(invitation, by=invitation.invited_by, at=AT)
    with pytest.raises(StaleTransition):
        accept_invitation(invitation, by=grace, at=AT)


@pytest.mark.django_db
def test_invitation_of_a_lead_who_left_meanwhile_lets_nobody_in_and_its_page_says_so(client):
    invitation = invited()
    grace = people.anybody(email="grace@example.org")
    role = invitation.invited_by.memberships.get()
    end_membership(role, reason="", by=people.administrator(), at=AT)
    invitation = Invitation.objects.get(pk=invitation.pk)
    with pytest.raises(TransitionDenied, match="can no longer give the role"):
        accept_invitation(invitation, by=grace, at=AT)
    assert grace.memberships.count() == 0
    Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))
    client.force_login(grace)
    page = client.get(f"/invitations/{invitation.token}/").content.decode()
    assert "can no longer give this role" in page
    assert "Accept the invitation" not in page
    assert client.get("/welcome/").url != f"/invitations/{invitation.token}/"


@pytest.mark.django_db
def test_invitation_open_already_is_refused_and_one_that_ran_out_makes_room():
    lead = people.vendor_lead()
    first = invited(by=lead)
    with pytest.raises(ValidationError, match="has an open invitation already"):
        invited(by=lead)
    second = invited(by=lead, at=AT + timedelta(days=15))
    first.refresh_from_db()
    assert (first.status, second.status) == (InvitationStatus.WITHDRAWN, InvitationStatus.SENT)


@pytest.mark.django_db
@pytest.mark.parametrize("make", [people.vendor_user, people.officer, people.staff])
def test_invitation_by_somebody_who_leads_nothing_is_denied(make):
    with pytest.raises(TransitionDenied):
        invited(by=make())


@pytest.mark.django_db
def test_invitation_into_somebody_elses_organisation_is_denied():
    with pytest.raises(TransitionDenied):
        invite_person(
            "grace@example.org",
            role=Role.VENDOR_USER,
            organisation=people.vendor(),
            by=people.vendor_lead(),
            at=AT,
        )


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.LGA_ADMINISTRATOR, Role.COUNCIL_LEAD, Role.ASSESSOR])
def test_invitation_to_a_role_that_does_not_fit_is_refused(role):
    with pytest.raises(ValidationError):
        invited(role=role)


@pytest.mark.django_db
def test_database_refuses_an_accepted_invitation_without_who_and_when():
    invitation = invited()
    with pytest.raises(IntegrityError, match="invitation_accepted_by"), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(status="accepted")


@pytest.mark.django_db(transaction=True)
def test_invitation_accepted_twice_at_once_is_accepted_once():
    invitation = invited()
    grace = people.anybody(email="grace@example.org")

    related = Invitation.objects.select_related("organisation", "invited_by")

    def accept(seen):
        try:
            accept_invitation(seen, by=grace, at=AT)
        except StaleTransition:
            return "stale"
        return "accepted"

    acts = [partial(accept, related.get(pk=invitation.pk)) for _ in range(2)]
    assert sorted(together(acts)) == ["accepted", "stale"]
    assert grace.memberships.active().count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["used", "run out"])
def test_link_of_an_invitation_used_or_run_out_says_so_plainly_to_anybody(client, end):
    if end == "used":
        invitation = invited(at=timezone.now())
        grace = people.anybody(email="grace@example.org")
        accept_invitation(invitation, by=grace, at=timezone.now())
        words = "This invitation has been used or withdrawn."
    else:
        invitation = invited(at=timezone.now() - timedelta(days=14))
        words = "This invitation ran out on"
    page = client.get(f"/invitations/{invitation.token}/")
    assert (page.status_code, words in page.content.decode()) == (200, True)
    assert "Create an account" not in page.content.decode()
