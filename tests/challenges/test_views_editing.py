import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import save_challenge
from challenges.enums import ChallengeStatus as C
from challenges.models import Challenge
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, question_on

pytestmark = pytest.mark.django_db


def at(name, challenge):
    return reverse(f"challenges:{name}", args=[challenge.slug])


def words(challenge, **others):
    return {
        "title": challenge.title,
        "question": challenge.question,
        "description": challenge.description,
        "why_it_matters": challenge.why_it_matters,
        "theme": challenge.theme_id,
        "service_area": challenge.service_area_id or "",
        **others,
    }


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


@pytest.mark.parametrize("count", [1, 30])
def test_staff_list_costs_the_same_for_one_and_for_thirty(
    client, staff, count, django_assert_num_queries
):
    officer, round = people.officer(), open_round()
    for number in range(count):
        question = f"How can we {number}?"
        challenge_at(C.DRAFT, by=officer, round=round, question=question, title=f"Title {number}")
    with django_assert_num_queries(7):
        response = client.get("/staff/challenges/")
    assert len(response.context["page_obj"].object_list) == min(count, 25)


def test_staff_list_counts_sources_and_waiting_questions(client, staff):
    challenge = challenge_at()
    question_on(challenge, "One?"), question_on(challenge, "Two?", answer="Yes.")
    row = client.get("/staff/challenges/").context["page_obj"].object_list[0]
    assert (row.sources_count, row.waiting_count) == (1, 1)


@pytest.mark.parametrize(
    "page",
    [
        "staff_challenge",
        "edit_challenge",
        "edit_designers",
        "preview_challenge",
        "publish_challenge",
    ],
)
@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_staff_pages_of_a_draft_are_not_there_for_others(client, page, make):
    draft = challenge_at(C.DRAFT)
    client.force_login(make())
    assert client.get(at(page, draft)).status_code == 404


def test_draft_is_written_beside_the_councils_words(client, staff):
    draft = challenge_at(C.DRAFT)
    response = client.get(at("edit_challenge", draft))
    assert [s.statement for s in response.context["sources"]] == [draft.statements.get()]
    typed = words(draft, question="How can AI and smart tech tools help?")
    client.post(at("edit_challenge", draft), typed)
    draft.refresh_from_db()
    assert draft.question == "How can AI and smart tech tools help?"


def test_draft_with_a_question_that_is_none_is_refused(client, staff):
    draft = challenge_at(C.DRAFT)
    response = client.post(at("edit_challenge", draft), words(draft, question="A chatbot"))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["question"])


def test_draft_saved_by_two_people_shows_both_texts(client, staff):
    draft = challenge_at(C.DRAFT)
    seen = client.get(at("edit_challenge", draft)).context["form"]["seen"].value()
    colleague = people.staff(name="Oliver Stanton")
    save_challenge(draft, {"considerations": "Theirs"}, by=colleague, at=timezone.now())
    typed = words(draft, considerations="Mine", seen=seen)
    response = client.post(at("edit_challenge", draft), typed)
    assert response.status_code == 409
    assert response.context["edit"]["kept"] == [
        ("What are the considerations and constraints?", "Theirs")
    ]


def test_published_challenge_changes_with_a_note_only(client, staff):
    challenge = challenge_at()
    typed = words(challenge, question="How can we do better?")
    refused = client.post(at("edit_challenge", challenge), typed)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["change_note"])
    client.post(at("edit_challenge", challenge), {**typed, "change_note": "Wider."})
    challenge.refresh_from_db()
    assert (challenge.version, challenge.question) == (2, "How can we do better?")


def test_designers_are_set_in_order_with_one_lead(client, staff):
    draft = challenge_at(C.DRAFT)
    typed = {
        "designers-TOTAL_FORMS": "3",
        "designers-INITIAL_FORMS": "1",
        "designers-0-name": "A charity",
        "designers-1-name": "Eastholm",
        "designers-1-is_lead": "on",
        "designers-2-name": "",
    }
    client.post(at("edit_designers", draft), typed)
    assert list(draft.designers.order_by("position").values_list("name", "is_lead")) == [
        ("A charity", False),
        ("Eastholm", True),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([("", "")], "Name at least one organisation."),
        ([("A", ""), ("a", "")], "An organisation stands here twice. Name each one once."),
        ([("A", "on"), ("B", "on")], "Tick one organisation that leads."),
    ],
)
def test_designers_that_cannot_be_are_refused_with_the_reason(client, staff, rows, message):
    draft = challenge_at(C.DRAFT)
    typed = {"designers-TOTAL_FORMS": str(len(rows)), "designers-INITIAL_FORMS": "0"}
    for number, (name, is_lead) in enumerate(rows):
        typed |= {f"designers-{number}-name": name, f"designers-{number}-is_lead": is_lead}
    response = client.post(at("edit_designers", draft), typed)
    assert (response.status_code, response.context["form"].non_form_errors()) == (422, [message])


def test_publication_asks_first_then_publishes(client, staff):
    draft = challenge_at(C.DRAFT)
    client.get(at("publish_challenge", draft))
    assert Challenge.objects.get().status == C.DRAFT
    client.post(at("publish_challenge", draft))
    assert Challenge.objects.get().status == C.PUBLISHED


def test_publication_pressed_twice_makes_one_version(client, staff):
    draft = challenge_at(C.DRAFT)
    answers = [client.post(at("publish_challenge", draft)).status_code for _ in range(2)]
    assert (answers, Challenge.objects.get().version) == ([302, 302], 1)


def test_publication_of_an_unfinished_draft_says_what_is_missing(client, staff):
    draft = challenge_at(C.DRAFT)
    draft.designers.all().delete()
    response = client.post(at("publish_challenge", draft))
    assert list(response.context["form"].non_field_errors()) == ["Still to write: who designed it."]


@pytest.mark.parametrize(
    ("page", "status"), [("close_challenge", C.CLOSED), ("unpublish_challenge", C.DRAFT)]
)
def test_published_challenge_is_closed_or_unpublished(client, staff, page, status):
    challenge = challenge_at()
    client.post(at(page, challenge), {"reason": "A figure is wrong."})
    challenge.refresh_from_db()
    assert challenge.status == status


def test_buttons_of_the_page_are_those_the_life_cycle_allows(client, staff):
    acts = {
        status: client.get(at("staff_challenge", challenge_at(status, title=status))).context[
            "acts"
        ]
        for status in (C.DRAFT, C.PUBLISHED, C.CLOSED, C.ARCHIVED)
    }
    assert acts == {
        C.DRAFT: {"publish", "merge"},
        C.PUBLISHED: {"revise", "unpublish", "close", "merge"},
        C.CLOSED: {"archive"},
        C.ARCHIVED: set(),
    }


def test_preview_shows_the_draft_in_the_published_order(client, staff):
    draft = challenge_at(C.DRAFT)
    page = client.get(at("preview_challenge", draft)).content.decode()
    headings = [
        "What is the challenge?",
        "Who has designed the challenge?",
        "Why does this challenge matter?",
    ]
    assert [page.index(text) for text in headings] == sorted(page.index(t) for t in headings)
