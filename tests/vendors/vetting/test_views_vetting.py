import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import Role
from accounts.standing import forget_standing
from notifications.models import Message
from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, SolutionStatus
from vendors.models import (
    AgreedScore,
    Assignment,
    Clarification,
    Criterion,
    EligibilityResult,
    SolutionVersion,
)
from vendors.working_days import working_days_after
from workflow.models import Event

pytestmark = pytest.mark.django_db
PAGES_OF_A_VERSION = [
    "vetting",
    "return_solution",
    "assign",
    "ask_vendor",
    "moderation",
    "decide",
]
BUTTONS_OF_A_VERSION = ["pass_eligibility", "check_again", "open_moderation"]


def url(name, version, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, version.number, *more])


def words(response):
    return response.content.decode()


def listed(response):
    return list(response.context["page_obj"].object_list)


def interest(person, version):
    declare_interest(
        version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin works there.",
        by=person,
        at=timezone.now(),
    )


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


@pytest.fixture
def in_vetting():
    return vetting.solution_at(SolutionStatus.IN_VETTING)


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.MODERATION)


@pytest.fixture
def in_moderation(made):
    return fresh(made)


@pytest.fixture
def agreed(in_moderation):
    vetting.agree(in_moderation)
    return in_moderation


def test_vetting_list_shows_what_waits_first_and_what_is_decided_last(client, officer):
    decided = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    waiting = vetting.solution_at(SolutionStatus.SUBMITTED)
    vetting.solution_at(SolutionStatus.DRAFT)
    assert listed(client.get(reverse("vendors:vetting_list"))) == [waiting, decided]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"turn": "LGA staff"}, ["submitted", "moderation"]),
        ({"turn": "assessors"}, ["in_vetting"]),
        ({"status": ["in_vetting", "moderation"]}, ["in_vetting", "moderation"]),
        ({"words": "riverline"}, ["in_vetting"]),
    ],
)
def test_vetting_list_narrows_to_what_is_asked_for(client, officer, asked, found):
    vetting.solution_at(SolutionStatus.SUBMITTED)
    lead = solutions.bound_vendor("Riverline Limited")
    vetting.solution_at(SolutionStatus.IN_VETTING, lead=lead)
    vetting.solution_at(SolutionStatus.MODERATION)
    response = client.get(reverse("vendors:vetting_list"), asked)
    assert [version.status for version in listed(response)] == found


@pytest.mark.parametrize("rows", [1, 30])
def test_vetting_list_costs_the_same_at_any_length(client, rows, django_assert_num_queries):
    lead, round = solutions.bound_vendor(), solutions.round_taking_solutions()
    for _ in range(rows):
        version = solutions.draft(lead, round=round)
        solutions.answered(solutions.described(version))
        solutions.submit_solution(version, by=lead, at=timezone.now())
    client.force_login(people.staff())
    with django_assert_num_queries(6):
        response = client.get(reverse("vendors:vetting_list"))
    assert len(listed(response)) == min(rows, 25)


@pytest.mark.parametrize("make", [people.assessor, people.officer, people.vendor_lead])
def test_vetting_list_is_not_there_for_others(client, make):
    client.force_login(make())
    assert client.get(reverse("vendors:vetting_list")).status_code == 404


@pytest.mark.parametrize("page", PAGES_OF_A_VERSION)
@pytest.mark.parametrize("make", [people.assessor, people.officer, people.vendor_lead])
def test_pages_of_a_version_are_not_there_for_others(client, in_moderation, page, make):
    client.force_login(make())
    assert client.get(url(page, in_moderation)).status_code == 404


@pytest.mark.parametrize("page", PAGES_OF_A_VERSION)
def test_pages_of_a_version_are_not_there_with_an_interest_in_its_vendor(
    client, officer, in_moderation, page
):
    interest(officer, in_moderation)
    assert client.get(url(page, in_moderation)).status_code == 404


@pytest.mark.parametrize("button", BUTTONS_OF_A_VERSION)
def test_buttons_of_a_version_do_nothing_with_an_interest_in_its_vendor(client, officer, button):
    version = vetting.solution_at(SolutionStatus.SUBMITTED)
    interest(officer, version)
    before = Event.objects.about(version).count()
    assert client.post(url(button, version)).status_code == 404
    assert Event.objects.about(version).count() == before


def test_vetting_list_leaves_out_vendors_with_an_interest_and_their_count(client, officer):
    hidden = vetting.solution_at(SolutionStatus.IN_VETTING)
    shown = vetting.solution_at(SolutionStatus.IN_VETTING)
    interest(officer, hidden)
    response = client.get(reverse("vendors:vetting_list"))
    assert listed(response) == [shown]
    assert response.context["page_obj"].paginator.count == 1
    assert hidden.solution.name not in words(response)


def test_vetting_list_as_csv_leaves_out_vendors_with_an_interest(client, officer):
    hidden = vetting.solution_at(SolutionStatus.IN_VETTING)
    shown = vetting.solution_at(SolutionStatus.SUBMITTED)
    interest(officer, hidden)
    answer = client.get(reverse("vendors:vetting_list"), {"download": "csv"})
    told = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[:2] for line in told[1:]] == [[shown.solution.name, "1"]]


def test_dossier_of_a_draft_is_not_there(client, officer):
    version = vetting.solution_at(SolutionStatus.DRAFT)
    assert client.get(url("vetting", version)).status_code == 404


@pytest.mark.parametrize("status", [s for s in SolutionStatus.values if s != "draft"])
def test_dossier_shows_the_answers_and_writes_nothing(client, officer, status):
    version = vetting.solution_at(status)
    before = Event.objects.count()
    assert "We do this in daily work." in words(client.get(url("vetting", version)))
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    ("status", "queries"),
    [
        (SolutionStatus.SUBMITTED, 14),
        (SolutionStatus.IN_VETTING, 14),
        (SolutionStatus.MODERATION, 15),
        (SolutionStatus.ELIGIBLE, 15),
    ],
)
def test_dossier_costs_the_same_however_much_is_in_it(
    client, officer, status, queries, django_assert_num_queries
):
    version = vetting.solution_at(status)
    with django_assert_num_queries(queries):
        client.get(url("vetting", version))


def test_pass_eligibility_starts_vetting(client, officer):
    version = vetting.solution_at(SolutionStatus.SUBMITTED)
    client.post(url("pass_eligibility", version))
    version.refresh_from_db()
    assert version.status == SolutionStatus.IN_VETTING


def test_return_to_the_vendor_without_reason_says_so_and_stays(client, officer):
    version = vetting.solution_at(SolutionStatus.SUBMITTED)
    response = client.post(url("return_solution", version), {"reason": ""})
    assert response.status_code == 422
    version.refresh_from_db()
    assert version.status == SolutionStatus.SUBMITTED


def test_return_to_the_vendor_gives_the_reason(client, officer):
    version = vetting.solution_at(SolutionStatus.SUBMITTED)
    client.post(url("return_solution", version), {"reason": "Another product."})
    assert "Another product." in Message.objects.get(kind="solution_returned").body


def test_assign_offers_assessors_without_an_interest_who_were_not_asked(
    client, officer, in_vetting
):
    free, asked, biased = people.assessor(), people.assessor(), people.assessor()
    vetting.assigned(in_vetting, asked)
    interest(biased, in_vetting)
    form = client.get(url("assign", in_vetting)).context["form"]
    assert list(form.people.values()) == [free]


def test_assign_asks_the_chosen_person(client, officer, in_vetting):
    assessor = people.assessor()
    client.post(url("assign", in_vetting), {"assessor": assessor.pk})
    assert Assignment.objects.get().assessor == assessor


def test_ask_vendor_with_a_date_gone_by_keeps_the_question(client, officer, in_vetting):
    typed = {"question": "Where is it hosted?", "due_on": "2020-01-02"}
    response = client.post(url("ask_vendor", in_vetting), typed)
    assert response.status_code == 422
    assert "Give the vendor at least until tomorrow." in words(response)
    assert "Where is it hosted?" in words(response)


def test_ask_vendor_asks(client, officer, in_vetting):
    due_on = working_days_after(timezone.localdate(), 5)
    typed = {"question": "Where is it hosted?", "due_on": str(due_on)}
    client.post(url("ask_vendor", in_vetting), typed)
    asked = Clarification.objects.get()
    assert (asked.question, asked.due_on, asked.asked_by) == (typed["question"], due_on, officer)


@pytest.mark.parametrize("page", ["return_solution", "assign", "ask_vendor", "decide"])
def test_form_that_can_no_longer_be_sent_leads_back_with_the_state(client, officer, page):
    version = vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)
    response = client.get(url(page, version), follow=True)
    assert response.redirect_chain == [(url("vetting", version), 302)]
    assert "Not now: this solution is “Not eligible”." in words(response)


def test_moderation_shows_every_submitted_score_and_where_they_differ(
    client, officer, in_moderation
):
    row = client.get(url("moderation", in_moderation)).context["rows"][0]
    assert ([score.value for score in row.scores], row.mean, row.differ) == ([1, 3], 2.0, True)


def test_moderation_leaves_out_scores_not_handed_in(client, officer, in_vetting):
    vetting.scored(in_vetting, value=4)
    row = client.get(url("moderation", in_vetting)).context["rows"][0]
    assert row.scores == []


def test_moderation_is_closed_to_staff_who_have_scores_of_their_own_to_hand_in(client, in_vetting):
    both = people.assessor()
    give_staff_role(both)
    client.force_login(both)
    vetting.handed_in(in_vetting)
    own = vetting.scored(in_vetting, both)
    assert client.get(url("moderation", in_vetting)).status_code == 404
    vetting.submit_scores(own, by=both, at=timezone.now())
    assert client.get(url("moderation", in_vetting)).status_code == 200


def give_staff_role(person):
    give_role(person, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=timezone.now())
    forget_standing(people.with_second_factor(person))


def test_agree_score_saves_and_goes_back_to_the_table_after_the_last(
    client, officer, in_moderation
):
    typed = {"value": "2", "reason": "The certificate is new.", "seen": ""}
    response = client.post(url("agree_score", in_moderation, "B2"), typed)
    assert response.url == url("moderation", in_moderation)
    assert AgreedScore.objects.get().value == 2


def test_agree_score_over_one_recorded_meanwhile_tells_of_it_then_lets_it_be_replaced(
    client, officer, in_moderation
):
    typed = {"value": "4", "reason": "Checked from outside.", "seen": ""}
    vetting.agree(in_moderation, value=1)
    refused = client.post(url("agree_score", in_moderation, "B2"), typed)
    assert refused.status_code == 422
    assert "Checked from outside." in words(refused)
    seen = refused.context["form"]["seen"].value()
    client.post(url("agree_score", in_moderation, "B2"), {**typed, "seen": seen})
    assert AgreedScore.objects.get().value == 4


def test_agree_score_of_a_criterion_that_is_not_scored_is_not_there(client, officer, in_moderation):
    for code in ("A1", "C1", "Z9"):
        assert client.get(url("agree_score", in_moderation, code)).status_code == 404


def test_judge_lets_a_person_accept_what_is_done_instead(client, officer):
    lead = solutions.bound_vendor()
    version = solutions.described(solutions.draft(lead))
    solutions.answered(version)
    excluded = Criterion.objects.get(code="A2")
    given = [solutions.Given(excluded, "yes", "A ground of 2014, long cured.")]
    solutions.save_answers(version, given, by=lead, at=timezone.now())
    solutions.submit_solution(version, by=lead, at=timezone.now())
    page = client.get(url("judge", version, "A2"))
    assert "A ground of 2014, long cured." in words(page)
    client.post(url("judge", version, "A2"), {"outcome": "pass", "reason": "Cured.", "seen": ""})
    late = {"outcome": "fail", "reason": "Not so.", "seen": ""}
    page = client.post(url("judge", version, "A2"), late)
    assert (page.status_code, "Meanwhile" in words(page)) == (422, True)
    judged = EligibilityResult.objects.get(criterion__code="A2").judged_at
    assert page.context["form"]["seen"].value() == judged.isoformat()
    client.post(url("pass_eligibility", version))
    assert SolutionVersion.objects.get().status == SolutionStatus.IN_VETTING
