"""Two people, two connections, one shortlist."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, shortlisting, solutions
from tests.together import together
from vendors.actions.shortlisting.releasing import release_shortlist
from vendors.actions.shortlisting.reserve import move_up
from vendors.actions.supply.responses import withdraw_response
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response, ShortlistChoice
from vendors.queries.shortlisting.choices import prospects_of, seal_of
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def refused(act):
    try:
        act()
    except (StaleTransition, TransitionDenied) as refusal:
        return type(refusal)
    return None


def prepared_pair():
    responses = shortlisting.offered(2)
    for response, showing in zip(responses, (Showing.SHOW, Showing.RESERVE), strict=True):
        shortlisting.prepared(response, showing)
    return responses


def test_two_releases_at_once_tell_each_vendor_once_and_the_second_of_the_first():
    challenge = prepared_pair()[0].challenge
    here = reverse("vendors:release_shortlist", args=[challenge.slug])
    seen = {"seen": seal_of(prospects_of(challenge))}
    clients = [signed_in(people.staff()), signed_in(people.staff())]
    pages = together([lambda c=client: c.post(here, seen) for client in clients])
    assert sorted(page.status_code for page in pages) == [302, 409]
    kinds = ["response_shortlisted", "response_reserve"]
    assert Message.objects.filter(kind__in=kinds).count() == 2
    assert Event.objects.filter(to_status__in=["shortlisted", "reserve"]).count() == 2


def test_release_and_withdrawal_at_once_leave_one_story():
    shown, other = prepared_pair()
    challenge, lead = shown.challenge, solutions.lead_of(shown.solution.versions.get())
    seen = seal_of(prospects_of(challenge))
    by, at = people.staff(), timezone.now()
    told = together(
        [
            lambda: refused(lambda: release_shortlist(challenge, seen=seen, by=by, at=at)),
            lambda: refused(lambda: withdraw_response(shown, by=lead, at=at)),
        ]
    )
    found = (Response.objects.get(pk=shown.pk).status, Response.objects.get(pk=other.pk).status)
    stories = {
        (TransitionDenied, None): ("withdrawn", "offered"),
        (None, None): ("withdrawn", "reserve"),
    }
    assert stories[tuple(told)] == found
    freed = Message.objects.filter(kind="shortlist_place_freed").exists()
    assert freed == (found[1] == "reserve")


def test_two_choices_at_once_for_the_last_place_keep_one():
    responses = shortlisting.offered(2)
    shortlisting.room(responses[0].challenge, 1)
    makers = [people.staff(), people.staff()]
    told = together(
        [
            lambda r=response, m=by: refused(lambda: shortlisting.prepared(r, by=m))
            for response, by in zip(responses, makers, strict=True)
        ]
    )
    assert sorted(told, key=str) == sorted([None, TransitionDenied], key=str)
    assert ShortlistChoice.objects.filter(showing=Showing.SHOW).count() == 1


def test_two_reserves_moved_up_at_once_for_one_place_show_one():
    responses = shortlisting.offered(3)
    shortlisting.prepared(responses[0])
    for response in responses[1:]:
        shortlisting.prepared(response, Showing.RESERVE)
    shortlisting.room(responses[0].challenge, 1)
    shortlisting.released(responses[0].challenge)
    lead = solutions.lead_of(responses[0].solution.versions.get())
    withdraw_response(responses[0], by=lead, at=timezone.now())
    words = {"feedback": "A place is free.", "reason": "It fits.", "at": timezone.now()}
    makers = [people.staff(), people.staff()]
    told = together(
        [
            lambda r=response, m=by: refused(lambda: move_up(r, by=m, **words))
            for response, by in zip(responses[1:], makers, strict=True)
        ]
    )
    assert sorted(told, key=str) == sorted([None, TransitionDenied], key=str)
    assert Response.objects.filter(status=ResponseStatus.SHORTLISTED).count() == 1
