from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.organisations import (
    add_domain,
    add_organisation,
    change_organisation,
    end_organisation,
    remove_domain,
)
from accounts.actions.placement import place_person
from accounts.models import Organisation
from tests.journeys import people
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def what_happened_to(subject):
    return list(Event.objects.about(subject).values_list("name", flat=True))


def test_organisations_of_one_name_get_addresses_of_their_own():
    administrator = people.administrator()
    facts = {"name": "Fenwick Partnership", "kind": "public_body"}
    slugs = [add_organisation(facts, by=administrator, at=AT).slug for _ in range(3)]
    assert slugs == ["fenwick-partnership", "fenwick-partnership-2", "fenwick-partnership-3"]


@pytest.mark.parametrize("name", ["مجلس", "🏛" * 300, "x" * 300])
def test_organisation_with_an_unusual_name_gets_an_address(name):
    facts = {"name": name, "kind": "public_body"}
    added = add_organisation(facts, by=people.administrator(), at=AT)
    assert Organisation.objects.get(slug=added.slug) == added


def test_change_keeps_in_the_log_what_was_there_before():
    council = people.council("Northmere Council")
    change_organisation(council, {"name": "Northmere City Council"}, by=None, at=AT)
    assert Organisation.objects.get(pk=council.pk).name == "Northmere City Council"
    event = Event.objects.about(council).get()
    assert event.data == {"before": {"name": "Northmere Council"}}


def test_domain_added_places_people_and_removed_places_nobody():
    council, administrator = people.council(), people.administrator()
    added = add_domain(council, "New.Northmere.gov.uk", by=administrator, at=AT)
    assert place_person(people.anybody(email="a@new.northmere.gov.uk"), at=AT) is not None
    remove_domain(added, by=administrator, at=AT)
    assert place_person(people.anybody(email="b@new.northmere.gov.uk"), at=AT) is None
    assert what_happened_to(council) == ["add domain", "remove domain"]


def test_domain_added_twice_is_refused():
    council, administrator = people.council(domain="northmere.gov.uk"), people.administrator()
    with pytest.raises(ValidationError, match=r"has the domain northmere\.gov\.uk already"):
        add_domain(council, "northmere.gov.uk", by=administrator, at=AT)


def test_organisation_ended_brings_its_people_into_the_successor():
    old, new, administrator = people.council(), people.council(), people.administrator()
    lead, officer = people.council_lead(old), people.officer(old)
    end_organisation(old, ended_on=AT.date(), successor=new, by=administrator, at=AT)
    assert list(new.memberships.active().order_by("pk").values_list("user", "role")) == [
        (lead.pk, "council_lead"),
        (officer.pk, "council_officer"),
    ]
    assert old.memberships.active().count() == 2
    assert Organisation.objects.get(pk=old.pk).successor == new


def test_organisation_ended_without_successor_keeps_its_people():
    old = people.council()
    people.officer(old)
    end_organisation(
        old, ended_on=date(2025, 4, 1), successor=None, by=people.administrator(), at=AT
    )
    assert old.memberships.active().count() == 1
