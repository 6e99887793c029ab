import pytest
from django.urls import reverse

from challenges.enums import ChallengeStatus as C
from challenges.enums import QuestionStatus as Q
from challenges.models import Question
from tests.journeys import people
from tests.journeys.challenges import challenge_at, question_on

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


def test_vendor_asks_from_the_challenge_page(client):
    challenge, asker = challenge_at(), people.vendor_user()
    client.force_login(asker)
    assert client.get(challenge.get_absolute_url()).context["ask_form"] is not None
    client.post(at("ask", challenge.slug), {"text": "Does it have to work offline?"})
    assert Question.objects.get().asked_by == asker


def test_empty_question_is_refused_beside_the_field(client):
    challenge = challenge_at()
    client.force_login(people.vendor_user())
    response = client.post(at("ask", challenge.slug), {"text": " \r\n "})
    assert (response.status_code, Question.objects.count()) == (422, 0)


@pytest.mark.parametrize("make", [people.officer, people.assessor, people.staff])
def test_ask_page_is_not_there_for_people_of_no_vendor(client, make):
    challenge = challenge_at()
    client.force_login(make())
    assert client.get(at("ask", challenge.slug)).status_code == 404


def test_designer_answers_and_the_asker_is_not_shown(client):
    challenge, asker = challenge_at(), people.vendor_user(name="Sam Okafor")
    question = question_on(challenge, by=asker)
    client.force_login(challenge.statements.get().author)
    page = client.get(at("question", question.pk)).content.decode()
    assert ("Sam Okafor" in page, "Do not publish" in page) == (False, False)
    client.post(at("question", question.pk), {"answer": "Yes, it must."})
    question.refresh_from_db()
    assert (question.status, question.answer) == (Q.ANSWERED, "Yes, it must.")


@pytest.mark.parametrize("page", ["question", "decline_question"])
@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_waiting_question_is_not_found_by_others(client, page, make):
    question = question_on(challenge_at())
    client.force_login(make())
    assert client.get(at(page, question.pk)).status_code == 404


def test_waiting_question_is_not_found_by_its_own_asker(client):
    asker = people.vendor_user()
    question = question_on(challenge_at(), by=asker)
    client.force_login(asker)
    assert client.get(at("question", question.pk)).status_code == 404


def test_staff_decline_with_a_reason(client):
    question = question_on(challenge_at())
    client.force_login(people.staff())
    assert client.post(at("decline_question", question.pk), {"reason": ""}).status_code == 422
    client.post(at("decline_question", question.pk), {"reason": "It names your product."})
    question.refresh_from_db()
    assert question.status == Q.DECLINED


def test_answer_to_an_answered_question_answers_409(client):
    question = question_on(challenge_at(), answer="Yes.")
    client.force_login(people.staff())
    assert client.post(at("question", question.pk), {"answer": "No."}).status_code == 409


def test_closed_challenge_takes_neither_question_nor_support(client):
    challenge = challenge_at(C.CLOSED)
    for make, page in ((people.vendor_user, "ask"), (people.officer, "support")):
        client.force_login(make())
        assert client.get(at(page, challenge.slug)).status_code == 404
