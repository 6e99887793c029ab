from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from challenges.actions.challenges import unpublish_challenge
from challenges.actions.support import give_support
from challenges.models import KindOfAI
from matching.actions.exposure import count_shown
from matching.actions.fits import work_out_fits
from matching.embedding import encoder
from matching.embedding.asking import fall_silent
from tests.design.markup import Markup
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import read_everything
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import CompanySize
from vendors.models import VendorProfile

pytestmark = pytest.mark.django_db
PAGES = ("overview", "unmet", "idle", "never_shown")
BINS = {
    "title": "Bins that overflow",
    "question": "How can we empty street bins before they overflow?",
    "challenge": "Bins overflow on Fridays and crews drive to empty ones.",
    "why_it_matters": "Streets are dirty.",
}
SENSORS = {
    "name": "Full or not",
    "summary": "Sensors in street bins say which will overflow",
    "description": "Crews empty the bins that are full and drive past the others.",
}


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


@pytest.fixture
def visits():
    return challenges.challenge_at()


@pytest.fixture
def bins():
    return challenges.challenge_at(**BINS)


def eligible(vendor="", **words):
    return vetting.solution_at("eligible", lead=solutions.bound_vendor(vendor), **words)


def look():
    read_everything()
    work_out_fits(at=timezone.now())


def page(client, name="overview"):
    return client.get(reverse(f"matching:{name}"))


def rows(response, table):
    """The cells of a table of the page, row by row, without its head."""
    markup = Markup.of(response.content.decode())
    found = [each for each in markup.all("table") if each.findtext("caption") == table]
    return [
        [" ".join(" ".join(cell.itertext()).split()) for cell in row]
        for each in found
        for row in each.find("tbody").iter("tr")
    ]


def unmet(client, name="overview"):
    return rows(page(client, name), "Published challenges that no solution fits")


def idle(client, name="overview"):
    return rows(page(client, name), "Eligible solutions that fit no published challenge")


def left_out(client, name="overview"):
    return rows(page(client, name), "Eligible vendors that were never on a page of suggestions")


def sizes(client):
    return {row[0]: row[1:] for row in rows(page(client), "Vendors by size")}


def interest(person, version):
    declare_interest(
        version.solution.vendor,
        kind="personal",
        details="A cousin works there.",
        by=person,
        at=timezone.now(),
    )


def test_challenge_that_no_solution_fits_is_listed_with_the_closest(client, officer, visits, bins):
    eligible("Larkfield Limited", name="Visit Notes")
    look()
    [[challenge, councils, closest, how_close]] = unmet(client)
    assert challenge == "Bins that overflow Digital front door"
    assert (councils, closest) == ("1", "Visit Notes Larkfield Limited")
    assert 0 < int(how_close.removesuffix("%")) < 100
    assert unmet(client, "unmet") == unmet(client)


def test_challenge_of_most_councils_stands_first(client, officer, visits, bins):
    supporter = people.officer()
    council = challenges.council_of(supporter)
    give_support(bins, council=council, note="", by=supporter, at=timezone.now())
    look()
    assert [row[:2] for row in unmet(client)] == [
        ["Bins that overflow Digital front door", "2"],
        ["Writing up visits Digital front door", "1"],
    ]
    assert [row[2:] for row in unmet(client)] == [["None", "–"]] * 2


def test_solution_that_fits_no_challenge_is_listed_with_the_closest(client, officer, visits):
    eligible(name="Visit Notes")
    eligible("Binwise Limited", **SENSORS)
    look()
    [[solution, closest, _]] = idle(client)
    assert (solution, closest) == ("Full or not Binwise Limited", "Writing up visits")
    assert idle(client, "idle") == idle(client)


def test_solution_taken_down_since_is_no_longer_the_closest(client, officer, bins):
    version = eligible(name="Visit Notes")
    look()
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    assert [row[2] for row in unmet(client)] == ["None"]
    assert idle(client) == []


def test_challenge_unpublished_since_is_not_listed(client, officer, bins):
    look()
    unpublish_challenge(bins, reason="A mistake", by=people.staff(), at=timezone.now())
    assert unmet(client) == []


def test_page_says_that_nothing_was_worked_out_yet(client, officer, visits):
    assert page(client).context["worked_out_at"] is None
    assert "Counterparts have not been looked for yet." in page(client).content.decode()
    look()
    assert "Counterparts were last looked for on" in page(client).content.decode()


def test_challenge_is_unmet_where_only_a_vendor_with_an_interest_fits_it(client, officer, bins):
    version = eligible("Binwise Limited", **SENSORS)
    eligible("Larkfield Limited", name="Visit Notes")
    look()
    assert unmet(client) == []
    interest(officer, version)
    assert [row[2] for row in unmet(client)] == ["Visit Notes Larkfield Limited"]


def test_vendor_with_an_interest_is_in_no_list_and_no_number(client, officer, visits):
    version = eligible("Binwise Limited", **SENSORS)
    look()
    count_shown([version.solution.vendor_id], on=localdate())
    assert sizes(client)["Small"] == ["1", "1", "1", "1", "100%", "100%"]
    assert "Binwise" in page(client).content.decode()
    interest(officer, version)
    assert sizes(client)["Small"] == ["0", "0", "0", "0", "0%", "0%"]
    for name in PAGES:
        words = page(client, name).content.decode()
        assert ("Binwise" in words, "Full or not" in words) == (False, False)
    assert page(client).context["idle"].paginator.count == 0


def test_map_counts_demand_and_supply_by_theme_and_kind(client, officer):
    KindOfAI.objects.all().delete()
    generative, predictive = challenges.kind_of_ai(), challenges.kind_of_ai("Predictive")
    visits = challenges.challenge_at(in_theme=challenges.theme("Care"))
    visits.kinds_of_ai.set([generative, predictive])
    challenges.challenge_at(**BINS, in_theme=challenges.theme("Places"))
    version = eligible(name="Visit Notes")
    version.kinds_of_ai.set([generative])
    look()
    heat = page(client).context["heat"]
    assert (heat.rows, heat.columns) == (
        ["Care", "Places"],
        ["Generative", "Predictive", "Left open"],
    )
    assert heat.cells == [[(1, 1), (1, 0), (0, 0)], [(0, 0), (0, 0), (1, 0)]]
    interest(officer, version)
    assert page(client).context["heat"].cells[0] == [(1, 0), (1, 0), (0, 0)]


def test_exposure_stands_beside_eligible_vendors_by_size(client, officer):
    micro, large = eligible().solution.vendor, eligible().solution.vendor
    people.vendor()
    for vendor, size in ((micro, CompanySize.MICRO), (large, CompanySize.LARGE)):
        VendorProfile.objects.filter(organisation=vendor).update(size=size)
    today = localdate()
    count_shown([large.pk, large.pk, micro.pk], on=today)
    count_shown([large.pk], on=today - timedelta(days=29))
    count_shown([micro.pk] * 5, on=today - timedelta(days=30))
    assert sizes(client) == {
        "Micro": ["1", "1", "1", "0", "25%", "50%"],
        "Small": ["1", "0", "0", "0", "0%", "0%"],
        "Medium": ["0", "0", "0", "0", "0%", "0%"],
        "Large": ["1", "1", "3", "2", "75%", "50%"],
    }


def test_eligible_vendor_that_no_page_showed_lately_is_listed(client, officer):
    shown, hidden = eligible("Alder Limited"), eligible("Birch Limited", name="Visit Notes")
    vetting.solution_at("in_vetting")
    count_shown([shown.solution.vendor_id], on=localdate())
    count_shown([hidden.solution.vendor_id], on=localdate() - timedelta(days=30))
    expected = [["Birch Limited", "Small", "Visit Notes"]]
    assert (left_out(client), left_out(client, "never_shown")) == (expected, expected)


def test_texts_that_wait_and_that_were_read_are_counted(client, officer, visits):
    before = rows(page(client), "Texts by kind")
    read_everything()
    after = rows(page(client), "Texts by kind")
    assert before[0] == ["Challenge", "0", "0", "1", "Not yet"]
    assert after[0][:4] == ["Challenge", "1", "0", "0"]


def test_texts_read_without_the_model_are_told_with_what_to_do(
    client, officer, visits, settings, tmp_path
):
    words = "Some texts are read by their words alone"
    read_everything()
    assert words not in page(client).content.decode()
    challenges.challenge_at(**BINS)
    settings.MATCHING_MODEL_FOLDER = str(tmp_path)
    encoder._loaded.cache_clear()
    read_everything()
    encoder._loaded.cache_clear()
    assert words in page(client).content.decode()
    assert rows(page(client), "Texts by kind")[0][:4] == ["Challenge", "2", "1", "0"]


def test_embedder_that_does_not_answer_is_told(client, officer):
    words = "Questions are answered by words alone just now"
    assert words not in page(client).content.decode()
    fall_silent("away")
    assert words in page(client).content.decode()
    cache.clear()


@pytest.mark.parametrize(("make", "links"), [(people.staff, 0), (people.administrator, 1)])
def test_list_of_abbreviations_is_offered_to_administrators(client, make, links):
    client.force_login(make())
    markup = Markup.of(page(client).content.decode())
    assert len(markup.all("a", href="/admin/matching/abbreviation/")) == links


@pytest.mark.parametrize("number", [1, 30])
def test_pages_cost_the_same_at_any_length(client, few_people, django_assert_num_queries, number):
    round, lead = solutions.round_taking_solutions(), people.officer()
    for place in range(number):
        challenges.challenge_at(**BINS, round=round, by=lead)
        eligible(f"Vendor {place:02}", name="Visit Notes", round=round)
    look()
    client.force_login(people.administrator())
    for name, queries in {"overview": 28, "unmet": 6, "idle": 5, "never_shown": 6}.items():
        with django_assert_num_queries(queries):
            response = page(client, name)
        listed = response.context["unmet" if name == "overview" else "page"]
        assert len(listed.object_list) == min(number, 5 if name == "overview" else 25)
