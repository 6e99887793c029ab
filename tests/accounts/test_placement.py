from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.actions.memberships import end_membership
from accounts.actions.placement import choose_council, place_person
from accounts.models import EmailDomain
from tests.journeys import people
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


def councils_of(user):
    return list(user.memberships.active().values_list("organisation", flat=True))


def test_person_from_the_domain_of_one_council_becomes_its_officer():
    council = people.council(domain="northmere.gov.uk")
    people.council(domain="elsewhere.gov.uk")
    person = people.anybody(email="ada@northmere.gov.uk")
    membership = place_person(person, at=AT)
    assert councils_of(person) == [council.pk]
    assert membership.role == "council_officer"
    event = Event.objects.about(membership).get()
    assert (event.name, event.by) == ("join", None)


def test_person_placed_twice_is_placed_once():
    people.council(domain="northmere.gov.uk")
    person = people.anybody(email="ada@northmere.gov.uk")
    place_person(person, at=AT)
    assert place_person(person, at=AT) is None
    assert person.memberships.count() == 1


def test_person_from_a_domain_that_councils_share_is_placed_nowhere_yet():
    for _ in range(2):
        people.council(domain="shared.gov.uk")
    person = people.anybody(email="ada@shared.gov.uk")
    assert place_person(person, at=AT) is None
    assert councils_of(person) == []


@pytest.mark.parametrize("email", ["ada@northmere.gov.uk.example", "ada@hq.northmere.gov.uk"])
def test_person_from_a_domain_that_only_looks_alike_is_placed_nowhere(email):
    people.council(domain="northmere.gov.uk")
    assert place_person(people.anybody(email=email), at=AT) is None


def test_person_from_the_domain_of_a_closed_council_is_placed_nowhere():
    people.council(domain="gone.gov.uk", ended_on=date(2023, 4, 1))
    assert place_person(people.anybody(email="ada@gone.gov.uk"), at=AT) is None


def test_person_whose_role_was_ended_does_not_slip_in_again():
    council = people.council(domain="northmere.gov.uk")
    person = people.anybody(email="ada@northmere.gov.uk")
    membership = place_person(person, at=AT)
    end_membership(membership, reason="Left.", by=people.council_lead(council), at=AT)
    assert place_person(person, at=AT) is None


def test_vendor_domain_places_nobody():
    vendor = people.vendor()
    EmailDomain.objects.create(organisation=vendor, domain="larkfield.example")
    assert place_person(people.anybody(email="ada@larkfield.example"), at=AT) is None


def test_person_chooses_one_of_the_councils_that_share_the_domain():
    first, second = (people.council(domain="shared.gov.uk") for _ in range(2))
    person = people.anybody(email="ada@shared.gov.uk")
    choose_council(person, council=second, at=AT)
    assert councils_of(person) == [second.pk]
    choose_council(person, council=first, at=AT)
    assert sorted(councils_of(person)) == sorted([first.pk, second.pk])


def test_person_cannot_choose_a_council_of_another_domain():
    person = people.anybody(email="ada@shared.gov.uk")
    with pytest.raises(ValidationError, match="does not write from your e-mail domain"):
        choose_council(person, council=people.council(), at=AT)
    assert person.memberships.count() == 0
