"""A vendor invited once, the contact kept, everybody at the vendor told once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.memberships import end_membership, give_role
from challenges.actions.challenges import close_challenge, unpublish_challenge
from challenges.enums import ContactKind
from challenges.models import Contact
from matching.actions.invitations import invite_solution
from matching.models import Invitation
from notifications.models import Message
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by, invited
from tests.lasting import fresh
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ResponseStatus, SolutionStatus
from vendors.models import SolutionVersion
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return people.council("Northmere City Council")


@pytest.fixture
def challenge(council):
    return designed_by(council)


@pytest.fixture(scope="module")
def eligible(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.ELIGIBLE, name="Fieldnote")


@pytest.fixture
def version(eligible):
    return fresh(eligible)


def _invitations_in_the_log():
    return Contact.objects.filter(kind=ContactKind.INVITATION).count()


def made():
    """What an invitation leaves behind: itself, its line in the contact log, its mails."""
    mails = Message.objects.filter(kind="solution_invited")
    return (Invitation.objects.count(), _invitations_in_the_log(), mails.count())


def test_invitation_by_an_officer_is_kept_with_its_contact_and_one_mail_each(
    challenge, version, council
):
    colleague = people.vendor_user(version.solution.vendor)
    officer, now = people.officer(council), timezone.now()
    invitation = invite_solution(challenge, version, by=officer, at=now)
    assert (invitation.council, invitation.invited_by, invitation.invited_at) == (
        council,
        officer,
        now,
    )
    contact = Contact.objects.get()
    assert (contact.challenge, contact.council, contact.vendor, contact.by, contact.at) == (
        challenge,
        council,
        version.solution.vendor,
        officer,
        now,
    )
    assert (contact.kind, contact.subject) == (
        "invitation",
        "Invitation to respond with Fieldnote",
    )
    told = Message.objects.filter(kind="solution_invited").order_by("pk")
    assert [message.recipient for message in told] == [solutions.lead_of(version), colleague]


def test_invitation_is_an_event_of_the_challenge_that_does_not_name_the_vendor(challenge, version):
    invited(challenge, version)
    event = Event.objects.about(challenge).last()
    assert (event.name, event.data) == ("contact", {"contact": Contact.objects.get().pk})


def test_invitation_mail_says_who_asks_what_and_until_when(challenge, version, council):
    invited(challenge, version, by=people.officer(council))
    mail = Message.objects.get(kind="solution_invited")
    assert mail.subject == "A challenge that Fieldnote may answer"
    assert mail.link == f"/challenges/{challenge.slug}/"
    for words in (
        "Northmere City Council asks you to look at this challenge:",
        challenge.question,
        "If Fieldnote answers it, offer a response by",
        "An invitation promises nothing",
    ):
        assert words in mail.body


def test_invitation_by_staff_is_the_lgas(challenge, version):
    invitation = invited(challenge, version, by=people.staff())
    assert invitation.council is None
    assert "We ask you to look at" in Message.objects.get(kind="solution_invited").body


def test_invitation_pressed_twice_by_anybody_is_made_once(challenge, version, council):
    officer = people.officer(council)
    first = invited(challenge, version, by=officer)
    assert invited(challenge, version, by=officer) == first
    assert invited(challenge, version, by=people.staff()) == first
    assert made() == (1, 1, 1)


def test_invitation_names_the_lead_of_the_councils_somebody_works_for(version):
    lead, other = people.council("Zeal Council"), people.council("Amble Council")
    officer = people.officer(lead)
    made_by_both = designed_by(lead, other)
    give_role(officer, role="council_officer", organisation=other, by=None, at=timezone.now())
    assert invited(made_by_both, version, by=officer).council == lead


@pytest.mark.parametrize(
    "make", [people.officer, people.vendor_lead, people.assessor, people.anybody]
)
def test_invitation_by_somebody_else_is_refused(challenge, version, make):
    with pytest.raises(TransitionDenied):
        invited(challenge, version, by=make())
    assert made() == (0, 0, 0)


def test_invitation_by_staff_with_an_interest_or_a_job_at_the_vendor_is_refused(challenge, version):
    conflicted, vendor = people.staff(), version.solution.vendor
    declare_interest(
        vendor, kind=ConflictKind.FINANCIAL, details="Shares.", by=conflicted, at=timezone.now()
    )
    employed = people.staff()
    give_role(employed, role="vendor_user", organisation=vendor, by=None, at=timezone.now())
    for person in (conflicted, employed):
        with pytest.raises(TransitionDenied, match="You have an interest in this vendor"):
            invited(challenge, version, by=person)
    assert made() == (0, 0, 0)


@pytest.mark.parametrize("status", [SolutionStatus.IN_VETTING, SolutionStatus.NOT_ELIGIBLE])
def test_invitation_of_a_solution_that_is_not_eligible_is_refused(challenge, status):
    with pytest.raises(TransitionDenied, match="Only eligible solutions are invited"):
        invited(challenge, vetting.solution_at(status))
    assert made() == (0, 0, 0)


def test_invitation_of_a_solution_taken_down_meanwhile_is_refused(challenge, version):
    seen = SolutionVersion.objects.get(pk=version.pk)
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    with pytest.raises(TransitionDenied, match="Only eligible solutions are invited"):
        invited(challenge, seen)
    assert made() == (0, 0, 0)


def test_invitation_to_a_challenge_unpublished_meanwhile_is_refused(challenge, version):
    stale = type(challenge).objects.get(pk=challenge.pk)
    unpublish_challenge(challenge, reason="A mistake.", by=people.staff(), at=timezone.now())
    with pytest.raises(TransitionDenied, match="takes no responses now"):
        invited(stale, version)
    assert made() == (0, 0, 0)


def test_invitation_to_a_closed_challenge_or_a_closed_round_is_refused(challenge, version):
    over = challenge.round.solutions_close_at + timedelta(minutes=1)
    with pytest.raises(TransitionDenied, match="takes no responses now"):
        invite_solution(challenge, version, by=people.staff(), at=over)
    close_challenge(challenge, by=people.staff(), at=timezone.now())
    with pytest.raises(TransitionDenied, match="takes no responses now"):
        invited(challenge, version)
    assert made() == (0, 0, 0)


def test_invitation_that_nobody_could_read_is_refused(challenge, version):
    membership = version.solution.vendor.memberships.get()
    end_membership(membership, reason="Left.", by=people.administrator(), at=timezone.now())
    with pytest.raises(TransitionDenied, match="Nobody of this vendor has an account"):
        invited(challenge, version)
    assert made() == (0, 0, 0)


def test_invitation_of_what_is_offered_already_is_refused_and_of_a_draft_is_made(version):
    challenge = challenges.challenge_at(round=version.round)
    vetting.response_at(ResponseStatus.OFFERED, version=version, challenge=challenge)
    with pytest.raises(TransitionDenied, match="Fieldnote is offered to this challenge already"):
        invited(challenge, version)
    other = challenges.challenge_at(round=version.round)
    vetting.response_at(ResponseStatus.DRAFT, version=version, challenge=other)
    invited(other, version)
    assert made() == (1, 1, 1)
