from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.questions import answer_question, decline_question, propose_answer
from challenges.actions.rounds import change_round
from challenges.enums import ChallengeStatus as C
from challenges.enums import QuestionStatus as Q
from challenges.models import Question
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, question_on

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


def asker_of_larkfield():
    vendor = people.vendor(name="Larkfield Software Ltd")
    return people.vendor_user(of=vendor, name="Sam Okafor", email="sam@larkfield.example")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We at Larkfield Software ask: offline?", "Larkfield Software"),
        ("larkfield  software needs to know.", "larkfield  software"),
        ("Write to sam@larkfield.example", "sam@larkfield.example"),
        ("See larkfield.example/offline", "larkfield.example"),
        ("Sam Okafor asks", "Sam Okafor"),
    ],
)
def test_question_that_names_its_asker_is_refused_with_the_words_that_do(client, words, told):
    challenge = challenge_at()
    client.force_login(asker_of_larkfield())
    response = client.post(at("ask", challenge.slug), {"text": words})
    assert (response.status_code, Question.objects.count()) == (422, 0)
    assert f"Leave out “{told}”" in response.content.decode()
    assert response.context["form"]["text"].value() == words


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Sam Okafor asks: offline?", "Yes."), ("Offline?", "Yes, Larkfield Software.")],
)
def test_what_would_name_the_asker_is_not_published(client, text, answer):
    question = question_on(challenge_at(), by=asker_of_larkfield())
    client.force_login(people.staff())
    response = client.post(at("question", question.key), {"text": text, "answer": answer})
    question.refresh_from_db()
    assert (response.status_code, question.status) == (422, Q.ASKED)
    assert "tells who asked. Write it without." in response.content.decode()


def test_answer_proposed_while_staff_wrote_theirs_is_shown_beside_it_and_not_lost(client):
    challenge = challenge_at()
    question = question_on(challenge)
    client.force_login(people.staff())
    page = client.get(at("question", question.key))
    propose_answer(question, answer="Only by phone.", by=designer_of(challenge), at=timezone.now())
    typed = {"text": question.text, "answer": "Yes.", "seen": page.context["form"]["seen"].value()}
    both = client.post(at("question", question.key), typed)
    question.refresh_from_db()
    assert (both.status_code, question.status) == (409, Q.PROPOSED)
    assert "Only by phone." in both.content.decode()
    assert both.context["form"]["answer"].value() == "Yes."
    client.post(
        at("question", question.key), {**typed, "seen": both.context["form"]["seen"].value()}
    )
    question.refresh_from_db()
    assert (question.status, question.answer) == (Q.ANSWERED, "Yes.")


@pytest.mark.parametrize("make", [people.officer, people.assessor, people.staff])
def test_ask_page_is_not_there_for_people_of_no_vendor(client, make):
    challenge = challenge_at()
    client.force_login(make())
    assert client.get(at("ask", challenge.slug)).status_code == 404


def designer_of(challenge):
    return challenge.statements.get().author


def test_designer_proposes_and_staff_publish_and_neither_reads_who_asked(client):
    challenge, asker = challenge_at(), people.vendor_user(name="Sam Okafor")
    question = question_on(challenge, by=asker)
    client.force_login(designer_of(challenge))
    pages = [client.get(at("question", question.key)).content.decode()]
    client.post(at("question", question.key), {"answer": "Yes, it must."})
    client.force_login(people.staff())
    pages += [
        client.get(at("question", question.key)).content.decode(),
        client.get(at("staff_challenge", challenge.slug)).content.decode(),
    ]
    client.post(at("question", question.key), {"text": question.text, "answer": "Yes, always."})
    pages.append(client.get(challenge.get_absolute_url()).content.decode())
    question.refresh_from_db()
    assert (question.status, question.answer) == (Q.ANSWERED, "Yes, always.")
    vendor = asker.memberships.get().organisation.name
    assert [(name in page) for page in pages for name in ("Sam Okafor", vendor)] == [False] * 8
    assert ["Do not publish" in page for page in pages] == [False, True, False, False]


def test_designer_takes_a_proposal_back_and_staff_send_one_back(client):
    challenge = challenge_at()
    question, address = question_on(challenge), {"answer": "Yes."}
    client.force_login(designer_of(challenge))
    client.post(at("question", question.key), address)
    client.post(at("take_back_answer", question.key))
    page = client.get(at("question", question.key))
    assert page.context["form"]["answer"].value() == "Yes."
    client.post(at("question", question.key), address)
    client.force_login(people.staff())
    assert client.post(at("return_answer", question.key)).status_code == 422
    client.post(at("return_answer", question.key), {"reason": "Say why."})
    question.refresh_from_db()
    assert (question.status, question.answer) == (Q.ASKED, "Yes.")


@pytest.mark.parametrize("role", ["staff", "designer"])
def test_answer_after_the_cut_off_is_told_and_the_typed_text_is_kept(client, role):
    round = open_round()
    challenge = challenge_at(round=round)
    question = question_on(challenge)
    past = timezone.now() - timedelta(seconds=1)
    change_round(
        round,
        questions_close_at=past,
        answers_close_at=past,
        by=people.administrator(),
        at=timezone.now(),
    )
    client.force_login(people.staff() if role == "staff" else designer_of(challenge))
    assert (
        "The time for answers is over" in client.get(at("question", question.key)).content.decode()
    )
    typed = {"text": question.text, "answer": "A long and careful answer."}
    response = client.post(at("question", question.key), typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert "The time for answers to this round is over." in page
    assert "A long and careful answer.</textarea>" in page


def test_public_page_tells_neither_number_nor_moment_of_asking(client):
    challenge = challenge_at()
    question = question_on(challenge, answer="Yes.")
    page = client.get(challenge.get_absolute_url()).content.decode()
    assert f'id="question-{question.key}"' in page
    assert (f"question-{question.pk}" in page, "Asked" in page) == (False, False)


def test_script_in_question_and_answer_is_shown_as_text(client):
    hostile, challenge = "<script>alert(1)</script>", challenge_at()
    waiting = question_on(challenge, hostile)
    question_on(challenge, f"Why {hostile}?", answer=hostile)
    client.force_login(people.staff())
    for address in (challenge.get_absolute_url(), at("question", waiting.key)):
        page = client.get(address).content.decode()
        assert (hostile in page, "&lt;script&gt;" in page) == (False, True)


@pytest.mark.parametrize("count", [1, 30])
def test_own_questions_cost_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    challenge, asker = challenge_at(), people.vendor_user()
    for number in range(count):
        question_on(challenge, f"Question {number}?", answer="Yes.", by=asker)
    client.force_login(asker)
    with django_assert_num_queries(4):
        response = client.get(at("my_questions"))
    assert len(response.context["page_obj"].object_list) == min(count, 25)


def test_own_questions_show_both_wordings_and_why_one_is_declined_to_the_asker_only(client):
    challenge, asker = challenge_at(), people.vendor_user()
    named, declined = (question_on(challenge, text, by=asker) for text in ("We?", "Us?"))
    staff, now = people.staff(), timezone.now()
    answer_question(named, text="Vendors?", answer="Yes.", by=staff, at=now)
    decline_question(declined, reason="It sells.", by=staff, at=now)
    client.force_login(people.vendor_user(asker.memberships.get().organisation))
    assert list(client.get(at("my_questions")).context["page_obj"]) == []
    client.force_login(asker)
    page = client.get(at("my_questions")).content.decode()
    assert [words in page for words in ("We?", "Vendors?", "Us?", "It sells.")] == [True] * 4


def test_outbox_does_not_show_staff_who_asked(client):
    asker = people.vendor_user()
    question_on(challenge_at(), answer="Yes.", by=asker)
    message = Message.objects.get(kind="question_answered")
    client.force_login(people.staff())
    page = client.get(f"/staff/messages/{message.pk}/").content.decode()
    row = client.get("/staff/messages/", {"kind": message.kind}).content.decode()
    found = client.get("/staff/messages/", {"to": asker.email}).context["page_obj"].object_list
    assert (asker.email in page, asker.name in page, asker.email in row) == (False, False, False)
    assert message not in found


@pytest.mark.parametrize("page", ["question", "return_answer", "decline_question"])
@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_waiting_question_is_not_found_by_others(client, page, make):
    question = question_on(challenge_at())
    client.force_login(make())
    assert client.get(at(page, question.key)).status_code == 404


def test_waiting_question_is_not_found_by_its_own_asker(client):
    asker = people.vendor_user()
    question = question_on(challenge_at(), by=asker)
    client.force_login(asker)
    assert client.get(at("question", question.key)).status_code == 404


def test_staff_decline_with_a_reason(client):
    question = question_on(challenge_at())
    client.force_login(people.staff())
    assert client.post(at("decline_question", question.key), {"reason": ""}).status_code == 422
    client.post(at("decline_question", question.key), {"reason": "It names your product."})
    question.refresh_from_db()
    assert question.status == Q.DECLINED


def test_answer_to_an_answered_question_answers_409(client):
    question = question_on(challenge_at(), answer="Yes.")
    client.force_login(people.staff())
    assert (
        client.post(at("question", question.key), {"text": "?", "answer": "No."}).status_code == 409
    )


def test_closed_challenge_takes_neither_question_nor_support(client):
    challenge = challenge_at(C.CLOSED)
    for make, page in ((people.vendor_user, "ask"), (people.officer, "support")):
        client.force_login(make())
        assert client.get(at(page, challenge.slug)).status_code == 404


def test_corrected_answer_shows_its_old_words_to_staff_alone(client):
    challenge, staff = challenge_at(), people.staff()
    question = question_on(challenge, "Does it fit Fieldnote?", answer="It may.")
    client.force_login(staff)
    said = {"text": "Does it fit products?", "answer": "It may.", "reason": "It told who asked."}
    page = client.post(at("correct_question", question.key), said, follow=True)
    assert "Fieldnote" in page.content.decode()
    for reader in (None, people.vendor_user(), challenge.statements.get().author):
        client.logout() if reader is None else client.force_login(reader)
        shown = client.get(challenge.get_absolute_url()).content.decode()
        assert ("Fieldnote" in shown, "Does it fit products?" in shown) == (False, True)
        assert "corrected" in shown
    designer = client.get(at("question", question.key)).content.decode()
    assert "Fieldnote" not in designer
