import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Region
from tests.journeys import challenges, solutions, vetting
from tests.journeys.matching import read_everything
from vendors.actions.supply.solutions import start_version, take_down_solution
from vendors.enums import CompanySize, ResponseStatus, SolutionStatus
from vendors.queries.supply.public import listed_solutions, shuffled

pytestmark = pytest.mark.django_db
ELIGIBLE = (SolutionStatus.ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
HIDDEN = [status for status in SolutionStatus if status not in (*ELIGIBLE, SolutionStatus.LAPSED)]


def listed(client, **query):
    page = client.get(reverse("vendors:solutions"), query)
    return sorted(version.solution.name for version in page.context["versions"])


def eligible(name="Fieldnote", **words):
    return vetting.solution_at(SolutionStatus.ELIGIBLE, name=name, **words)


def page_of(client, version):
    return client.get(reverse("vendors:solution", args=[version.solution.slug]))


@pytest.mark.parametrize("status", ELIGIBLE)
def test_solution_found_eligible_is_listed_and_has_a_page(client, status):
    version = vetting.solution_at(status, name="Fieldnote")
    assert listed(client) == ["Fieldnote"]
    page = page_of(client, version).content.decode()
    assert "neither an award nor an endorsement" in page
    assert ("Renew the certificate." in page) is (status == SolutionStatus.ELIGIBLE_WITH_CONDITIONS)


def test_list_names_the_size_of_a_vendor_without_its_limits(client):
    vendor = eligible().solution.vendor
    page = client.get(reverse("vendors:solutions")).content.decode()
    size = vendor.vendor_profile.size_in_a_word.lower()
    assert f"{vendor}, {size}" in page
    assert f"{vendor}, {size}:" not in page


@pytest.mark.parametrize("status", HIDDEN)
def test_solution_in_any_other_state_is_neither_listed_nor_readable(client, status):
    version = vetting.solution_at(status)
    assert listed(client) == []
    assert page_of(client, version).status_code == 404


def test_lapsed_solution_has_a_page_that_says_under_renewal_and_is_in_no_list(client):
    version = vetting.solution_at(SolutionStatus.LAPSED)
    assert listed(client) == []
    page = page_of(client, version).content.decode()
    assert "Under renewal" in page
    assert "not offered as eligible" in page
    assert page.count("Which certificate do you hold?") == 1
    assert "Certificate" not in page


def test_solution_page_shows_what_was_checked_and_nothing_of_the_file(client):
    version = eligible()
    page = page_of(client, version).content.decode()
    assert "Does the agreement hold?" in page
    assert "2 of 4" in page
    assert "A policy" in page
    for private in ("Certificate", "Agreed on B2", "finds it sound", "We do this in daily work."):
        assert private not in page
    assert str(solutions.lead_of(version)) not in page


@pytest.mark.parametrize(
    ("regions", "words"), [([], "All of England"), ([Region.NORTH_WEST], "North West")]
)
def test_solution_page_says_which_regions_its_vendor_serves(client, regions, words):
    version = eligible()
    profile = version.solution.vendor.vendor_profile
    profile.regions = regions
    profile.save()
    assert f"<p>Serves: {words}</p>" in page_of(client, version).content.decode()


def test_solution_taken_down_is_gone_and_its_decision_stays(client):
    version = eligible()
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    version.refresh_from_db()
    assert listed(client) == []
    assert page_of(client, version).status_code == 404
    assert version.status == SolutionStatus.ELIGIBLE


def test_new_version_stays_hidden_while_the_old_one_is_listed(client):
    version = eligible()
    lead = solutions.lead_of(version)
    newer = start_version(version.solution, round=version.round, by=lead, at=timezone.now())
    solutions.described(newer, summary="Not yet to be read")
    assert listed(client) == ["Fieldnote"]
    assert "Not yet to be read" not in page_of(client, version).content.decode()


def test_list_without_solutions_says_so_and_points_on(client):
    page = client.get(reverse("vendors:solutions")).content.decode()
    assert "No solution is listed yet" in page


def test_list_filtered_to_nothing_offers_a_way_back(client):
    eligible()
    page = client.get(reverse("vendors:solutions"), {"q": "zzzz"}).content.decode()
    assert "Nothing fits these filters" in page


def test_list_searched_with_a_whole_question_finds_any_of_its_words(client):
    eligible("Fieldnote")
    eligible("Gullywatch", description="Sees blocked drains.", summary="Drains")
    assert listed(client, q="How can we find drains that are blocked?") == ["Gullywatch"]
    assert listed(client, q="fieldnote") == ["Fieldnote"]


@pytest.mark.parametrize("words", ["'; DROP TABLE", "a & | ! ( )", "🙂", " ", "x" * 300])
def test_list_searched_with_anything_answers(client, words):
    assert client.get(reverse("vendors:solutions"), {"q": words}).status_code == 200


def test_list_is_narrowed_by_service_kind_and_size(client):
    planning, predictive = solutions.service_area("Planning"), solutions.kind_of_ai("Predictive")
    eligible("Fieldnote")
    other = eligible("Gullywatch", service_areas=[planning], kinds_of_ai=[predictive])
    profile = other.solution.vendor.vendor_profile
    profile.size = CompanySize.LARGE
    profile.save()
    assert listed(client, service_area="planning") == ["Gullywatch"]
    assert listed(client, kind=["predictive", "generative"]) == ["Fieldnote", "Gullywatch"]
    assert listed(client, kind="predictive") == ["Gullywatch"]
    assert listed(client, size=["large"]) == ["Gullywatch"]


def test_list_is_narrowed_by_the_theme_a_solution_is_shown_for(client):
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    offered = vetting.response_at(ResponseStatus.OFFERED, challenge=None)
    theme = shown.challenge.theme
    assert listed(client, theme=theme.slug) == [shown.solution.name]
    assert offered.solution.name in listed(client)


def test_list_has_another_order_another_day_and_the_same_one_all_day(few_people):
    round = solutions.round_taking_solutions()
    for number in range(6):
        eligible(f"Solution {number}", round=round)
    days = [timezone.localdate().replace(day=day) for day in range(1, 15)]
    orders = {day: list(shuffled(listed_solutions(), day)) for day in days}
    assert orders[days[0]] == list(shuffled(listed_solutions(), days[0]))
    assert len({tuple(version.pk for version in order) for order in orders.values()}) > 1


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_same_number_of_queries_whatever_its_length(
    client, few_people, number, django_assert_num_queries
):
    round = solutions.round_taking_solutions()
    for place in range(number):
        eligible(f"Solution {place}", round=round)
    with django_assert_num_queries(7):
        client.get(reverse("vendors:solutions"))


def test_solution_page_asks_few_queries(client, django_assert_num_queries):
    version = eligible()
    eligible("Like it", round=version.round)
    vetting.response_at(ResponseStatus.SHORTLISTED, version=version)
    read_everything()
    with django_assert_num_queries(13):
        page_of(client, version)
    with django_assert_num_queries(6):
        assert "Like it" in page_of(client, version).content.decode()


def test_shown_response_is_on_the_solution_page_and_an_offered_one_is_not(client):
    version = eligible()
    for status in (ResponseStatus.SHORTLISTED, ResponseStatus.OFFERED):
        challenge = challenges.challenge_at(
            title=f"{status} challenge",
            round=version.round,
            question=f"How can we {status} records?",
        )
        vetting.response_at(status, version=version, challenge=challenge)
    page = page_of(client, version).content.decode()
    assert "How can we shortlisted records?" in page
    assert "How can we offered records?" not in page
