"""An organisation whose last lead goes is seen, and mail goes to nobody who is gone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.memberships import end_membership
from accounts.dormancy.actions import rest, wake
from accounts.enums import Role
from accounts.models import User
from accounts.privacy.erasing import close_account
from accounts.switching.actions import switch_off
from notifications.actions import claim_message, queue_message
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.journeys import people
from vendors.actions.supply.organisation import ask_to_join
from vendors.messages.audiences import leads_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WHY = {"reason": "They left."}


@pytest.fixture
def administrator():
    return people.administrator()


@pytest.fixture
def vendor():
    return people.vendor("Larkfield")


def let_rest(person, administrator):
    long_ago = NOW - timedelta(days=100)
    User.objects.filter(pk=person.pk).update(joined_at=long_ago, last_login=long_ago)
    rest(person, at=NOW)


def put_off(person, administrator):
    switch_off(person, **WHY, by=administrator, at=NOW)


def end_role(person, administrator):
    end_membership(person.memberships.get(), **WHY, by=administrator, at=NOW)


GOING = pytest.mark.parametrize("go", [let_rest, put_off, end_role])


def asked():
    found = Message.objects.filter(kind="lead_missing").order_by("to")
    return set(found.values_list("to", flat=True))


@GOING
def test_last_lead_who_goes_leaves_colleagues_and_administrators_asked(go, administrator, vendor):
    lead, colleague = people.vendor_lead(vendor), people.vendor_user(vendor)
    stranger = people.vendor_user()
    go(lead, administrator)
    assert asked() == {colleague.email, administrator.email}
    assert stranger.email not in asked()


@GOING
def test_lead_who_goes_while_another_is_there_leaves_nobody_asked(go, administrator, vendor):
    people.vendor_lead(vendor)
    go(people.vendor_lead(vendor), administrator)
    assert asked() == set()


def test_lead_alone_in_a_vendor_who_is_erased_leaves_the_administrators_asked(
    administrator, vendor
):
    close_account(people.vendor_lead(vendor), by=None, at=NOW)
    assert asked() == {administrator.email}


def test_role_that_ends_after_the_account_was_switched_off_asks_nobody_again(administrator, vendor):
    lead = people.vendor_lead(vendor)
    put_off(lead, administrator)
    end_role(lead, administrator)
    assert Message.objects.filter(kind="lead_missing").count() == 1


def test_what_is_for_leads_goes_to_their_colleagues_while_there_is_none(administrator, vendor):
    lead, colleague = people.vendor_lead(vendor), people.vendor_user(vendor)
    assert set(leads_of(vendor)) == {lead}
    put_off(lead, administrator)
    assert set(leads_of(vendor)) == {colleague}


def test_administrators_hear_who_asks_to_join_a_vendor_that_nobody_leads(administrator, vendor):
    put_off(people.vendor_lead(vendor), administrator)
    ask_to_join(vendor, by=people.anybody(), at=NOW)
    assert Message.objects.get(kind="membership_waiting").to == administrator.email


def test_administrator_finds_what_nobody_leads_and_why_that_matters(
    signed_in, administrator, vendor
):
    people.vendor_lead(people.vendor("Other"))
    put_off(people.vendor_lead(vendor), administrator)
    desk = signed_in(administrator)
    found = desk.get("/staff/organisations/", {"state": "unled"}).context["page_obj"]
    assert [str(organisation) for organisation in found] == ["Larkfield"]
    page = desk.get(f"/staff/organisations/{vendor.slug}/").content.decode()
    assert "Nobody leads it now" in page


def note(person, key="1"):
    return queue_message(to=person, kind="vendor_registered", key=key, at=NOW, vendor="Larkfield")


def test_mail_to_somebody_who_is_off_stays_on_the_portal(administrator):
    person = people.officer()
    before = note(person)
    put_off(person, administrator)
    person.refresh_from_db()
    assert claim_message(before.pk, at=NOW) is None
    before.refresh_from_db()
    after = note(person, "2")
    assert (before.status, after.status) == (MessageStatus.KEPT, MessageStatus.KEPT)
    told = Message.objects.get(kind="account_switched_off")
    assert claim_message(told.pk, at=NOW) is not None


def test_mail_goes_out_again_to_somebody_who_was_woken(administrator):
    person = people.officer()
    let_rest(person, administrator)
    wake(person, by=administrator, at=NOW)
    person.refresh_from_db()
    assert claim_message(note(person).pk, at=NOW) is not None


def test_nothing_is_written_to_somebody_whose_details_are_erased():
    person = people.officer()
    close_account(person, by=None, at=NOW)
    person.refresh_from_db()
    assert note(person) is None


def test_role_of_lead_in_two_vendors_asks_for_each(administrator, vendor):
    lead = people.vendor_lead(vendor)
    other = people.vendor("Other")
    people.give_role(lead, role=Role.VENDOR_LEAD, organisation=other, by=None, at=NOW)
    put_off(lead, administrator)
    assert Message.objects.filter(kind="lead_missing").count() == 2
