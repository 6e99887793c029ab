import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from challenges.enums import ChallengeStatus
from notifications.models import Message
from tests.journeys import challenges, people, solutions, vetting
from vendors.enums import ConflictKind, ResponseStatus, SolutionStatus
from vendors.models import Conflict, Response

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return solutions.ready()


@pytest.fixture
def challenge(version):
    return challenges.challenge_at(round=version.round)


def respond(client, version, challenge, text="It drafts the record."):
    client.force_login(solutions.lead_of(version))
    return client.post(
        reverse("vendors:respond", args=[challenge.slug]),
        {"solution": version.solution_id, "text": text},
    )


def act_on(client, response, **typed):
    return client.post(reverse("vendors:response", args=[response.pk]), typed)


def test_response_started_is_a_draft_that_can_be_written_on(client, version, challenge):
    there = respond(client, version, challenge, text="")
    response = Response.objects.get()
    assert there.url == reverse("vendors:response", args=[response.pk])
    act_on(client, response, text="Better words.")
    response.refresh_from_db()
    assert (response.status, response.text) == (ResponseStatus.DRAFT, "Better words.")


def test_response_written_while_its_challenge_was_merged_is_kept_and_sent_on(
    client, version, challenge
):
    survivor = challenges.challenge_at(round=version.round, title="All visits")
    challenges.merged(survivor, challenge)
    page = respond(client, version, challenge)
    assert page.context["form"].non_field_errors() == [
        f"“{challenge.title}” is part of “All visits” now. Read that one, then send your words to it."
    ]
    assert (page.status_code, Response.objects.count()) == (422, 0)
    assert "It drafts the record." in page.content.decode()
    respond(client, version, survivor)
    assert Response.objects.get().challenge == survivor


def test_response_offered_keeps_the_last_words_and_tells_both_sides(client, version, challenge):
    officer = people.staff()
    respond(client, version, challenge)
    response = Response.objects.get()
    act_on(client, response, text="Final words.", then="offer")
    response.refresh_from_db()
    assert (response.status, response.text) == (ResponseStatus.OFFERED, "Final words.")
    told = Message.objects.filter(kind__in=["response_offered", "response_received"])
    assert ("response_offered", solutions.lead_of(version).email) in told.values_list("kind", "to")
    assert ("response_received", officer.email) in told.values_list("kind", "to")


def test_response_offered_empty_says_what_is_missing(client, version, challenge):
    respond(client, version, challenge)
    response = Response.objects.get()
    page = act_on(client, response, text="", then="offer")
    assert page.status_code == 422
    assert "Say how your solution answers the challenge." in page.content.decode()
    response.refresh_from_db()
    assert (response.status, response.text) == (ResponseStatus.DRAFT, "It drafts the record.")


def test_response_once_offered_takes_no_new_words(client, version, challenge):
    respond(client, version, challenge)
    response = Response.objects.get()
    act_on(client, response, text="Final words.", then="offer")
    act_on(client, response, text="Sneaky words.")
    response.refresh_from_db()
    assert response.text == "Final words."


def test_second_response_of_a_solution_to_a_challenge_is_refused(client, version, challenge):
    respond(client, version, challenge)
    respond(client, version, challenge)
    assert Response.objects.count() == 1


def test_response_with_another_vendors_solution_is_refused(client, version, challenge):
    client.force_login(solutions.bound_vendor())
    client.post(
        reverse("vendors:respond", args=[challenge.slug]),
        {"solution": version.solution_id, "text": "Ours now."},
    )
    assert Response.objects.count() == 0


@pytest.mark.parametrize("status", [ChallengeStatus.DRAFT, ChallengeStatus.CLOSED])
def test_challenge_that_is_not_open_takes_no_response(client, version, status):
    challenge = challenges.challenge_at(status, round=version.round)
    assert respond(client, version, challenge).status_code == 404


def test_response_of_another_vendor_is_not_found(client, version, challenge):
    respond(client, version, challenge)
    response = Response.objects.get()
    client.force_login(solutions.bound_vendor())
    for name in ("response", "withdraw_response"):
        address = reverse(f"vendors:{name}", args=[response.pk])
        assert client.get(address).status_code == 404
        assert client.post(address, {"text": "x"}).status_code == 404


def test_response_withdrawn_makes_room_for_another(client, version, challenge):
    respond(client, version, challenge)
    client.post(reverse("vendors:withdraw_response", args=[Response.objects.get().pk]))
    respond(client, version, challenge, text="Again.")
    states = Response.objects.order_by("pk").values_list("status", flat=True)
    assert list(states) == [ResponseStatus.WITHDRAWN, ResponseStatus.DRAFT]


def test_decided_response_shows_its_feedback_to_the_vendor(client):
    response = vetting.response_at(ResponseStatus.NOT_SHORTLISTED)
    client.force_login(solutions.lead_of(response.solution.versions.get()))
    page = client.get(reverse("vendors:response", args=[response.pk])).content.decode()
    assert "Clear and short." in page


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_same_number_of_queries_whatever_its_length(
    client, version, number, django_assert_num_queries
):
    officer = people.officer()
    for _ in range(number):
        challenge = challenges.challenge_at(round=version.round, by=officer)
        respond(client, version, challenge)
    with django_assert_num_queries(5):
        client.get(reverse("vendors:my_responses"))


def test_response_is_seen_by_those_who_may_and_nobody_else(version, challenge):
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    offered = vetting.response_at(ResponseStatus.OFFERED)
    drafted = vetting.response_at(ResponseStatus.DRAFT)
    taken_back = vetting.response_at(ResponseStatus.WITHDRAWN)
    conflicted = people.staff()
    for response in (shown, offered):
        Conflict.objects.create(
            person=conflicted,
            vendor=response.solution.vendor,
            kind=ConflictKind.PERSONAL,
            declared_at=timezone.now(),
        )
    owner = solutions.lead_of(offered.solution.versions.get())
    seen = {
        "owner": set(Response.objects.visible_to(owner)),
        "staff": set(Response.objects.visible_to(people.staff())),
        "conflicted": set(Response.objects.visible_to(conflicted)),
        "officer": set(Response.objects.visible_to(people.officer())),
    }
    assert seen == {
        "owner": {shown, offered},
        "staff": {shown, offered, taken_back},
        "conflicted": {shown, taken_back},
        "officer": {shown},
    }
    assert drafted not in seen["staff"]


def drawn(tag, challenge, user):
    request = RequestFactory().get("/")
    request.user = user
    template = Template("{% load vendor_parts %}{% " + tag + " challenge %}")
    return template.render(Context({"challenge": challenge, "request": request}))


def test_tag_draws_shown_responses_and_nothing_else():
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    offered = vetting.response_at(ResponseStatus.OFFERED, challenge=shown.challenge)
    page = drawn("responses_shown", shown.challenge, people.anybody())
    assert shown.solution.name in page
    assert offered.solution.name not in page
    assert "neither an award nor an endorsement" in page


def test_tag_draws_nothing_where_nothing_is_shown(challenge):
    assert drawn("responses_shown", challenge, people.anybody()).strip() == ""


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (people.vendor_lead, "Offer a solution"),
        (people.anybody, "Register your organisation"),
    ],
)
def test_tag_offers_each_reader_their_next_step(challenge, who, words):
    assert words in drawn("offer_response", challenge, who())


def test_tag_shows_a_vendor_its_own_response_only(client, version, challenge):
    respond(client, version, challenge)
    mine = drawn("offer_response", challenge, solutions.lead_of(version))
    theirs = drawn("offer_response", challenge, people.vendor_lead())
    assert version.solution.name in mine
    assert version.solution.name not in theirs


def test_clarification_answered_by_the_vendor_lets_vetting_go_on(client):
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    question = version.clarifications.get()
    client.force_login(solutions.lead_of(version))
    address = reverse("vendors:answer_clarification", args=[question.pk])
    assert client.post(address, {"answer": "   "}).status_code == 422
    client.post(address, {"answer": "In London, at all hours."})
    version.refresh_from_db()
    question.refresh_from_db()
    assert (version.status, question.answer) == (
        SolutionStatus.IN_VETTING,
        "In London, at all hours.",
    )
    told = Message.objects.get(kind="clarification_answered")
    assert told.to == question.asked_by.email


def test_clarification_of_another_vendor_is_not_found(client):
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    client.force_login(solutions.bound_vendor())
    address = reverse("vendors:answer_clarification", args=[version.clarifications.get().pk])
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "Not ours."}).status_code == 404
