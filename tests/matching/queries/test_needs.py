"""What is read of real challenges and solutions to compare them by facts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import CouncilType, Region
from challenges.actions.consolidation import accept_statement, detach_source, link_statement
from challenges.enums import DataClass
from matching.queries.needs import needs_of, offers_of
from matching.ranking.facts import Certificate, KnownUser
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by
from vendors.actions.supply.evidence import retire_evidence
from vendors.models import SolutionUser, SolutionVersion

pytestmark = pytest.mark.django_db


def need_of(challenge):
    return needs_of([challenge])[challenge.pk]


def offer_of(version):
    whole = SolutionVersion.objects.select_related("solution__vendor__vendor_profile")
    return offers_of([whole.get(pk=version.pk)])[version.pk]


def used_by(text, *, listed=()):
    """Who is known to use a solution, by what its vendor typed and a list named."""
    version = solutions.described(solutions.draft(), used_by=text)
    for position, (name, organisation) in enumerate(listed):
        SolutionUser.objects.create(
            solution=version.solution, name=name, organisation=organisation, position=position
        )
    return offer_of(version).used_by


def test_need_tells_what_its_designers_and_its_words_say():
    county = people.council(council_type=CouncilType.COUNTY, region=Region.SOUTH_WEST)
    need = need_of(designed_by(county, people.council()))
    assert need.regions == {Region.SOUTH_WEST, Region.NORTH_EAST}
    assert need.council_types == {CouncilType.COUNTY, CouncilType.UNITARY}
    assert (county.pk in need.councils, len(need.councils)) == (True, 2)
    assert (need.service_area, need.is_health_or_care) == ("Adult social care", False)


def test_need_names_the_data_of_every_statement_behind_it_and_of_no_other():
    challenge = challenges.challenge_at(data_involved=[DataClass.OPEN])
    joined = challenges.statement_at(
        "submitted", round=challenge.round, data_involved=[DataClass.PERSONAL]
    )
    accept_statement(joined, challenge, by=people.staff(), at=timezone.now())
    other = challenges.challenge_at(data_involved=[DataClass.IMAGES_VIDEO])
    link_statement(joined, other, by=people.staff(), at=timezone.now())
    assert need_of(challenge).data_classes == {DataClass.OPEN, DataClass.PERSONAL}
    source = challenge.sources.get(statement=joined)
    detach_source(source, by=people.staff(), at=timezone.now())
    assert need_of(challenge).data_classes == {DataClass.OPEN}
    assert need_of(other).data_classes == {DataClass.IMAGES_VIDEO, DataClass.PERSONAL}


def test_needs_of_many_are_kept_apart():
    one = challenges.challenge_at(data_involved=[DataClass.OPEN])
    other = challenges.challenge_at(service_area=challenges.service_area("Parking"))
    needs = needs_of([one, other])
    assert [needs[each.pk].data_classes for each in (one, other)] == [{DataClass.OPEN}, set()]
    assert [needs[each.pk].service_area for each in (one, other)] == [
        "Adult social care",
        "Parking",
    ]
    assert needs[one.pk].councils.isdisjoint(needs[other.pk].councils)


@pytest.mark.parametrize(
    ("status", "is_eligible", "has_conditions"),
    [
        ("draft", None, False),
        ("in_vetting", None, False),
        ("eligible", True, False),
        ("eligible_with_conditions", True, True),
        ("not_eligible", False, False),
    ],
)
def test_offer_tells_how_far_vetting_is(status, is_eligible, has_conditions):
    offer = offer_of(vetting.solution_at(status))
    assert (offer.is_eligible, offer.has_conditions) == (is_eligible, has_conditions)


def test_offer_tells_what_its_vendor_and_its_words_say():
    offer = offer_of(solutions.ready(is_health_or_care=True))
    assert (offer.data_classes, offer.service_areas) == (
        {DataClass.PERSONAL},
        {"Adult social care"},
    )
    assert (offer.kinds_of_ai, offer.size, offer.regions) == ({"Generative"}, "small", frozenset())
    assert offer.is_health_or_care


def test_offer_of_a_vendor_without_a_profile_has_no_regions_and_no_size():
    version = solutions.ready()
    version.solution.vendor.vendor_profile.delete()
    offer = offer_of(version)
    assert (offer.regions, offer.size) == (frozenset(), "")


def test_offer_names_certificates_behind_its_answers_until_they_are_retired():
    version = solutions.ready()
    evidence = version.solution.vendor.evidence.get()
    assert offer_of(version).certificates == (
        Certificate("Cyber Essentials", timezone.localdate() + timedelta(days=300)),
    )
    retire_evidence(evidence, by=solutions.lead_of(version), at=timezone.now())
    assert offer_of(version).certificates == ()


def test_users_typed_by_a_vendor_are_known_as_councils_whatever_their_capitals():
    ashby = people.council("Ashby District Council", council_type=CouncilType.DISTRICT)
    assert used_by("ashby district council; A trust.") == (
        KnownUser("Ashby District Council", ashby.pk, CouncilType.DISTRICT),
        KnownUser("A trust"),
    )


def test_user_listed_and_typed_is_named_once():
    ashby = people.council("Ashby District Council")
    found = used_by("Ashby District Council, a trust", listed=[("Ashby", ashby), ("A Trust", None)])
    assert [user.name.casefold() for user in found] == ["ashby district council", "a trust"]


def test_user_is_the_council_that_stands_and_not_an_older_one_of_its_name():
    today = timezone.localdate()
    old = people.council("Ashby Council", ended_on=today - timedelta(days=900))
    stands = people.council("Ashby Council")
    older = people.council("Ashby Council", ended_on=today - timedelta(days=1900))
    assert [user.council for user in used_by("Ashby Council")] == [stands.pk]
    stands.delete()
    assert [user.council for user in used_by("Ashby Council")] == [old.pk]
    assert older.pk != old.pk
