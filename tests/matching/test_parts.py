"""What matching adds to pages of other apps."""

from itertools import cycle

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.statements import reject_statement, withdraw_statement
from tests.journeys import people, vetting
from tests.journeys.challenges import challenge_at, statement_at
from tests.journeys.matching import read_everything

pytestmark = pytest.mark.django_db
VISITS = "How can we give social workers back the hours they spend writing up visits?"
CASE_NOTES = "How can we reduce the time care staff need for their case notes?"


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


def staff_page(client, statement):
    response = client.get(reverse("challenges:staff_statement", args=[statement.reference]))
    return response.content.decode()


def test_staff_page_of_a_waiting_statement_names_others_with_reasons_and_joins_both(client, staff):
    statement = statement_at("submitted", question=VISITS)
    other = statement_at("submitted", question=CASE_NOTES)
    challenge = challenge_at(question="How can we write up visits in fewer hours?")
    read_everything()
    page = staff_page(client, statement)
    join = (
        f"/staff/statements/join/?statement={statement.reference}&amp;statement={other.reference}"
    )
    add = f"/staff/statements/join-existing/?statement={statement.reference}&amp;challenge={challenge.pk}"
    assert (page.count(f'href="{join}"'), page.count(f'href="{add}"')) == (1, 1)
    assert "<mark>" in page


def test_link_to_a_challenge_has_it_chosen_already(client, staff):
    statement, challenge = statement_at("submitted"), challenge_at()
    for asked, chosen in ((str(challenge.pk), str(challenge.pk)), ("0", "0"), ("\0x", "\0x")):
        address = reverse("challenges:join_existing")
        response = client.get(address, {"statement": statement.reference, "challenge": asked})
        assert (response.status_code, response.context["form"]["challenge"].value()) == (
            200,
            chosen,
        )


def test_staff_page_of_an_accepted_statement_names_others_without_the_act(client, staff):
    accepted = statement_at("accepted", question=VISITS)
    other = statement_at("submitted", question=CASE_NOTES)
    read_everything()
    page = staff_page(client, accepted)
    assert (other.reference in page, "Join both" in page) == (True, False)


@pytest.mark.parametrize("status", ["rejected", "withdrawn"])
def test_staff_page_of_a_statement_out_of_the_round_compares_nothing(client, staff, status):
    statement = statement_at("submitted")
    _end(statement, status)
    assert "Similar statements" not in staff_page(client, statement)


def _end(statement, status):
    if status == "rejected":
        reject_statement(statement, reason="A product.", by=people.staff(), at=timezone.now())
    else:
        withdraw_statement(statement, by=statement.author, at=timezone.now())


@pytest.mark.parametrize("count", [1, 30])
def test_staff_page_of_a_statement_costs_the_same_for_one_and_for_thirty(
    client, staff, count, django_assert_num_queries
):
    officer = people.officer()
    statement = statement_at("submitted", by=officer, question=VISITS)
    for _ in range(count):
        statement_at("submitted", by=officer, round=statement.round, question=VISITS)
        challenge_at("draft", by=officer, round=statement.round, question=CASE_NOTES)
    read_everything()
    with django_assert_num_queries(24):
        page = staff_page(client, statement)
    assert page.count("Join both") == min(count, 5)


def test_public_page_of_a_solution_names_others_as_no_endorsement(client, monkeypatch):
    officer, assessors = people.staff(), cycle([people.assessor(), people.assessor()])
    monkeypatch.setattr(people, "staff", lambda: officer)
    monkeypatch.setattr(people, "assessor", lambda: next(assessors))
    first = vetting.solution_at("eligible", name="Fieldnote")
    other = vetting.solution_at("eligible", name="<i>Visit writer</i>")
    read_everything()
    page = client.get(reverse("vendors:solution", args=[first.solution.slug])).content.decode()
    assert f'href="/solutions/{other.solution.slug}/"' in page
    assert ("&lt;i&gt;Visit writer" in page, "<i>" in page, "is no endorsement" in page) == (
        True,
        False,
        True,
    )
