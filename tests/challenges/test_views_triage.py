import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.themes import archive_theme
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Challenge
from tests.journeys import people
from tests.journeys.challenges import (
    challenge_at,
    open_round,
    service_area,
    statement_at,
    theme,
)
from workflow.models import Event

pytestmark = pytest.mark.django_db
QUEUE = "/staff/statements/"


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


def listed(response):
    return list(response.context["page_obj"].object_list)


@pytest.mark.parametrize("count", [1, 30])
def test_queue_costs_the_same_for_one_and_for_thirty(
    client, staff, count, django_assert_num_queries
):
    officer, round = people.officer(), open_round()
    for number in range(count):
        question = f"How can we {number}?"
        statement_at(S.SUBMITTED, by=officer, round=round, question=question)
    with django_assert_num_queries(8):
        response = client.get(QUEUE)
    assert len(listed(response)) == min(count, 25)


def test_queue_shows_what_needs_a_first_look_and_no_drafts(client, staff):
    waiting = statement_at(S.SUBMITTED)
    statement_at(S.DRAFT), statement_at(S.RETURNED), statement_at(S.WITHDRAWN)
    assert listed(client.get(QUEUE)) == [waiting]


def test_queue_with_all_states_still_leaves_out_what_was_never_submitted(client, staff):
    submitted = [statement_at(status) for status in (S.SUBMITTED, S.RETURNED, S.REJECTED)]
    statement_at(S.DRAFT), statement_at(S.WITHDRAWN)
    assert listed(client.get(QUEUE, {"state": "all"})) == submitted


def test_queue_filters_by_round_region_area_and_words(client, staff):
    officer = people.officer(people.council(region="london"))
    wanted = statement_at(
        S.SUBMITTED,
        by=officer,
        question="How can we find blocked gullies?",
        service_area=service_area("Highways"),
    )
    statement_at(S.SUBMITTED)
    for asked in (
        {"round": wanted.round.slug},
        {"region": "london"},
        {"service_area": "highways"},
        {"q": "gully"},
        {"q": wanted.reference.lower()},
        {"q": "gullys bloked"},
    ):
        assert listed(client.get(QUEUE, asked)) == [wanted], asked


def test_queue_is_not_there_for_officers_vendors_and_assessors(client):
    for person in (people.officer(), people.vendor_lead(), people.assessor()):
        client.force_login(person)
        assert client.get(QUEUE).status_code == 404


def test_draft_of_a_council_is_not_found_by_staff(client, staff):
    draft = statement_at(S.DRAFT)
    addresses = [
        draft.get_absolute_url(),
        reverse("challenges:staff_statement", args=[draft.reference]),
        reverse("challenges:return_statement", args=[draft.reference]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]


def test_withdrawn_draft_is_not_found_by_staff(client, staff):
    withdrawn = statement_at(S.WITHDRAWN)
    address = reverse("challenges:staff_statement", args=[withdrawn.reference])
    assert client.get(address).status_code == 404


def test_staff_page_of_a_statement_names_who_did_what(client, staff):
    statement = statement_at(S.RETURNED)
    response = client.get(reverse("challenges:staff_statement", args=[statement.reference]))
    event = Event.objects.about(statement).last()
    assert next((h.title, h.by) for h in response.context["timeline"]) == (
        "Returned with reasons",
        event.by.name,
    )


def test_return_without_reason_is_refused_beside_the_field(client, staff):
    statement = statement_at(S.SUBMITTED)
    page = reverse("challenges:return_statement", args=[statement.reference])
    response = client.post(page, {"reason": " "})
    statement.refresh_from_db()
    assert (response.status_code, statement.status) == (422, S.SUBMITTED)


@pytest.mark.parametrize(
    ("page", "status"), [("return_statement", S.RETURNED), ("reject_statement", S.REJECTED)]
)
def test_decision_with_reason_moves_the_statement(client, staff, page, status):
    statement = statement_at(S.SUBMITTED)
    client.post(
        reverse(f"challenges:{page}", args=[statement.reference]), {"reason": "It names a product."}
    )
    statement.refresh_from_db()
    assert statement.status == status


def test_decision_on_a_statement_somebody_decided_answers_409(client, staff):
    statement = statement_at(S.REJECTED)
    page = reverse("challenges:return_statement", args=[statement.reference])
    response = client.post(page, {"reason": "Say how many."})
    statement.refresh_from_db()
    assert (response.status_code, statement.status) == (409, S.REJECTED)


def test_chosen_statements_become_one_new_challenge(client, staff):
    round = open_round()
    chosen = [statement_at(S.SUBMITTED, round=round), statement_at(S.SUBMITTED, round=round)]
    query = "&".join(f"statement={s.reference}" for s in chosen)
    response = client.post(
        f"{reverse('challenges:join_new')}?{query}", {"title": "Visits", "theme": theme().pk}
    )
    challenge = Challenge.objects.get()
    assert response.url == reverse("challenges:edit_challenge", args=[challenge.slug])
    assert list(challenge.statements.order_by("pk")) == chosen


def test_chosen_statement_joins_an_existing_challenge(client, staff):
    challenge, statement = challenge_at(C.PUBLISHED), statement_at(S.SUBMITTED)
    page = f"{reverse('challenges:join_existing')}?statement={statement.reference}"
    client.post(page, {"challenge": challenge.pk})
    assert set(challenge.statements.all()) >= {statement}


def test_existing_challenges_offered_are_those_not_closed(client, staff):
    draft = challenge_at(C.DRAFT, title="A draft")
    published = challenge_at(C.PUBLISHED, title="Open one")
    challenge_at(C.CLOSED, title="Shut one")
    form = client.get(reverse("challenges:join_existing")).context["form"]
    assert list(form.fields["challenge"].queryset) == [draft, published]


def test_themes_of_the_round_are_offered_first_and_archived_ones_never(client, staff):
    first, ours, gone = theme("First on the shelf"), theme("Ours"), theme("Gone")
    round = open_round()
    round.themes.set([ours, gone])
    archive_theme(gone, by=people.administrator(), at=timezone.now())
    chosen = statement_at(S.SUBMITTED, round=round)
    response = client.get(f"{reverse('challenges:join_new')}?statement={chosen.reference}")
    assert list(response.context["form"].fields["theme"].queryset) == [ours, first]
    assert response.content.decode().count(f"A theme of {round}.") == 1


def test_round_without_themes_of_its_own_offers_all_in_their_order(client, staff):
    themes = [theme("First on the shelf"), theme("Second")]
    chosen = statement_at(S.SUBMITTED)
    response = client.get(f"{reverse('challenges:join_new')}?statement={chosen.reference}")
    assert list(response.context["form"].fields["theme"].queryset) == themes
    assert "A theme of" not in response.content.decode()


def test_join_without_choice_leads_back_to_the_queue(client, staff):
    response = client.get(reverse("challenges:join_new"))
    assert "Choose statements first" in response.content.decode()


def test_join_posted_without_choice_is_refused(client, staff):
    typed = {"title": "Visits", "theme": theme().pk}
    response = client.post(reverse("challenges:join_new"), typed)
    assert (response.status_code, Challenge.objects.count()) == (422, 0)


def test_draft_statement_slipped_into_the_choice_is_left_out(client, staff):
    draft = statement_at(S.DRAFT)
    response = client.get(f"{reverse('challenges:join_new')}?statement={draft.reference}")
    assert response.context["statements"] == []


def test_accepted_statement_is_linked_to_one_more_challenge(client, staff):
    statement, other = statement_at(S.ACCEPTED), challenge_at(C.DRAFT, title="Other")
    page = reverse("challenges:link_statement", args=[statement.reference])
    client.post(page, {"challenge": other.pk})
    assert statement.sources.attached().count() == 2


def test_source_is_taken_out_after_asking(client, staff):
    source = statement_at(S.ACCEPTED).sources.get()
    page = reverse("challenges:detach_source", args=[source.pk])
    client.get(page)
    source.refresh_from_db()
    assert source.detached_at is None
    client.post(page)
    source.refresh_from_db()
    assert source.detached_at is not None


def test_last_source_of_a_public_challenge_stays_with_the_reason_shown(client, staff):
    source = challenge_at(C.PUBLISHED).sources.get()
    response = client.post(reverse("challenges:detach_source", args=[source.pk]))
    assert (response.status_code, "keeps at least one statement" in response.content.decode()) == (
        422,
        True,
    )
