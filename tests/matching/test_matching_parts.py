"""The way to the suggestions from pages of challenges, and who never sees it."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from challenges.models import Challenge
from challenges.queries.challenges import whole_challenges
from matching.actions.fits import work_out_fits
from tests.journeys import people, vetting
from tests.journeys.matching import designed_by, not_for, read_everything

pytestmark = pytest.mark.django_db
BUTTON = "All suggestions with reasons"


@pytest.fixture
def council():
    return people.council()


@pytest.fixture
def challenge(council):
    return designed_by(council)


def drawn(challenge, user):
    request = RequestFactory().get("/")
    request.user = user
    template = Template("{% load matching_parts %}{% suggested_solutions challenge %}")
    return template.render(Context({"challenge": challenge, "request": request})).strip()


def test_tag_names_the_best_three_of_different_vendors_with_how_well_they_fit(challenge, council):
    for name in ("Fieldnote", "Visitscribe", "Notekeeper", "Recorder"):
        vetting.solution_at("eligible", name=name)
    read_everything()
    work_out_fits(at=timezone.now())
    page = drawn(challenge, people.officer(council))
    assert page.count("<li>") == 3
    assert page.count("Fits well") + page.count("May fit") == 3
    assert (BUTTON in page, f"/challenges/{challenge.slug}/solutions/" in page) == (True, True)


def test_tag_leaves_out_what_the_council_set_aside(challenge, council):
    notes = vetting.solution_at("eligible", name="Fieldnote")
    read_everything()
    work_out_fits(at=timezone.now())
    not_for(council, challenge, notes)
    assert "Fieldnote" not in drawn(challenge, people.officer(council))
    assert "Fieldnote" in drawn(challenge, people.staff())


def test_tag_before_a_worker_kept_the_best_leads_on_all_the_same(challenge, council):
    page = drawn(challenge, people.officer(council))
    assert ("Read which fit, and why." in page, BUTTON in page) == (True, True)


@pytest.mark.parametrize(
    "make", [people.officer, people.vendor_lead, people.new_assessor, people.anybody]
)
def test_tag_draws_nothing_and_asks_nothing_for_anybody_else(
    challenge, make, django_assert_num_queries
):
    user, whole = make(), whole_challenges(Challenge.objects.all()).get(pk=challenge.pk)
    with django_assert_num_queries(1):  # the roles of the person, which any page reads
        assert drawn(whole, user) == ""


def test_tag_asks_one_query_of_those_who_see_it(challenge, council, django_assert_num_queries):
    whole = whole_challenges(Challenge.objects.all()).get(pk=challenge.pk)
    for user in (people.officer(council), people.staff()):
        with django_assert_num_queries(2):
            assert BUTTON in drawn(whole, user)


def test_page_of_a_challenge_stays_within_fifteen_queries_for_its_designers(
    client, challenge, council, django_assert_num_queries
):
    client.force_login(people.officer(council))
    with django_assert_num_queries(15):
        page = client.get(challenge.get_absolute_url())
    assert BUTTON in page.content.decode()
