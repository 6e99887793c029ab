"""Somebody reads what they still hold; an administrator reads what would be left without anyone."""

import pytest
from django.utils import timezone

from accounts.actions.invitations import invite_person
from accounts.enums import Role
from accounts.holding.held import held_by, left_by
from accounts.models import User
from challenges.actions.following import begin_following
from challenges.enums import FollowCause
from tests.journeys import people, vetting
from tests.journeys.challenges import challenge_at, council_of, saved_search, statement_at
from vendors.enums import SolutionStatus
from vendors.messages.audiences import leads_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def words(held):
    return [one.words for one in held]


def links(held):
    return [one.address for one in held]


@pytest.fixture
def administrator():
    return people.administrator()


def test_author_hands_over_statements_of_each_council_and_sees_who_was_invited(signed_in):
    lead = people.council_lead(people.council("Northmere Council"))
    council = council_of(lead)
    statement_at(by=lead)
    invite_person(
        "one@northmere.example", role=Role.COUNCIL_OFFICER, organisation=council, by=lead, at=NOW
    )
    held = held_by(lead, seen_by=lead)
    assert words(held) == [
        "Northmere Council has no other lead.",
        "1 invitation to join Northmere Council, not answered yet.",
        "1 statement of Northmere Council.",
    ]
    browser = signed_in(lead)
    assert [browser.get(address).status_code for address in links(held)] == [200, 200, 200]
    assert "What you look after" in browser.get("/account/").content.decode()


def test_searches_and_follows_are_shown_to_their_owner_alone(administrator):
    officer = people.officer()
    saved_search("buses", by=officer)
    begin_following(challenge_at(), officer, FollowCause.CHOSEN, at=NOW)
    assert words(held_by(officer, seen_by=officer)) == [
        "1 saved search.",
        "1 followed challenge.",
    ]
    assert left_by(officer, seen_by=officer) == held_by(officer, seen_by=administrator) == []


def test_administrator_reads_scores_that_wait_and_whom_to_ask(administrator, signed_in):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    assessor = vetting.assigned(version).assessor
    own, others = held_by(assessor, seen_by=assessor), left_by(assessor, seen_by=administrator)
    assert words(own) == words(others) == ["1 solution waits for their scores."]
    assert signed_in(assessor).get(links(own)[0]).status_code == 200
    assert signed_in(administrator).get(links(others)[0]).status_code == 200


def test_solutions_are_left_alone_where_nobody_else_leads_their_vendor(administrator):
    vendor = vetting.solution_at(SolutionStatus.IN_VETTING).solution.vendor
    lead = leads_of(vendor).get()
    assert f"1 solution of {vendor}, led by nobody else." in words(
        left_by(lead, seen_by=administrator)
    )
    people.vendor_lead(vendor)
    assert left_by(lead, seen_by=administrator) == []


@pytest.mark.parametrize("page", ["", "switch-off/", "erase/"])
def test_administrator_reads_it_before_switching_off_and_erasing(page, administrator, signed_in):
    author = people.officer()
    statement_at(by=author)
    desk = signed_in(administrator)
    read = desk.get(f"/staff/people/{author.pk}/{page}", follow=True).content.decode()
    assert f"1 statement of {council_of(author)}." in read
    assert f"/hand-over/{author.pk}/" in read


def test_statements_of_a_council_they_left_are_named_without_a_link_they_may_not_follow():
    author = people.officer()
    statement_at(by=author)
    author.memberships.update(status="ended")
    author = User.objects.get(pk=author.pk)
    (held,) = held_by(author, seen_by=author)
    assert (held.act, held.address) == ("", "")


@pytest.mark.parametrize("number", [1, 30])
def test_overview_costs_the_same_queries_at_any_length(number, django_assert_num_queries):
    author = people.officer()
    for _ in range(number):
        statement_at(by=author)
    held_by(author, seen_by=author)
    with django_assert_num_queries(8):
        held_by(author, seen_by=author)
