import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.actions import queue_message
from notifications.enums import Pace
from notifications.models import MailChoice, QuietHours
from notifications.queries.choices import paces_chosen_by
from tests.journeys.people import anybody, officer

pytestmark = pytest.mark.django_db
PAGE = "/account/mail/"


def typed(person, **changes):
    hours = {"quiet_from": "", "quiet_until": ""}
    return {**dict.fromkeys(paces_chosen_by(person), "at_once"), **hours, **changes}


def signed_in(client, person=None):
    person = person or officer()
    client.force_login(person)
    return person


def test_choices_page_saves_what_was_chosen_and_shows_it_again(client):
    person = signed_in(client)
    words = typed(person, statement_progress="daily", quiet_from="22:00", quiet_until="07:00")
    assert client.post(PAGE, words).status_code == 302
    shown = client.get(PAGE).context["form"]
    assert {name: shown[name].value() for name in words} == words


def test_choices_page_refuses_off_where_somebody_waits(client):
    person = signed_in(client)
    response = client.post(PAGE, typed(person, questions_to_answer="off"))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["questions_to_answer"]
    assert not MailChoice.objects.filter(pace=Pace.OFF).exists()


@pytest.mark.parametrize(("begins", "ends"), [("22:00", ""), ("", "07:00"), ("07:00", "07:00")])
def test_choices_page_refuses_half_or_empty_quiet_hours(client, begins, ends):
    person = signed_in(client)
    response = client.post(PAGE, typed(person, quiet_from=begins, quiet_until=ends))
    assert response.status_code == 422
    assert not QuietHours.objects.exists()


def test_choices_page_says_what_cannot_be_switched_off_and_why(client):
    signed_in(client)
    page = client.get(PAGE).content.decode()
    assert "Decisions about your statements" in page
    assert "the time to object runs" in page


def test_choices_cost_the_same_queries_with_and_without_choices(client, django_assert_num_queries):
    person = signed_in(client)
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)
    client.post(PAGE, typed(person, quiet_from="22:00", quiet_until="07:00"))
    client.get(PAGE)
    with django_assert_num_queries(5):
        client.get(PAGE)


def note(person, key="1", kind="note"):
    return queue_message(to=person, kind=kind, key=key, at=timezone.now(), hour=7, statement="Bins")


@pytest.mark.parametrize("count", [1, 30])
def test_my_messages_cost_the_same_for_one_and_for_thirty(client, count, django_assert_num_queries):
    person = signed_in(client, anybody())
    for number in range(count):
        note(person, str(number))
    with django_assert_num_queries(4):
        page = client.get(reverse("notifications:my_messages"))
    assert len(page.context["page_obj"].object_list) == min(count, 25)


def test_my_messages_are_ones_own_and_hold_no_one_time_link(client):
    person, other = signed_in(client, anybody()), anybody()
    mine, others, link = note(person), note(other), note(person, kind="statement_carry_on")
    page = client.get(reverse("notifications:my_messages"))
    assert list(page.context["page_obj"].object_list) == [mine]
    answers = [
        client.get(reverse("notifications:my_message", args=[message.pk])).status_code
        for message in (mine, others, link)
    ]
    assert answers == [200, 404, 404]
