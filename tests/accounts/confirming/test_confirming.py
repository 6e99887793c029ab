from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.confirming.actions import (
    ask_to_confirm,
    confirm_access,
    end_role_of_trust,
    end_run_out,
)
from accounts.models import Membership
from accounts.tasks import look_after_access
from notifications.models import Message
from tests.journeys import people
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def given(person, days_ago):
    """As if their role was given so many days ago."""
    person.memberships.update(decided_at=NOW - timedelta(days=days_ago))
    return person.memberships.get()


def state(role):
    return Membership.objects.get(pk=role.pk).status


@pytest.fixture
def administrator():
    return people.administrator()


@pytest.mark.parametrize("make", [people.assessor, people.staff])
def test_role_of_trust_ends_after_a_year_and_not_before(administrator, make):
    spared, gone = given(make(), 364), given(make(), 365)
    end_run_out(at=NOW)
    assert (state(spared), state(gone)) == ("active", "ended")
    assert Message.objects.get(kind="membership_ended").to == gone.user.email
    assert Event.objects.about(gone).get(name="run_out").by is None


@pytest.mark.parametrize("make", [people.officer, people.council_lead, people.vendor_lead])
def test_roles_of_councils_and_vendors_last(administrator, make):
    role = given(make(), 1000)
    end_run_out(at=NOW)
    assert state(role) == "active"


def test_confirmed_role_lasts_another_year(administrator):
    role = given(people.assessor(), 364)
    confirm_access(role, by=administrator, at=NOW)
    end_run_out(at=NOW + timedelta(days=364))
    assert state(role) == "active"
    end_run_out(at=NOW + timedelta(days=365))
    assert state(role) == "ended"


def test_role_confirmed_since_it_was_found_does_not_end(administrator):
    role = given(people.assessor(), 400)
    confirm_access(role, by=administrator, at=NOW)
    end_role_of_trust(role, at=NOW)
    assert state(role) == "active"


def test_nobody_confirms_their_own_role(administrator):
    with pytest.raises(TransitionDenied, match="Somebody else"):
        confirm_access(administrator.memberships.get(), by=administrator, at=NOW)


@pytest.mark.parametrize("make", [people.staff, people.assessor, people.officer])
def test_only_administrators_confirm(make):
    with pytest.raises(TransitionDenied):
        confirm_access(given(people.assessor(), 364), by=make(), at=NOW)


def test_only_administrator_keeps_the_role_and_with_a_second_one_it_ends(administrator):
    role = given(administrator, 400)
    end_run_out(at=NOW)
    assert state(role) == "active"
    people.administrator()
    end_run_out(at=NOW)
    assert state(role) == "ended"


def test_of_two_administrators_who_run_out_together_one_stays(administrator):
    roles = [given(administrator, 400), given(people.administrator(), 400)]
    end_run_out(at=NOW)
    assert sorted(state(role) for role in roles) == ["active", "ended"]


def test_administrators_are_asked_once_a_week_while_a_role_ends_within_a_month(administrator):
    given(people.assessor(name="Ada Bright"), 334)
    ask_to_confirm(at=NOW)
    assert not Message.objects.filter(kind="access_to_confirm").exists()
    given(people.assessor(name="Bea Cole"), 336)
    monday = NOW + timedelta(days=7 - NOW.weekday())
    for at in (monday, monday + timedelta(days=1), monday + timedelta(days=7)):
        ask_to_confirm(at=at)
    asked = Message.objects.filter(kind="access_to_confirm", recipient=administrator)
    assert ["Bea Cole" in message.body for message in asked] == [True, True]


def test_roles_of_invented_people_last(administrator):
    role = given(people.assessor(), 400)
    role.organisation.is_demonstration = True
    role.organisation.save()
    end_run_out(at=NOW)
    assert state(role) == "active"


def test_administrator_confirms_on_the_page(client, administrator):
    role = given(people.assessor(name="Ada Bright"), 350)
    client.force_login(administrator)
    page = client.get("/staff/access/").content.decode()
    assert page.index("Ada Bright") < page.index("Another administrator says so")
    done = client.post("/staff/access/", {"role": role.pk}, follow=True)
    assert "Ada Bright keeps this role for another year." in done.content.decode()
    assert Event.objects.about(role).filter(name="confirm").get().by == administrator
    assert client.post("/staff/access/", {"role": "x"}).status_code == 404


def test_own_role_is_not_confirmed_by_hand_made_posts(client, administrator):
    client.force_login(administrator)
    own = administrator.memberships.get()
    answer = client.post("/staff/access/", {"role": own.pk}, follow=True)
    assert "Somebody else has to confirm your own role." in answer.content.decode()


def test_page_takes_as_many_queries_for_twenty_roles_as_for_two(client, administrator):
    client.force_login(administrator)
    counts = []
    for number in (1, 19):
        for _ in range(number):
            people.assessor()
        with CaptureQueriesContext(connection) as asked:
            client.get("/staff/access/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_task_run_twice_ends_and_tells_once(administrator):
    given(people.assessor(), 400)
    for _ in range(2):
        look_after_access()
    assert Message.objects.filter(kind="membership_ended").count() == 1
