import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from challenges.actions.following import follow_challenge
from challenges.enums import ChallengeStatus as C
from challenges.models import Follow, NewsPreference
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round

pytestmark = pytest.mark.django_db
LIST = "/following/"


def at(name, challenge):
    return reverse(f"challenges:{name}", args=[challenge.slug])


@pytest.mark.parametrize("make", [people.anybody, people.vendor_user, people.officer, people.staff])
def test_anybody_signed_in_follows_from_the_page_and_stops(client, make):
    challenge, person = challenge_at(), make()
    client.force_login(person)
    assert client.get(challenge.get_absolute_url()).context["is_following"] is False
    client.post(at("follow", challenge))
    client.post(at("follow", challenge))
    assert client.get(challenge.get_absolute_url()).context["is_following"] is True
    client.get(at("stop_following", challenge))
    assert [f.challenge for f in client.get(LIST).context["follows"]] == [challenge]
    client.post(at("stop_following", challenge))
    client.post(at("stop_following", challenge))
    assert client.get(LIST).context["follows"] == []


def test_somebody_not_signed_in_is_led_to_the_question_after_signing_in(client):
    challenge = challenge_at()
    page = client.get(challenge.get_absolute_url()).content.decode()
    assert f'href="{at("follow", challenge)}"' in page
    assert at("follow", challenge) in client.get(at("follow", challenge)).url
    client.force_login(people.anybody())
    assert "Follow this challenge?" in client.get(at("follow", challenge)).content.decode()
    assert not Follow.objects.filter(cause="chosen").exists()


def test_draft_cannot_be_followed(client):
    client.force_login(people.staff())
    assert client.post(at("follow", challenge_at(C.DRAFT))).status_code == 404


def test_unpublished_challenge_can_still_be_left(client):
    challenge, person = challenge_at(), people.anybody()
    follow_challenge(challenge, by=person, at=timezone.now())
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=timezone.now())
    client.force_login(person)
    page = client.get(LIST).content.decode()
    assert ("Not public for now." in page, f'href="/challenges/{challenge.slug}/"' in page) == (
        True,
        False,
    )
    client.post(at("stop_following", challenge))
    assert not Follow.objects.standing().filter(person=person).exists()


def test_pace_of_mails_is_chosen_also_by_somebody_who_follows_nothing(client):
    person = people.anybody()
    client.force_login(person)
    assert client.get(LIST).context["form"].initial == {"pace": "daily"}
    client.post(LIST, {"pace": "at_once"})
    assert client.post(LIST, {"pace": "hourly"}).status_code == 422
    assert NewsPreference.objects.get(person=person).pace == "at_once"


@pytest.mark.parametrize("count", [1, 30])
def test_what_i_follow_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    person, round = people.anybody(), open_round()
    for number in range(count):
        followed = challenge_at(title=f"Title {number}", round=round)
        follow_challenge(followed, by=person, at=timezone.now())
    client.force_login(person)
    with django_assert_num_queries(4):
        response = client.get(LIST)
    assert len(response.context["follows"]) == count
