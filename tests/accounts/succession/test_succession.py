from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.actions.organisations import end_organisation
from accounts.models import Organisation
from accounts.succession.actions import follow_all, going_over, keep_open
from accounts.tasks import follow_successors
from tests.journeys import people
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind
from vendors.models import Conflict
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
DAY = date(2025, 4, 1)
ON_THE_DAY = datetime(2025, 4, 1, 0, 20, tzinfo=UTC)


@pytest.fixture
def old():
    return people.council(domain="northmere.gov.uk")


@pytest.fixture
def new():
    return people.council("Greater Northmere Council")


@pytest.fixture
def ending(old, new):
    people.officer(old)
    end_organisation(old, ended_on=DAY, successor=new, by=people.administrator(), at=NOW)
    return old


def test_roles_and_domains_go_over_on_the_day_and_not_before(ending, new):
    follow_all(at=ON_THE_DAY - timedelta(hours=1, minutes=21))
    domains = new.domains.filter(domain="northmere.gov.uk")
    assert (new.memberships.count(), domains.count()) == (0, 0)
    follow_all(at=ON_THE_DAY)
    assert (new.memberships.active().count(), domains.count()) == (1, 1)
    assert ending.memberships.active().count() == 1
    assert Event.objects.about(ending).get(name="succeeded").data == {"successor": new.pk}


def test_second_run_brings_nothing_more(ending, new):
    follow_all(at=ON_THE_DAY)
    people.officer(ending)
    follow_all(at=ON_THE_DAY + timedelta(days=1))
    assert new.memberships.active().count() == 1


def test_end_on_a_day_that_has_come_is_followed_at_once(old, new):
    people.officer(old)
    end_organisation(old, ended_on=DAY, successor=new, by=people.administrator(), at=ON_THE_DAY)
    assert new.memberships.active().count() == 1


def test_end_can_be_taken_back_until_the_day(ending, new):
    administrator = people.administrator()
    keep_open(ending, by=administrator, at=NOW)
    follow_all(at=ON_THE_DAY)
    assert new.memberships.count() == 0
    assert Organisation.objects.get(pk=ending.pk).ended_on is None


def test_end_cannot_be_taken_back_once_the_day_has_come(ending):
    with pytest.raises(TransitionDenied, match="last day is over"):
        keep_open(ending, by=people.administrator(), at=ON_THE_DAY)


def test_interest_in_a_vendor_holds_in_its_successor():
    old, new, assessor = people.vendor(), people.vendor(), people.assessor()
    lifted = people.assessor()
    for person in (assessor, lifted):
        declare_interest(old, kind=ConflictKind.PERSONAL, details="My aunt.", by=person, at=NOW)
    Conflict.objects.filter(person=lifted).update(lifted_at=NOW)
    assert ("declared interests in it", 1) in going_over(old, new)
    end_organisation(old, ended_on=DAY, successor=new, by=people.administrator(), at=ON_THE_DAY)
    carried = Conflict.objects.filter(vendor=new, lifted_at=None)
    assert [(one.person, one.details) for one in carried] == [(assessor, "My aunt.")]


def test_page_shows_what_goes_over_and_keeps_it_open(client, old, new):
    people.officer(old)
    later = timezone.localdate() + timedelta(days=30)
    administrator = people.administrator()
    end_organisation(old, ended_on=later, successor=new, by=administrator, at=timezone.now())
    client.force_login(administrator)
    page = client.get(f"/staff/organisations/{old.slug}/").content.decode()
    assert "Roles of its people: 1" in page
    assert "E-mail domains: 1" in page
    done = client.post(f"/staff/organisations/{old.slug}/keep-open/", follow=True)
    assert "stays open." in done.content.decode()


def test_task_with_nothing_due_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        follow_successors()
