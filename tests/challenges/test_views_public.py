from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import revise_challenge, unpublish_challenge
from challenges.actions.consolidation import accept_statement, detach_source
from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    council_of,
    kind_of_ai,
    open_round,
    question_on,
    service_area,
    statement_at,
    theme,
)

pytestmark = pytest.mark.django_db
LIST = "/challenges/"


def listed(client, **asked):
    return list(client.get(LIST, asked).context["page_obj"].object_list)


def share(challenge, officer=None, note="Here too."):
    officer = officer or people.officer()
    council = council_of(officer)
    return give_support(challenge, council=council, note=note, by=officer, at=timezone.now())


@pytest.mark.parametrize("count", [1, 30])
def test_public_list_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    officer, round = people.officer(), open_round()
    for number in range(count):
        question = f"How can we {number}?"
        challenge_at(by=officer, round=round, question=question, title=f"Title {number}")
    with django_assert_num_queries(6):
        response = client.get(LIST)
    assert len(response.context["page_obj"].object_list) == min(count, 25)


@pytest.mark.parametrize("count", [1, 30])
def test_challenge_page_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    challenge = challenge_at()
    asker = people.vendor_user()
    for number in range(count):
        share(challenge)
        question_on(challenge, f"Question {number}?", answer="Yes.", by=asker)
        source = statement_at(S.SUBMITTED, round=challenge.round)
        accept_statement(source, challenge, by=people.desk(), at=timezone.now())
    with django_assert_num_queries(9):
        response = client.get(challenge.get_absolute_url())
    assert (response.context["supporters"].total, len(response.context["questions"])) == (
        count,
        count,
    )


@pytest.mark.parametrize("count", [1, 30])
def test_sources_page_costs_the_same_for_one_and_for_thirty(
    client, count, django_assert_num_queries
):
    challenge = challenge_at()
    for _ in range(count - 1):
        source = statement_at(S.SUBMITTED, round=challenge.round)
        accept_statement(source, challenge, by=people.desk(), at=timezone.now())
    with django_assert_num_queries(9):
        response = client.get(reverse("challenges:sources", args=[challenge.slug]))
    assert len(response.context["sources"]) == count


def test_public_list_leaves_drafts_out_for_everybody(client):
    published = challenge_at(title="Public")
    challenge_at(C.DRAFT, title="Hidden")
    assert listed(client) == [published]
    client.force_login(people.staff())
    assert listed(client) == [published]


def test_public_list_newest_first(client):
    older, newer = challenge_at(title="Older"), challenge_at(title="Newer")
    assert listed(client, order="newest") == [newer, older]


def test_public_list_most_shared_first(client):
    shared, other = challenge_at(title="Shared"), challenge_at(title="Other")
    share(shared)
    assert listed(client, order="shared") == [shared, other]


def test_public_list_closing_soon_puts_what_is_open_first(client):
    now = timezone.now()
    gone = open_round(
        solutions_open_at=now - timedelta(days=9), solutions_close_at=now - timedelta(days=1)
    )
    late = open_round(solutions_close_at=now + timedelta(days=40))
    titles = (("Gone", gone), ("Late", late), ("Soon", open_round()))
    made = {title: challenge_at(title=title, round=round) for title, round in titles}
    assert listed(client, order="closing") == [made["Soon"], made["Late"], made["Gone"]]


def test_public_list_filters_by_theme_area_kind_and_region(client):
    officer = people.officer(people.council(region="london"))
    wanted = challenge_at(
        title="Gullies",
        in_theme=theme("Improving local places"),
        by=officer,
        service_area=service_area("Highways"),
        kinds_of_ai=[kind_of_ai("Perceptive")],
    )
    challenge_at(title="Visits", kinds_of_ai=[kind_of_ai("Generative")])
    for asked in (
        {"theme": "improving-local-places"},
        {"service_area": "highways"},
        {"kind": "perceptive"},
        {"region": "london"},
    ):
        assert listed(client, **asked) == [wanted], asked


def test_public_list_filters_by_state_from_the_rounds_dates(client):
    now = timezone.now()
    ahead = open_round(
        solutions_open_at=now + timedelta(days=3), solutions_close_at=now + timedelta(days=30)
    )
    gone = open_round(solutions_close_at=now - timedelta(hours=1))
    made = {
        "open": challenge_at(title="Open"),
        "ahead": challenge_at(title="Ahead", round=ahead),
        "vetting": challenge_at(title="Vetting", round=gone),
        "closed": challenge_at(C.ARCHIVED, title="Closed"),
    }
    assert {state: listed(client, state=state) for state in made} == {
        state: [challenge] for state, challenge in made.items()
    }


@pytest.mark.parametrize(
    "words",
    ["gully", "GULLIES that flood", "blocked streets", "gulies", "find blok gullies"],
)
def test_search_forgives_endings_further_words_and_spelling(client, words):
    wanted = challenge_at(title="Gullies", question="How can we find blocked gullies early?")
    challenge_at(title="Visits")
    assert listed(client, q=words)[:1] == [wanted]


@pytest.mark.parametrize("words", ["zzzzzz", "!!!", "'; drop", "a & | ! b", "🚀", "\\"])
def test_search_for_nothing_we_have_says_so(client, words):
    challenge_at()
    response = client.get(LIST, {"q": words})
    assert list(response.context["page_obj"].object_list) == []
    assert "No challenge has these words" in response.content.decode()


def test_public_list_with_nonsense_in_the_query_still_answers(client):
    challenge = challenge_at()
    response = client.get(LIST, {"theme": "no-such", "order": "x", "state": "x", "page": "zzz"})
    assert response.status_code == 200
    assert challenge.question not in response.content.decode() or response.context["page_obj"]


@pytest.mark.parametrize("page", ["challenge", "sources", "versions"])
def test_draft_challenge_is_not_found_even_by_its_councils_and_staff(client, page):
    draft = challenge_at(C.DRAFT)
    address = reverse(f"challenges:{page}", args=[draft.slug])
    answers = [client.get(address).status_code]
    for person in (draft.statements.get().author, people.vendor_lead(), people.staff()):
        client.force_login(person)
        answers.append(client.get(address).status_code)
    assert answers == [404, 404, 404, 404]


def test_challenge_page_names_councils_but_never_officers(client):
    challenge = challenge_at()
    author = challenge.statements.get().author
    share(challenge, people.officer(people.council("Eastholm"), name="Imran Sadiq"), "By the sea.")
    page = client.get(challenge.get_absolute_url()).content.decode()
    sources = client.get(reverse("challenges:sources", args=[challenge.slug])).content.decode()
    assert challenge.statements.get().council.name in page
    assert 'Eastholm: <span dir="auto">By the sea.</span>' in page
    for name in (author.name, author.email, "Imran Sadiq"):
        assert name not in page + sources


def test_challenge_page_shows_answered_questions_and_no_others(client):
    challenge, asker = challenge_at(), people.vendor_user(name="Sam Okafor")
    answered = question_on(challenge, "Offline?", answer="Yes.", by=asker)
    question_on(challenge, "My secret question", by=asker)
    response = client.get(challenge.get_absolute_url())
    assert response.context["questions"] == [answered]
    assert "My secret question" not in response.content.decode()
    assert "Sam Okafor" not in response.content.decode()


def test_statement_is_public_once_its_challenge_is(client):
    challenge = challenge_at(C.DRAFT)
    statement = challenge.statements.get()
    address = statement.get_absolute_url()
    assert client.get(address).status_code == 404
    public = challenge_at(title="Other").statements.get()
    response = client.get(public.get_absolute_url())
    assert (response.status_code, public.author.name in response.content.decode()) == (200, False)


def test_statement_of_an_unpublished_challenge_is_hidden_again(client):
    challenge = challenge_at()
    statement = challenge.statements.get()
    unpublish_challenge(challenge, reason="Wrong.", by=people.staff(), at=timezone.now())
    assert client.get(statement.get_absolute_url()).status_code == 404


def test_detached_statement_leaves_the_sources_page_and_is_hidden(client):
    challenge = challenge_at()
    kept = statement_at(S.SUBMITTED, round=challenge.round)
    accept_statement(kept, challenge, by=people.staff(), at=timezone.now())
    first = challenge.sources.order_by("pk").first()
    detach_source(first, by=people.staff(), at=timezone.now())
    response = client.get(reverse("challenges:sources", args=[challenge.slug]))
    assert [s.statement for s in response.context["sources"]] == [kept]
    assert client.get(first.statement.get_absolute_url()).status_code == 404


def test_attachments_of_a_public_statement_stay_closed_to_the_public(client):
    statement = challenge_at().statements.get()
    page = client.get(statement.get_absolute_url()).content.decode()
    assert "Attachments" not in page


def test_old_version_keeps_the_old_words(client):
    challenge = challenge_at()
    old = challenge.question
    revise_challenge(
        challenge,
        {"question": "How can we do it otherwise?"},
        change_note="Wider.",
        by=people.staff(),
        at=timezone.now(),
    )
    texts = [
        client.get(reverse("challenges:version", args=[challenge.slug, number])).context["text"]
        for number in (1, 2)
    ]
    assert [text["question"] for text in texts] == [old, "How can we do it otherwise?"]
    assert client.get(challenge.get_absolute_url()).context["text"] == texts[1]


def test_script_in_a_statement_is_shown_as_text(client):
    hostile = "<script>alert(1)</script>"
    challenge = challenge_at(question=f"How can we {hostile}?", challenge=f"- {hostile}\n- b")
    for address in (
        challenge.get_absolute_url(),
        challenge.statements.get().get_absolute_url(),
        LIST,
    ):
        page = client.get(address).content.decode()
        assert (hostile in page, "&lt;script&gt;" in page) == (False, True)
