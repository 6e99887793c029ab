import pytest
from django.test import Client
from django.utils import timezone

from accounts.actions.memberships import ask_for_place, give_role
from tests.journeys import challenges, people, solutions, vetting
from vendors.enums import SolutionStatus

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


def work_of(user):
    client = Client()
    client.force_login(user)
    return client.get("/work/")


def due(user):
    """What waits, by desk: {title: [(count, text)]}."""
    return {
        desk.title: [(job.count, job.text) for job in desk.due]
        for desk in work_of(user).context["desks"]
    }


def test_officer_sees_drafts_and_returned_statements_of_the_own_council_alone():
    officer = people.officer()
    challenges.statement_at("returned", by=officer)
    challenges.statement_at("draft", by=officer)
    challenges.statement_at("draft")
    assert due(officer) == {"Your council": [(1, "returned with reasons"), (1, "draft to finish")]}


def test_officer_who_designed_a_challenge_is_told_of_its_questions():
    officer = people.officer()
    challenge = challenges.challenge_at("published", by=officer)
    for asked_of in (challenge, challenges.challenge_at("published")):
        challenges.question_on(asked_of)
    assert due(officer) == {"Your council": [(1, "question to answer")]}


def test_staff_see_what_to_look_at_and_administrators_also_who_waits():
    challenges.statement_at("submitted")
    ask_for_place(people.anybody(), organisation=None, requested="Fens", at=timezone.now())
    looking = (1, "statement to look at")
    assert due(people.staff()) == {"LGA staff": [looking]}
    assert due(people.administrator()) == {"LGA staff": [looking, (1, "person asking for a place")]}


def test_two_of_a_kind_are_said_in_the_plural():
    challenges.statement_at("submitted")
    challenges.statement_at("submitted")
    assert due(people.staff()) == {"LGA staff": [(2, "statements to look at")]}


def test_vendor_sees_the_agreement_and_its_own_drafts_alone():
    lead = people.vendor_lead()
    solutions.draft()
    assert due(lead) == {"Your organisation": [(1, "agreement to accept")]}


def test_vendor_is_told_of_a_question_from_the_lga():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    lead = solutions.lead_of(version)
    assert due(lead) == {"Your organisation": [(1, "question from the LGA")]}


def test_assessor_sees_what_to_declare_and_what_to_score():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    assessor = people.assessor()
    vetting.assigned(version, assessor)
    assert due(assessor) == {"Assessing": [(1, "to declare interests for")]}


def test_person_in_several_roles_has_a_desk_for_each():
    officer = people.officer()
    vendor = people.vendor()
    give_role(officer, role="vendor_user", organisation=vendor, by=None, at=timezone.now())
    assert list(due(officer)) == ["Your council", "Your organisation"]


def test_every_job_leads_to_a_page():
    for user in (people.council_lead(), people.vendor_lead(), people.assessor()):
        assert _jobs_without_page(user) == []
    assert _jobs_without_page(people.administrator()) == []


def _jobs_without_page(user):
    desks = work_of(user).context["desks"]
    return [job.text for desk in desks for job in desk.jobs if not job.href]


@pytest.mark.parametrize(
    "make", [people.council_lead, people.vendor_lead, people.assessor, people.administrator]
)
def test_work_of_one_role_costs_few_queries(make, django_assert_max_num_queries):
    client = Client()
    client.force_login(make())
    client.get("/work/")
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get("/work/")


def test_person_without_a_role_is_placed_first():
    client = Client()
    client.force_login(people.anybody())
    assert client.get("/work/").url == "/welcome/"


def test_work_leads_to_the_saved_searches():
    page = work_of(people.officer()).content.decode()
    assert '<a href="/saved-searches/">Your saved searches</a>' in page
