import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import QuestionStatus as Q
from challenges.models import Question, Support
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, question_on

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


def test_support_names_the_council_on_the_challenge(client):
    challenge, officer = challenge_at(), people.officer()
    client.force_login(officer)
    page = at("support", challenge.slug)
    typed = {"council": council_of(officer).pk, "note": "Our rivers rise too."}
    assert client.post(page, typed).url == f"{challenge.get_absolute_url()}#supporters"
    client.post(page, typed)
    assert [str(s) for s in Support.objects.all()] == [f"{council_of(officer)} shares {challenge}"]


def test_support_without_local_circumstances_is_asked_for_them(client):
    challenge, officer = challenge_at(), people.officer()
    client.force_login(officer)
    response = client.post(at("support", challenge.slug), {"council": council_of(officer).pk})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["note"])


@pytest.mark.parametrize("make", [people.vendor_lead, people.assessor, people.anybody])
def test_support_page_is_not_there_for_others(client, make):
    challenge = challenge_at()
    client.force_login(make())
    assert client.get(at("support", challenge.slug)).status_code == 404


def test_support_is_withdrawn_by_the_council_only(client):
    challenge, officer = challenge_at(), people.officer()
    given = give_support(
        challenge, council=council_of(officer), note="", by=officer, at=timezone.now()
    )
    client.force_login(people.officer())
    assert client.post(at("withdraw_support", given.pk)).status_code == 404
    client.force_login(officer)
    client.post(at("withdraw_support", given.pk))
    assert not Support.objects.standing().exists()


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
