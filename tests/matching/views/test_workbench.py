"""Staff put statements of groups, and those on their own, into challenges."""

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.statements import reject_statement, withdraw_statement
from challenges.enums import StatementStatus as S
from challenges.models import Statement
from matching import kept_groups
from matching.actions.grouping import work_out_groups
from matching.views import workbench as view
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, joined, open_round, statement_at, theme
from tests.journeys.matching import read_everything
from tests.matching.test_groups import found, pks, state

WORKBENCH = reverse("matching:workbench")
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return people.officer()


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


@pytest.fixture
def round():
    return open_round()


def cards(response):
    return [pks(*(card.statement for card in group.cards)) for group in response.context["shown"]]


def place(client, round, to, *waiting, also=(), **asked):
    said = {"to": to, "statement": [s.reference for s in waiting]}
    said["also"] = [s.reference for s in also]
    address = reverse("matching:place", args=[round.slug], query=asked)
    return client.post(address, said)


def test_few_statements_stand_in_groups_at_once_with_what_they_feed(client, staff, round, officer):
    first, second, third = state("potholes", round, officer)
    challenge = joined([first], title="Roads & <b>holes</b>")
    read_everything()
    response = client.get(WORKBENCH)
    page = response.content.decode()
    assert cards(response) == [pks(first, second, third)]
    assert (response.context["placed"], response.context["there"]) == (1, 3)
    assert f'name="also" value="{first.reference}"' in page
    assert f'name="statement" value="{second.reference}"' in page
    assert list(response.context["challenges"]) == [challenge]
    assert ("Roads &amp; &lt;b&gt;holes" in page, "<b>" in page) == (True, False)


def test_words_that_a_group_shares_are_marked_in_each_text(client, staff, round, officer):
    state("potholes", round, officer)
    read_everything()
    response = client.get(WORKBENCH)
    (group,) = response.context["shown"]
    assert all(card.marks for card in group.cards)
    assert f"<mark>{group.cards[0].marks[0]}</mark>" in response.content.decode()


def test_groups_that_wait_for_a_decision_come_before_those_all_accepted(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "GROUPS_A_PAGE", 1)
    state("potholes", round, officer), state("damp-homes", round, officer)
    read_everything()
    before = found(round).groups
    joined(list(Statement.objects.filter(pk__in=before[0].statements)))
    shown = [cards(client.get(WORKBENCH, {"page": page}))[0] for page in (1, 2)]
    assert shown == [before[1].statements, before[0].statements]


def test_page_shows_nothing_of_a_statement_withdrawn_since(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 0)
    first, second, third = state("potholes", round, officer)
    read_everything()
    work_out_groups(round, at=timezone.now())
    withdraw_statement(first, by=officer, at=timezone.now())
    assert cards(client.get(WORKBENCH)) == [pks(second, third)]
    withdraw_statement(second, by=officer, at=timezone.now())
    assert cards(client.get(WORKBENCH)) == []


def test_page_of_many_statements_leaves_the_work_to_a_worker(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    state("potholes", round, officer)
    read_everything()
    assert "Work out the groups" in client.get(WORKBENCH).content.decode()
    response = client.post(f"{WORKBENCH}?round={round.slug}")
    assert response.url == f"{WORKBENCH}?round={round.slug}"
    assert "A worker compares the statements now." in client.get(response.url).content.decode()
    kept_groups.note(round.pk, 1, 4)
    address = reverse("matching:workbench_progress", args=[round.slug])
    assert "1 of 4 groups described" in client.get(address).content.decode()


def test_statements_on_their_own_have_a_part_of_the_page(client, staff, round, officer):
    state("potholes", round, officer)
    alone = state("alone", round, officer)
    joined(alone[:1])
    read_everything()
    response = client.get(WORKBENCH, {"show": "alone"})
    shown = [card.statement for card in response.context["lone"]]
    assert (shown, response.context["alone"]) == ([*alone[1:], alone[0]], len(alone))


def test_ticked_statements_go_into_a_challenge_and_their_authors_hear_once(
    client, staff, round, officer
):
    waiting, accepted = state("potholes", round, officer)[:2], statement_at(S.ACCEPTED, round=round)
    challenge = challenge_at("draft", by=officer, round=round, title="Roads")
    before = Message.objects.filter(to=officer.email).count()
    response = place(client, round, challenge.pk, *waiting, also=[accepted], show="alone", page=2)
    assert response.url == f"{WORKBENCH}?round={round.slug}&show=alone&page=2"
    assert challenge.sources.attached().filter(statement__in=[*waiting, accepted]).count() == 3
    assert accepted.sources.attached().count() == 2
    assert Message.objects.filter(to=officer.email).count() == before + 1
    told = client.get(response.url).content.decode()
    assert "3 statements joined to “Roads”" in told


def test_new_and_another_challenge_lead_to_the_pages_that_ask_which(client, staff, round, officer):
    first, second = state("potholes", round, officer)[:2]
    query = f"statement={first.reference}&statement={second.reference}"
    assert place(client, round, "new", first, second).url == f"/staff/statements/join/?{query}"
    other = place(client, round, "other", first, second).url
    assert other == f"/staff/statements/join-existing/?{query}"


@pytest.mark.parametrize("to", ["", "7" * 30, "-1", "none", "closed", "elsewhere"])
def test_what_takes_no_statement_is_refused_and_the_ticks_stay(client, staff, round, officer, to):
    state("potholes", round, officer)
    read_everything()
    statement = Statement.objects.filter(round=round).first()
    others = {"closed": lambda: challenge_at("closed", by=officer, round=round)}
    others["elsewhere"] = lambda: challenge_at("draft", by=officer, round=open_round())
    to = others[to]().pk if to in others else to
    response = place(client, round, to, statement)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose a challenge that takes statements." in page
    assert f'id="choose-{statement.pk}" checked' in page
    assert statement.sources.count() == 0


@pytest.mark.parametrize("to", ["new", "a challenge"])
def test_nothing_ticked_is_said(client, staff, round, officer, to):
    to = challenge_at("draft", by=officer, round=round).pk if to == "a challenge" else to
    response = place(client, round, to)
    assert (response.status_code, response.context["form"].non_field_errors()) == (
        422,
        ["Choose at least one statement."],
    )


def test_accepted_statements_start_a_further_challenge(client, staff, round, officer):
    accepted = statement_at(S.ACCEPTED, round=round)
    page = place(client, round, "new", also=[accepted]).url
    assert page == f"/staff/statements/join/?also={accepted.reference}"
    client.post(page, {"title": "Another", "theme": theme().pk})
    assert accepted.sources.attached().count() == 2


def test_public_challenge_is_asked_about_first(client, staff, round, officer):
    (statement, *_), public = (
        state("potholes", round, officer),
        challenge_at(by=officer, round=round),
    )
    response = place(client, round, public.pk, statement)
    query = f"statement={statement.reference}&challenge={public.pk}"
    assert response.url == f"/staff/statements/join-existing/?{query}"
    page = client.get(response.url)
    assert page.context["form"]["challenge"].value() == str(public.pk)
    client.post(response.url, {"challenge": public.pk})
    assert public.sources.attached().filter(statement=statement).exists()


def test_statement_decided_meanwhile_is_told_and_none_is_placed(client, staff, round, officer):
    first, second = state("potholes", round, officer)[:2]
    challenge = challenge_at("draft", by=officer, round=round)
    reject_statement(second, reason="Twice", by=people.staff(), at=timezone.now())
    response = place(client, round, challenge.pk, first, second)
    first.refresh_from_db()
    assert (response.status_code, first.status) == (422, S.SUBMITTED)
    assert f"{second.reference} was decided on meanwhile" in response.content.decode()
    assert response.context["form"].ticked == {first.reference, second.reference}


def test_taking_out_leads_back_to_the_workbench_and_nowhere_else(client, staff, round, officer):
    first, second, third = state("potholes", round, officer)
    joined([first, second, third], title="Roads")
    back = f"{WORKBENCH}?round={round.slug}"
    out = reverse("challenges:detach_source", args=[first.sources.get().pk])
    assert client.post(out, query_params={"back": back}).url == back
    elsewhere = reverse("challenges:detach_source", args=[second.sources.get().pk])
    left = client.post(elsewhere, query_params={"back": "//example.org/"})
    assert left.url.startswith("/staff/challenges/")


@pytest.mark.parametrize("times", [1, 10])
@pytest.mark.parametrize(("show", "queries"), [("groups", 14), ("alone", 14)])
def test_workbench_costs_the_same_for_one_group_and_for_a_page_of_them(
    client, staff, round, officer, times, show, queries, django_assert_num_queries
):
    for number in range(times):
        first, *_ = state("potholes", round, officer)
        joined([first], title=f"Roads {number}")
    read_everything()
    for _ in range(times):
        statement_at(S.SUBMITTED, by=officer, round=round)
    with django_assert_num_queries(queries):
        response = client.get(WORKBENCH, {"show": show})
    assert len(response.context["lone" if show == "alone" else "challenges"]) == times
