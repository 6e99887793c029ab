"""What the page that ends a role says of what its holder still has in hand."""

import re

import pytest
from django.urls import reverse

from accounts.models import Membership
from tests.journeys import people
from tests.journeys.challenges import statement_at
from tests.journeys.vetting import assigned, solution_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def words_on_the_page(client):
    administrator = people.administrator()

    def words(person):
        client.force_login(administrator)
        role = Membership.objects.get(user=person)
        page = client.get(reverse("accounts:end", args=[role.pk])).content.decode()
        return " ".join(re.sub(r"<[^>]+>", "", page).split()), page

    return words


def test_officer_with_statements_is_led_to_hand_them_over(words_on_the_page):
    council = people.council("Northmere Borough Council")
    officer = people.officer(council)
    statement_at(by=officer)
    statement_at(by=officer)
    words, page = words_on_the_page(officer)
    assert "Before they go: Hand over 2 statements to a colleague." in words
    assert reverse("challenges:hand_over", args=[council.slug, officer.pk]) in page


def test_assessor_who_was_to_score_is_counted(words_on_the_page):
    assignment = assigned(solution_at("in_vetting"))
    words, _ = words_on_the_page(assignment.assessor)
    assert "1 solution waits for their scores." in words


def test_only_lead_is_named_until_there_is_another(words_on_the_page):
    council = people.council("Northmere Borough Council")
    lead = people.council_lead(council)
    assert "the only lead of Northmere Borough Council" in words_on_the_page(lead)[0]
    people.council_lead(council)
    assert "Before they go" not in words_on_the_page(lead)[0]


def test_vendor_user_who_holds_nothing_leaves_without_a_word(words_on_the_page):
    assert "Before they go" not in words_on_the_page(people.vendor_user())[0]
