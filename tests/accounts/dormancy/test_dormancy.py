from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.dormancy.actions import rest, rest_all, wake, wake_token, warn_all
from accounts.dormancy.clock import RESTS_AFTER
from accounts.models import Session, User
from accounts.privacy.retention.applying import apply_rules
from accounts.tasks import look_after_unused_accounts
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import statement_at
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def unused(person, days):
    """As if joined and signed in last so many days ago."""
    then = NOW - timedelta(days=days)
    User.objects.filter(pk=person.pk).update(joined_at=then, last_login=then)
    person.refresh_from_db()
    return person


def resting(person):
    rest(unused(person, 90), at=NOW)
    person.refresh_from_db()
    return person


def mails(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk").values_list("to", flat=True))


@pytest.mark.parametrize(
    ("days", "number"), [(75, 0), (76, 1), (86, 1), (87, 2), (89, 2), (90, 0), (400, 0)]
)
def test_warnings_come_14_and_3_days_before_and_none_after(days, number):
    person = unused(people.officer(), days)
    for _ in range(2):
        warn_all(at=NOW)
    assert mails("account_rests_soon") == [person.email] * number


def test_account_rests_after_90_days_and_not_before():
    spared, gone = unused(people.officer(), 89), unused(people.officer(), 90)
    rest_all(at=NOW)
    spared.refresh_from_db()
    gone.refresh_from_db()
    assert (spared.is_active, gone.is_active, gone.dormant_at) == (True, False, NOW)
    assert mails("account_rests") == [gone.email]
    assert Event.objects.about(gone).get(name="rest").by is None


def test_session_in_use_counts_as_use():
    person = unused(people.officer(), 100)
    Session.objects.create(
        session_key="k", session_data="", expire_date=NOW, user=person, started_at=NOW, used_at=NOW
    )
    rest_all(at=NOW)
    person.refresh_from_db()
    assert person.is_active


def test_account_that_signed_in_since_it_was_found_does_not_rest():
    person = unused(people.officer(), 100)
    User.objects.filter(pk=person.pk).update(last_login=NOW)
    rest(person, at=NOW)
    person.refresh_from_db()
    assert person.is_active


def test_only_administrator_never_rests_and_a_second_one_does():
    one = unused(people.administrator(), 100)
    rest_all(at=NOW)
    one.refresh_from_db()
    assert one.is_active
    people.administrator()
    rest_all(at=NOW)
    one.refresh_from_db()
    assert not one.is_active


def test_invented_people_never_rest():
    council = people.council(is_demonstration=True)
    person = unused(people.officer(council), 400)
    rest_all(at=NOW)
    person.refresh_from_db()
    assert person.is_active


def test_resting_person_cannot_sign_in_and_reads_what_to_do(client):
    person = resting(people.officer())
    answer = client.post(
        "/account/login/", {"login": person.email, "password": people.PASSWORD}, follow=True
    )
    assert "open the link in it" in answer.content.decode()


def test_link_in_the_mail_wakes_the_account_once(client):
    person = resting(people.officer())
    address = Message.objects.get(kind="account_rests").link
    assert client.get(address).status_code == 200
    assert User.objects.get(pk=person.pk).dormant_at == NOW
    assert client.post(address).url == "/account/login/"
    person.refresh_from_db()
    assert (person.is_active, person.dormant_at) == (True, None)
    assert client.get(address).url == client.post(address).url == "/account/login/"


def test_woken_account_has_another_90_days():
    person = resting(people.officer())
    wake(person, by=None, at=NOW)
    rest_all(at=NOW + RESTS_AFTER - timedelta(seconds=1))
    person.refresh_from_db()
    assert person.is_active


def test_link_of_an_earlier_rest_is_dead(client):
    person = resting(people.officer())
    old = wake_token(person)
    wake(person, by=None, at=NOW)
    rest(person, at=NOW + RESTS_AFTER)
    assert client.post(f"/wake/{old}/").url == "/account/login/"
    person.refresh_from_db()
    assert not person.is_active


@pytest.mark.parametrize("make", [people.assessor, people.staff])
def test_who_vets_or_works_for_the_lga_gets_no_link_and_asks_an_administrator(make):
    person = resting(make())
    message = Message.objects.get(kind="account_rests")
    assert (message.link, "/wake/" in message.body) == ("", False)
    assert "an LGA administrator lets you in again" in message.body
    wake(person, by=people.administrator(), at=NOW)


def test_lead_wakes_a_colleague_and_nobody_elses(client):
    lead = people.council_lead()
    council = lead.memberships.get().organisation
    colleague = resting(people.officer(council))
    stranger = resting(people.officer())
    client.force_login(lead)
    assert "Let in again" in client.get("/people/").content.decode()
    assert client.post(f"/people/{colleague.pk}/wake/").url == "/people/"
    assert client.post(f"/people/{stranger.pk}/wake/").status_code == 404


def test_lead_does_not_wake_a_colleague_who_also_vets():
    lead = people.council_lead()
    colleague = people.officer(lead.memberships.get().organisation)
    people.becomes_assessor(colleague)
    with pytest.raises(TransitionDenied, match="an LGA administrator lets them in"):
        wake(resting(colleague), by=lead, at=NOW)


def test_account_that_does_not_rest_is_not_woken():
    with pytest.raises(TransitionDenied, match="does not rest"):
        wake(people.officer(), by=people.administrator(), at=NOW)


def test_administrator_finds_who_rests_and_lets_them_in(client):
    person = resting(people.officer(name="Ada Rested"))
    people.officer(name="Bea Awake")
    client.force_login(people.administrator())
    page = client.get("/staff/people/?rests=yes").content.decode()
    assert ("Ada Rested" in page, "Bea Awake" in page) == (True, False)
    assert "Let them in again" in client.get(f"/staff/people/{person.pk}/").content.decode()


def test_task_run_twice_tells_each_person_once():
    unused(people.officer(), 88)
    unused(people.officer(), 95)
    for _ in range(2):
        look_after_unused_accounts()
    assert len(mails("account_rests_soon")) == 2
    assert len(mails("account_rests")) == 1


def test_queries_do_not_grow_with_people_who_use_their_accounts(django_assert_max_num_queries):
    for _ in range(5):
        people.officer()
    with django_assert_max_num_queries(3):
        look_after_unused_accounts()


def test_account_at_rest_for_two_years_is_erased_and_its_owner_told():
    person = resting(people.officer())
    apply_rules(by=None, at=NOW + timedelta(days=729))
    assert not User.objects.get(pk=person.pk).is_erased
    certificate = apply_rules(by=None, at=NOW + timedelta(days=730))
    assert User.objects.get(pk=person.pk).is_erased
    counted = {line["rule"]: line["number"] for line in certificate.lines}
    assert counted["unused_accounts"] == 1
    assert "more than two years" in Message.objects.get(kind="account_closed").body


def test_account_that_something_still_waits_for_is_left_and_not_counted():
    person = people.officer()
    statement_at("submitted", by=person)
    resting(person)
    certificate = apply_rules(by=None, at=NOW + timedelta(days=800))
    assert not User.objects.get(pk=person.pk).is_erased
    counted = {line["rule"]: line["number"] for line in certificate.lines}
    assert counted["unused_accounts"] == 0
