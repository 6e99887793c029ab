import pytest
from django.utils import timezone

from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from challenges.queries.ordering import in_daily_order
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round
from tests.journeys.showcase import event_at, report_at

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_home_with_nothing_yet_says_what_the_portal_is_and_what_to_do(client):
    page = text(client.get("/"))
    assert "Councils say what they need." in page
    assert "No challenge is open at the moment" in page
    assert "in numbers" not in page


def test_home_shows_open_challenges_in_the_order_of_the_day_and_no_others(client):
    round_ = open_round()
    shown = {challenge_at(round=round_, title=f"Open {n}").pk for n in range(8)}
    for status in (ChallengeStatus.DRAFT, ChallengeStatus.CLOSED):
        challenge_at(status, round=round_, title="Not open")
    response = client.get("/")
    of_the_day = in_daily_order(Challenge.objects.filter(pk__in=shown), timezone.localdate())
    assert response.context["home"].challenges == list(of_the_day[:6])
    assert "In an order drawn anew each day" in text(response)


def test_home_shows_the_figures_of_the_round_that_began_last(client):
    challenge_at()
    latest = challenge_at().round
    response = client.get("/")
    assert response.context["home"].round == latest
    assert [number for number, _ in response.context["funnel"]] == [1, 1, 0, 0, 0]


def test_home_shows_next_event_and_latest_report_only_when_public(client):
    event, report = event_at(title="The next one"), report_at()
    event_at("draft", title="Secret plan")
    report_at("draft")
    response = client.get("/")
    assert (response.context["home"].event, response.context["home"].report) == (event, report)
    assert "Secret plan" not in text(response)


@pytest.mark.parametrize(("flag", "shown"), [(True, 1), (False, 0)])
def test_home_of_a_demonstration_round_says_so(client, flag, shown):
    challenge_at(round=open_round(is_demonstration=flag))
    assert text(client.get("/")).count("Demonstration data") == shown


@pytest.mark.parametrize("many", [1, 30])
def test_home_costs_the_same_at_any_size(client, django_assert_num_queries, many):
    round_ = open_round()
    event_at(round=round_)
    report_at(round=round_)
    officer = people.officer()
    for _ in range(many):
        challenge_at(round=round_, by=officer)
    with django_assert_num_queries(5):
        client.get("/")
