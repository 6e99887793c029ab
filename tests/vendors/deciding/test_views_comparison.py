import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, vetting
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, SolutionStatus

pytestmark = pytest.mark.django_db
HERE = reverse("vendors:comparison")


def moderated(*scores, round=None):
    """A version scored by these people with these points, then in moderation."""
    version = vetting.solution_at(SolutionStatus.IN_VETTING, **({"round": round} if round else {}))
    for assessor, value in scores:
        vetting.handed_in(version, assessor, value=value)
    vetting.moderate(version)
    return version


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


def test_comparison_shows_means_spread_ties_and_what_to_talk_about_first(client, officer):
    mild, strict = people.assessor(), people.assessor()
    wide = moderated((mild, 4), (strict, 1))
    near = moderated((mild, 3), (strict, 2), round=wide.round)
    page = client.get(HERE)
    compared = page.context["compared"]
    assert [(row.version, row.lowest, row.highest, row.figures.raw) for row in compared.rows] == [
        (wide, 1, 4, 2.5),
        (near, 2, 3, 2.5),
    ]
    assert [(row.version, row.differing) for row in compared.to_talk_about] == [(wide, ["B2"])]
    assert "These 2 cannot be told apart" in page.content.decode()


def test_comparison_hides_vendors_of_declared_interest(client, officer):
    version = moderated((people.assessor(), 4), (people.assessor(), 3))
    declare_interest(
        version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin.",
        by=officer,
        at=timezone.now(),
    )
    page = client.get(HERE)
    assert "Nothing to compare yet" in page.content.decode()
    round_page = reverse("vendors:compare_round", args=[version.round.slug])
    assert client.get(round_page).status_code == 404


def test_comparison_leaves_out_what_is_still_being_scored(client, officer):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    vetting.handed_in(version)
    assert client.get(HERE).context["compared"] is None


@pytest.mark.parametrize("rows", [1, 10])
def test_comparison_costs_the_same_at_any_length(client, officer, rows, django_assert_num_queries):
    first, second = people.assessor(), people.assessor()
    version = moderated((first, 4), (second, 3))
    for _ in range(rows - 1):
        moderated((first, 4), (second, 3), round=version.round)
    client.get(HERE)
    with django_assert_num_queries(6):
        client.get(HERE)
