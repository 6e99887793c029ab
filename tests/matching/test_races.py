"""Two officers, two connections, the same suggestion at once."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from challenges.models import Contact
from matching.actions.exposure import count_shown
from matching.models import Exposure, Invitation, SetAside
from notifications.models import Message
from tests.journeys import people, vetting
from tests.journeys.matching import designed_by, invited, not_for
from tests.vendors.deciding.test_races import both
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def council():
    return people.council()


@pytest.fixture
def challenge(council):
    return designed_by(council)


@pytest.fixture
def version():
    return vetting.solution_at("eligible")


def test_solution_invited_by_two_at_once_is_invited_once(challenge, version, council):
    officers = [people.officer(council), people.officer(council)]
    refusals = both(lambda place: invited(challenge, version, by=officers[place]))
    mails = Message.objects.filter(kind="solution_invited").count()
    assert refusals == [None, None]
    assert (Invitation.objects.count(), Contact.objects.count(), mails) == (1, 1, 1)


def test_solution_set_aside_by_two_colleagues_at_once_is_set_aside_once(
    challenge, version, council
):
    officers = [people.officer(council), people.officer(council)]
    refusals = both(lambda place: not_for(council, challenge, version, by=officers[place]))
    assert sorted(refusals, key=str) == sorted([None, ValidationError], key=str)
    assert SetAside.objects.count() == 1


def test_challenge_unpublished_while_somebody_invites_leaves_both_or_neither(challenge, version):
    """Whoever comes second is refused or finds the invitation made while it was public."""
    staff = [people.staff(), people.staff()]

    def act(place):
        if place:
            unpublish_challenge(challenge, reason="A mistake.", by=staff[1], at=timezone.now())
            return
        try:
            invited(challenge, version, by=staff[0])
        except TransitionDenied:
            assert Invitation.objects.count() == 0

    assert both(act) == [None, None]
    assert Contact.objects.count() == Invitation.objects.count()


def test_two_pages_shown_at_once_add_up():
    vendors, today = [people.vendor().pk for _ in range(3)], timezone.localdate()
    both(lambda place: count_shown(vendors if place else vendors[::-1], on=today))
    shown = Exposure.objects.order_by("vendor").values_list("vendor", "shown", "shown_first")
    assert list(shown) == [(vendors[0], 2, 1), (vendors[1], 2, 0), (vendors[2], 2, 1)]
