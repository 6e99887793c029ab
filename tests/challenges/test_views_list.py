"""The public list: its order, its filters with their counts, what it says when nothing fits."""

from datetime import date, timedelta

import pytest

from challenges.enums import ChallengeStatus as C
from challenges.models import Challenge
from challenges.queries.ordering import in_daily_order
from tests.journeys import people
from tests.journeys.challenges import challenge_at, kind_of_ai, open_round, service_area, theme

pytestmark = pytest.mark.django_db
LIST = "/challenges/"
FIRST = date(2026, 11, 25)


@pytest.fixture
def thirty():
    officer, round = people.officer(), open_round()
    return [challenge_at(by=officer, round=round, title=f"Number {n}") for n in range(30)]


def offered(client, **asked):
    """For each filter its choices as they are read, without the empty one."""
    form = client.get(LIST, asked).context["filter"].form
    ways = ("theme", "state", "service_area", "region", "kind")
    return {
        way: [str(words) for value, words in form.fields[way].widget.choices if str(value)]
        for way in ways
        if way in form.fields
    }


@pytest.fixture
def varied():
    """Two in London on places, one of them closed; one in the north east on care."""
    london = people.officer(people.council(region="london"))
    places, visits = theme("Improving local places"), theme("Social care")
    streets, seeing = service_area("Highways"), kind_of_ai("Perceptive")
    about = {"by": london, "in_theme": places, "service_area": streets, "kinds_of_ai": [seeing]}
    challenge_at(title="Gullies", question="How can we find blocked gullies?", **about)
    challenge_at(C.CLOSED, title="Kerbs", question="How can we see worn kerbs?", **about)
    northern = people.officer(people.council(region="north_east"))
    challenge_at(
        title="Visits", question="How can we write up visits?", by=northern, in_theme=visits
    )


def test_daily_order_is_the_same_all_day_and_another_on_the_next(thirty):
    days = [FIRST, FIRST, FIRST + timedelta(days=1), FIRST + timedelta(days=2)]
    orders = [list(in_daily_order(Challenge.objects.all(), day)) for day in days]
    assert orders[0] == orders[1]
    assert len({tuple(order) for order in orders}) == 3
    assert all(set(order) == set(thirty) for order in orders)


def test_daily_order_favours_neither_old_nor_new_over_a_year(thirty):
    """Each is among the first three about 36 times in 360 days; 12 to 66 is five deviations about."""
    first = [
        challenge
        for n in range(360)
        for challenge in in_daily_order(Challenge.objects.all(), FIRST + timedelta(days=n))[:3]
    ]
    times = [first.count(challenge) for challenge in thirty]
    assert (min(times) > 12, max(times) < 66) == (True, True), times


def test_daily_order_puts_what_is_closed_last():
    closed = challenge_at(C.CLOSED, title="Closed")
    open_ones = {challenge_at(title=f"Open {n}") for n in range(3)}
    for n in range(5):
        order = list(in_daily_order(Challenge.objects.all(), FIRST + timedelta(days=n)))
        assert (set(order[:3]), order[3]) == (open_ones, closed)


def test_pages_of_the_daily_order_show_every_challenge_once(client, thirty):
    pages = [client.get(LIST, {"page": n}).context["page_obj"].object_list for n in (1, 2)]
    assert [len(page) for page in pages] == [25, 5]
    assert {challenge for page in pages for challenge in page} == set(thirty)


def test_every_choice_says_how_many_it_leaves(client, varied):
    assert offered(client) == {
        "theme": ["Improving local places (2)", "Social care (1)"],
        "state": ["Open for solutions (2)", "Closed (1)"],
        "service_area": ["Highways (2)", "Adult social care (1)"],
        "region": ["London (2)", "North East (1)"],
        "kind": ["Perceptive (2)"],
    }


def test_counts_respect_what_else_is_chosen_but_not_their_own_filter(client, varied):
    assert offered(client, theme="improving-local-places", state="closed") == {
        "theme": ["Improving local places (1)"],
        "state": ["Open for solutions (1)", "Closed (1)"],
        "service_area": ["Highways (1)"],
        "region": ["London (1)"],
        "kind": ["Perceptive (1)"],
    }


def test_counts_respect_the_words_searched(client, varied):
    assert offered(client, q="gulies")["theme"] == ["Improving local places (1)"]


def test_choice_that_leaves_nothing_stays_offered_while_it_is_chosen(client, varied):
    assert offered(client, region="north_east", kind="perceptive")["kind"] == ["Perceptive (0)"]


def test_challenge_of_two_councils_in_one_region_counts_once(client):
    first = challenge_at(by=people.officer(people.council("Eastholm", region="london")))
    second = people.council("Northmere", region="london")
    first.designers.create(organisation=second, name=second.name)
    assert offered(client)["region"] == ["London (1)"]


def test_chip_names_the_choice_without_its_count(client, varied):
    page = client.get(LIST, {"theme": "social-care", "region": "north_east"}).content.decode()
    assert "Theme: Social care<span" in page
    assert 'href="/challenges/?region=north_east"' in page


def test_archived_theme_is_offered_while_it_has_challenges(client, varied):
    places = theme("Improving local places")
    places.archived_at = places.challenges.first().published_at
    places.save()
    theme("Never used")
    assert offered(client)["theme"] == ["Improving local places (2)", "Social care (1)"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"q": "zzzz"}, "No challenge has these words"),
        ({"q": "gullies", "region": "north_east"}, "Search all challenges for “gullies”"),
        ({"region": "north_east", "kind": "perceptive"}, "Take one away above."),
    ],
)
def test_list_without_a_match_says_what_to_do(client, varied, asked, says):
    assert says in client.get(LIST, asked).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_searched_and_filtered_list_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    officer, round = people.officer(), open_round()
    for number in range(count):
        challenge_at(by=officer, round=round, title=f"Number {number}")
    asked = {"q": "social wrokers", "theme": "digital-front-door", "order": "shared"}
    with django_assert_num_queries(10):
        response = client.get(LIST, asked)
    assert len(response.context["page_obj"].object_list) == min(count, 25)
