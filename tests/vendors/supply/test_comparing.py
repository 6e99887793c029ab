import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions
from tests.lasting import fresh
from vendors.actions.supply.solutions import (
    describe_solution,
    start_version,
    submit_solution,
    withdraw_solution,
)
from vendors.comparing import changed_in
from vendors.models import Evidence

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    """Version 1, submitted and withdrawn, and version 2 begun from it."""
    with lasting():
        first = solutions.submitted()
        lead = solutions.lead_of(first)
        withdraw_solution(first, by=lead, at=timezone.now())
        second = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
        return first, solutions.answered(second, B2="We do this every day.")


@pytest.fixture
def versions(made):
    return fresh(made)


def described(version, **words):
    describe_solution(version, by=solutions.lead_of(version), at=timezone.now(), **words)
    version.refresh_from_db()


def shown(before, after):
    marks = {"inserted": "+{}", "deleted": "-{}", "same": "{}", "folded": "…"}
    return {
        part.title: "".join(marks[run.kind].format(run.text) for run in part.runs)
        for part in changed_in(before, after)
    }


def test_versions_that_say_the_same_have_no_part_that_changed(versions):
    first, _ = versions
    assert changed_in(first, first) == []


def test_versions_differ_in_words_lists_answers_and_evidence(versions):
    first, second = versions
    old, new = (Evidence.objects.get(answers__version=one) for one in versions)
    described(
        second,
        description="It listens to a visit and writes a second draft.",
        is_resident_facing=True,
        kinds_of_ai=[solutions.kind_of_ai("Predictive")],
    )
    ends = f"valid to {old.expires_on:%d %B %Y}"
    assert shown(first, second) == {
        "What it does": "It listens to a visit and writes a -first +second draft.",
        "Residents use it": "-No+Yes",
        "Kinds of AI": "-Generative+Predictive",
        "Evidence for B1": f"-{old.title}, {ends}+{new.title}, {ends}",
        "B2. How do you keep data safe?": "We do this -in daily work+every day.",
    }


def test_answer_to_a_question_that_is_asked_no_longer_stands_as_taken_out(versions):
    first, second = versions
    second.answers.filter(criterion__code="B2").delete()
    assert shown(first, second)["B2. How do you keep data safe?"] == "-We do this in daily work."


def test_page_compares_with_the_version_before_or_the_one_that_is_asked_for(client, versions):
    first, second = versions
    lead = solutions.lead_of(second)
    withdraw_solution(second, by=lead, at=timezone.now())
    third = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    client.force_login(lead)
    address = reverse("vendors:changes", args=[third.solution.slug, 3])
    compared = [
        client.get(f"{address}{query}").context["before"].number
        for query in ("", "?since=1", "?since=9", "?since=x")
    ]
    assert compared == [2, 1, 2, 2]


def test_page_of_a_first_version_says_that_there_is_nothing_before(client, versions):
    first, _ = versions
    client.force_login(solutions.lead_of(first))
    page = client.get(reverse("vendors:changes", args=[first.solution.slug, 1])).content.decode()
    assert "There is no earlier version to compare with" in page


def test_staff_compare_only_with_what_was_submitted(client, versions):
    first, second = versions
    lead = solutions.lead_of(second)
    withdraw_solution(second, by=lead, at=timezone.now())
    third = start_version(first.solution, round=first.round, by=lead, at=timezone.now())
    submit_solution(
        solutions.answered(third, B2="Never to be read by staff in version 2."),
        by=lead,
        at=timezone.now(),
    )
    client.force_login(people.staff())
    page = client.get(reverse("vendors:vetting_changes", args=[third.solution.slug, 3]))
    assert page.context["before"] == first
    hidden = reverse("vendors:vetting_changes", args=[third.solution.slug, 2])
    assert client.get(hidden).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_page_asks_the_same_number_of_queries_whatever_the_evidence(
    client, versions, number, django_assert_num_queries
):
    _, second = versions
    lead = solutions.lead_of(second)
    answer = second.answers.get(criterion__code="B1")
    answer.evidence.set(solutions.certificate(lead) for _ in range(number))
    client.force_login(lead)
    address = reverse("vendors:changes", args=[second.solution.slug, 2])
    with django_assert_num_queries(12):
        client.get(address)
