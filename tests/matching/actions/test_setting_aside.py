"""Not for us: for one council, with a reason, until it is taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.actions.memberships import give_role
from matching.actions.setting_aside import take_back
from matching.enums import SetAsideReason
from matching.models import SetAside
from notifications.models import Message
from tests.journeys import people, vetting
from tests.journeys.matching import designed_by, not_for
from tests.lasting import fresh
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
def made(lasting):
    with lasting():
        return vetting.solution_at("eligible")


@pytest.fixture
def version(made):
    return fresh(made)


def test_set_aside_keeps_who_why_and_whether_the_vendor_may_know(challenge, version, council):
    officer, before = people.officer(council), Message.objects.count()
    made = not_for(council, challenge, version, by=officer, words="Twice our budget.")
    made.refresh_from_db()
    assert (made.challenge, made.solution, made.council) == (challenge, version.solution, council)
    assert (made.reason, made.words, made.may_name_council) == ("cost", "Twice our budget.", False)
    assert (made.set_by, made.taken_back_at) == (officer, None)
    event = Event.objects.about(made).get()
    assert (event.name, event.by, event.reason) == ("set_aside", officer, "Twice our budget.")
    assert Message.objects.count() == before


def test_set_aside_pressed_twice_is_said_once(challenge, version, council):
    officer = people.officer(council)
    first = not_for(council, challenge, version, by=officer)
    assert not_for(council, challenge, version, by=officer) == first
    assert (SetAside.objects.count(), Event.objects.about(first).count()) == (1, 1)


def test_set_aside_by_a_colleague_before_says_by_whom(challenge, version, council):
    not_for(council, challenge, version, by=people.officer(council, name="Amara Osei"))
    with pytest.raises(ValidationError, match="Amara Osei set it aside already"):
        not_for(council, challenge, version, SetAsideReason.DATA)
    assert SetAside.objects.get().reason == "cost"


def test_set_aside_for_another_reason_needs_words(challenge, version, council):
    with pytest.raises(ValidationError, match="Say in a few words why"):
        not_for(council, challenge, version, SetAsideReason.OTHER, words="  ")
    assert not_for(council, challenge, version, SetAsideReason.OTHER, words="It rains in.").pk


def test_set_aside_by_two_councils_stands_for_each(challenge, version, council):
    other = people.council()
    shared = designed_by(council, other)
    not_for(council, shared, version)
    not_for(other, shared, version, SetAsideReason.DATA)
    assert SetAside.objects.standing().count() == 2


@pytest.mark.parametrize("make", [people.officer, people.staff, people.vendor_lead])
def test_set_aside_by_somebody_of_no_designing_council_is_refused(
    challenge, version, council, make
):
    with pytest.raises(TransitionDenied):
        not_for(council, challenge, version, by=make())
    assert SetAside.objects.count() == 0


def test_set_aside_in_the_name_of_a_fellow_designer_is_refused(version, council):
    other = people.council()
    shared = designed_by(council, other)
    with pytest.raises(TransitionDenied, match="Only a council that designed the challenge"):
        not_for(other, shared, version, by=people.officer(council))


def test_set_aside_by_somebody_working_for_the_vendor_is_refused(challenge, version, council):
    officer = people.officer(council)
    give_role(
        officer,
        role="vendor_user",
        organisation=version.solution.vendor,
        by=None,
        at=timezone.now(),
    )
    with pytest.raises(TransitionDenied, match="You have an interest in this vendor"):
        not_for(council, challenge, version, by=officer)


def test_taken_back_by_a_colleague_it_stands_no_more_and_stays_in_the_record(
    challenge, version, council
):
    made, colleague, now = (
        not_for(council, challenge, version),
        people.officer(council),
        timezone.now(),
    )
    take_back(made, by=colleague, at=now)
    take_back(made, by=colleague, at=timezone.now())
    made.refresh_from_db()
    assert made.taken_back_at == now
    assert not SetAside.objects.standing().exists()
    names = [event.name for event in Event.objects.about(made).order_by("pk")]
    assert names == ["set_aside", "take_back"]


def test_taken_back_it_can_be_set_aside_again(challenge, version, council):
    take_back(not_for(council, challenge, version), by=people.officer(council), at=timezone.now())
    again = not_for(council, challenge, version, SetAsideReason.TRIED)
    assert list(SetAside.objects.standing()) == [again]


@pytest.mark.parametrize("make", [people.officer, people.staff])
def test_taken_back_by_somebody_else_is_refused(challenge, version, council, make):
    made = not_for(council, challenge, version)
    with pytest.raises(TransitionDenied):
        take_back(made, by=make(), at=timezone.now())
    made.refresh_from_db()
    assert made.taken_back_at is None
