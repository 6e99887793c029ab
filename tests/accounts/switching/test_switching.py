from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.invitations import invite_person
from accounts.actions.memberships import end_membership, give_role
from accounts.dormancy.actions import rest, rest_all
from accounts.enums import InvitationStatus, Role
from accounts.models import Session, User
from accounts.privacy.retention.applying import apply_rules
from accounts.switching.actions import GONE_YOURSELF, switch_off, switch_on
from notifications.models import Message
from tests.journeys import people
from tests.together import together
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WHY = {"reason": "Their laptop was stolen."}
SIGN_IN = "/account/login/"


@pytest.fixture
def administrator():
    return people.administrator()


def off(person, administrator):
    switch_off(person, **WHY, by=administrator, at=NOW)
    person.refresh_from_db()
    return person


def signed_in(person):
    browser = Client()
    browser.post(SIGN_IN, {"login": person.email, "password": people.PASSWORD})
    assert browser.get("/account/").status_code == 200
    return browser


def test_person_is_out_at_the_next_click_and_cannot_sign_in_again(administrator):
    person = people.officer()
    browser = signed_in(person)
    off(person, administrator)
    assert browser.get("/account/").url.startswith(SIGN_IN)
    typed = {"login": person.email, "password": people.PASSWORD}
    answer = Client().post(SIGN_IN, typed, follow=True)
    assert "This account is switched off" in answer.content.decode()
    assert not Session.objects.filter(user=person).exists()


def test_person_is_told_once_without_the_reason_and_the_log_has_it(administrator):
    person = off(people.officer(), administrator)
    told = Message.objects.get(to=person.email, kind="account_switched_off")
    assert WHY["reason"] not in told.body
    line = Event.objects.about(person).get(name="switch_off")
    assert (line.by, line.reason) == (administrator, WHY["reason"])


def test_invitations_they_sent_are_withdrawn_and_those_of_others_stay(administrator):
    lead = people.council_lead()
    council = lead.memberships.get().organisation
    invited = {"role": Role.COUNCIL_OFFICER, "organisation": council, "at": NOW}
    theirs = invite_person("one@northmere.example", by=lead, **invited)
    others = invite_person("two@northmere.example", by=administrator, **invited)
    off(lead, administrator)
    theirs.refresh_from_db()
    others.refresh_from_db()
    assert (theirs.status, others.status) == (InvitationStatus.WITHDRAWN, InvitationStatus.SENT)


def test_person_comes_back_with_their_roles_and_another_90_days(administrator):
    person = people.officer()
    User.objects.filter(pk=person.pk).update(joined_at=NOW - timedelta(days=400))
    off(person, administrator)
    switch_on(person, reason="It was found.", by=administrator, at=NOW)
    rest_all(at=NOW + timedelta(days=89))
    assert signed_in(person)
    assert person.memberships.active().exists()


def test_link_that_wakes_a_resting_account_does_nothing_once_it_is_switched_off(
    client, administrator
):
    person = people.officer()
    User.objects.filter(pk=person.pk).update(joined_at=NOW - timedelta(days=400))
    rest(person, at=NOW)
    link = Message.objects.get(kind="account_rests").link
    off(person, administrator)
    client.post(link)
    person.refresh_from_db()
    assert not person.is_active


def test_nobody_switches_off_themselves_or_an_account_twice(administrator):
    with pytest.raises(TransitionDenied, match="Another administrator"):
        off(administrator, administrator)
    person = off(people.officer(), administrator)
    with pytest.raises(TransitionDenied, match="off already"):
        off(person, administrator)


def test_lead_switches_nobody_off():
    lead = people.council_lead()
    colleague = people.officer(lead.memberships.get().organisation)
    with pytest.raises(TransitionDenied):
        off(colleague, lead)


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_switch_each_other_off_one_is_left():
    one, two = people.administrator(), people.administrator()

    def act(by, person):
        try:
            switch_off(person, **WHY, by=by, at=NOW)
        except TransitionDenied as denied:
            return denied.reason
        return "done"

    outcomes = together([partial(act, one, two), partial(act, two, one)])
    assert sorted(outcomes) == sorted(["done", GONE_YOURSELF])
    assert User.objects.filter(pk__in=[one.pk, two.pk], is_active=True).count() == 1


def test_account_that_stays_off_is_erased_after_two_years(administrator):
    person = off(people.officer(), administrator)
    apply_rules(by=None, at=NOW + timedelta(days=731))
    person.refresh_from_db()
    assert person.is_erased


def test_administrator_switches_off_and_on_by_page(client, administrator):
    person = people.officer()
    client.force_login(administrator)
    page = reverse("accounts:person", args=[person.pk])
    for name, word in [("switch_off", "is switched off"), ("switch_on", "can sign in again")]:
        address = reverse(f"accounts:{name}", args=[person.pk])
        assert address in client.get(page).content.decode()
        assert client.post(address, {"reason": ""}).status_code == 422
        assert word in client.post(address, WHY, follow=True).content.decode()
    assert [line.name for line in Event.objects.about(person)][-2:] == ["switch_off", "switch_on"]


def test_administrators_find_who_is_switched_off(client, administrator):
    person, other = off(people.officer(), administrator), people.officer()
    client.force_login(administrator)
    found = client.get(reverse("accounts:people"), {"rests": "off"}).content.decode()
    assert (person.email in found, other.email in found) == (True, False)


def test_who_loses_the_last_role_is_signed_out_everywhere(
    administrator, django_capture_on_commit_callbacks
):
    person = people.officer()
    browser = signed_in(person)
    with django_capture_on_commit_callbacks(execute=True):
        end_membership(person.memberships.get(), reason="Left.", by=administrator, at=NOW)
    assert browser.get("/account/").url.startswith(SIGN_IN)


def test_who_keeps_another_role_stays_signed_in_with_that_one(administrator):
    person = people.officer()
    first = person.memberships.get()
    lead = {"role": Role.COUNCIL_LEAD, "organisation": first.organisation}
    give_role(person, **lead, by=administrator, at=NOW)
    browser = signed_in(person)
    end_membership(first, reason="Leads now.", by=administrator, at=NOW)
    assert browser.get("/account/").status_code == 200
