import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions
from vendors.actions.supply.solutions import submit_solution
from vendors.actions.vetting.eligibility import return_solution
from vendors.enums import SolutionStatus
from vendors.forms.supply.solutions import PAGES
from vendors.models import SolutionVersion

pytestmark = pytest.mark.django_db


def address(name, version, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, *more])


@pytest.fixture
def lead():
    return solutions.bound_vendor()


def as_lead(client, version):
    client.force_login(solutions.lead_of(version))
    return client


def test_list_without_solutions_offers_to_add_one(client, lead):
    client.force_login(lead)
    page = client.get(reverse("vendors:my_solutions")).content.decode()
    assert "No solutions yet" in page
    assert reverse("vendors:new_solution") in page


@pytest.mark.parametrize("number", [1, 30])
def test_list_asks_the_same_number_of_queries_whatever_its_length(
    client, lead, number, django_assert_num_queries
):
    round = solutions.round_taking_solutions()
    for _ in range(number):
        solutions.described(solutions.draft(lead, round=round))
    client.force_login(lead)
    with django_assert_num_queries(7):
        client.get(reverse("vendors:my_solutions"))


def test_list_shows_the_own_solutions_only(client, lead):
    solutions.draft(name="Secret of others")
    solutions.draft(lead, name="Own draft")
    client.force_login(lead)
    page = client.get(reverse("vendors:my_solutions")).content.decode()
    assert "Own draft" in page
    assert "Secret of others" not in page


def test_new_solution_starts_a_draft_in_the_open_round(client, lead):
    round = solutions.round_taking_solutions()
    client.force_login(lead)
    response = client.post(
        reverse("vendors:new_solution"),
        {"name": "Fieldnote", "round": round.pk, "vendor": solutions.vendor_of(lead).pk},
    )
    version = SolutionVersion.objects.get()
    assert response.url == address("dossier", version)
    assert (version.status, version.round, version.number) == (SolutionStatus.DRAFT, round, 1)


def test_new_solution_of_somebody_of_two_vendors_is_for_the_one_they_choose(client, lead):
    round, second = solutions.round_taking_solutions(), people.vendor("Second Limited")
    people.give_role(lead, role="vendor_user", organisation=second, by=None, at=timezone.now())
    client.force_login(lead)
    address, typed = reverse("vendors:new_solution"), {"name": "Fieldnote", "round": round.pk}
    assert "Whose solution is it?" in client.get(address).content.decode()
    assert client.post(address, typed).status_code == 422
    assert client.post(address, {**typed, "vendor": people.vendor().pk}).status_code == 422
    client.post(address, {**typed, "vendor": second.pk})
    assert SolutionVersion.objects.get().solution.vendor == second


def test_new_solution_without_an_open_round_says_so(client, lead):
    client.force_login(lead)
    page = client.get(reverse("vendors:new_solution")).content.decode()
    assert "No round takes solutions now" in page
    assert "<form method" not in page


@pytest.mark.parametrize(
    "name", ["dossier", "gate", "check_solution", "withdraw_solution", "new_version"]
)
def test_pages_of_another_vendors_solution_are_not_found(client, lead, name):
    version = solutions.ready()
    client.force_login(lead)
    assert client.get(address(name, version)).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_description_page_of_a_draft_shows_what_was_saved(client, page):
    version = solutions.described(solutions.draft())
    response = as_lead(client, version).get(address("describe", version, page.slug))
    assert response.status_code == 200
    assert response.context["form"].initial == page.answers_in(version)


def test_description_page_with_half_an_answer_saves_it_and_goes_on(client):
    version = solutions.draft()
    response = as_lead(client, version).post(
        address("describe", version, "what-it-does"),
        {"summary": "Drafts records", "description": ""},
    )
    version.refresh_from_db()
    assert version.summary == "Drafts records"
    assert response.url == address("describe", version, "people-in-charge")


def test_description_page_asked_to_go_to_the_list_goes_there(client):
    version = solutions.draft()
    response = as_lead(client, version).post(
        address("describe", version, "what-it-does"), {"summary": "x", "then": "list"}
    )
    assert response.url == address("dossier", version)


def test_description_with_too_many_words_says_how_many_and_keeps_them(client):
    version = solutions.draft()
    response = as_lead(client, version).post(
        address("describe", version, "people-in-charge"),
        {"how_people_stay_in_charge": "word " * 302},
    )
    assert response.status_code == 422
    assert response.context["form"].errors["how_people_stay_in_charge"] == [
        "How do people stay in charge?: 2 words too many. The most is 300."
    ]
    assert "word word word" in response.content.decode()
    version.refresh_from_db()
    assert version.how_people_stay_in_charge == ""


def test_task_list_counts_honestly(client):
    version = solutions.described(solutions.draft())
    context = as_lead(client, version).get(address("dossier", version)).context
    assert [state for _, state in context["pages"]] == ["done", "done", "done", "done"]
    assert [(p.section.code, p.answered, p.asked) for p in context["sections"]] == [
        ("A", 0, 3),
        ("B", 0, 2),
    ]
    assert context["is_ready"] is False


def test_task_list_asks_more_when_residents_use_it(client):
    version = solutions.described(solutions.draft(), is_resident_facing=True)
    context = as_lead(client, version).get(address("dossier", version)).context
    assert [p.section.code for p in context["sections"]] == ["A", "B", "C"]


def test_task_list_asks_less_without_personal_data(client):
    version = solutions.described(solutions.draft(), data_involved=["open"])
    context = as_lead(client, version).get(address("dossier", version)).context
    assert [(p.section.code, p.asked) for p in context["sections"]] == [("A", 3), ("B", 1)]


def test_answers_saved_with_evidence_are_there_again(client):
    version = solutions.described(solutions.draft())
    lead = solutions.lead_of(version)
    certificate = solutions.certificate(lead)
    client.force_login(lead)
    typed = {"B1": "Cyber Essentials", "B1-evidence": [str(certificate.pk)], "B2": "We do."}
    response = client.post(address("answer_section", version, "B"), typed)
    assert response.url == address("dossier", version)
    answers = {a.criterion.code: a for a in version.answers.select_related("criterion")}
    assert (answers["B1"].value, answers["B2"].value) == ("Cyber Essentials", "We do.")
    assert list(answers["B1"].evidence.all()) == [certificate]
    form = client.get(address("answer_section", version, "B")).context["form"]
    assert form["B1-evidence"].initial == [str(certificate.pk)]


def test_answers_with_another_vendors_evidence_are_refused(client):
    version = solutions.described(solutions.draft())
    foreign = solutions.certificate(solutions.bound_vendor())
    solutions.certificate(solutions.lead_of(version))
    response = as_lead(client, version).post(
        address("answer_section", version, "B"), {"B1-evidence": [str(foreign.pk)]}
    )
    assert response.status_code == 422
    assert version.answers.count() == 0


def test_answers_asked_for_evidence_go_there_and_come_back(client):
    version = solutions.described(solutions.draft())
    section = address("answer_section", version, "B")
    response = as_lead(client, version).post(section, {"B2": "We do.", "then": "evidence"})
    assert response.url == f"{reverse('vendors:add_evidence')}?back={section}"
    assert version.answers.get(criterion__code="B2").value == "We do."


def test_answers_over_the_word_limit_are_refused_with_the_count(client):
    version = solutions.described(solutions.draft())
    response = as_lead(client, version).post(
        address("answer_section", version, "B"), {"B2": "word " * 21}
    )
    assert response.context["form"].errors["B2"] == [
        "B2. How do you keep data safe?: 1 word too many. The most is 20."
    ]


def test_answers_of_a_section_that_does_not_apply_are_not_found(client):
    version = solutions.described(solutions.draft())
    assert as_lead(client, version).get(address("answer_section", version, "C")).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_answer_page_asks_the_same_number_of_queries_whatever_the_library(
    client, number, django_assert_num_queries
):
    version = solutions.answered(solutions.described(solutions.draft()))
    for _ in range(number):
        solutions.certificate(solutions.lead_of(version))
    as_lead(client, version)
    with django_assert_num_queries(8):
        client.get(address("answer_section", version, "B"))


def test_gate_page_shows_every_pass_fail_criterion_with_its_reason(client):
    version = solutions.described(solutions.draft())
    page = as_lead(client, version).get(address("gate", version))
    assert [f.criterion.code for f in page.context["findings"]] == ["A1", "A2", "B1"]
    assert "Not answered yet." in page.content.decode()


def test_check_page_of_an_unfinished_draft_lists_what_is_missing_and_has_no_button(client):
    version = solutions.draft()
    page = as_lead(client, version).get(address("check_solution", version))
    assert page.context["missing"][:2] == ["a summary", "what it does"]
    assert "Submit solution" not in page.content.decode()


def test_check_page_for_a_colleague_says_who_submits(client):
    version = solutions.ready()
    client.force_login(people.vendor_user(version.solution.vendor))
    page = client.get(address("check_solution", version)).content.decode()
    assert "Only your organisation’s lead may do this." in page
    assert "Submit solution" not in page


def test_check_page_submits_once_however_often_the_button_is_pressed(client):
    version = solutions.ready()
    as_lead(client, version)
    first = client.post(address("check_solution", version))
    second = client.post(address("check_solution", version), follow=True)
    version.refresh_from_db()
    assert first.url == address("dossier", version)
    assert version.status == SolutionStatus.SUBMITTED
    assert "Its words stay as they are." in second.content.decode()


@pytest.mark.parametrize("name", ["describe", "answer_section"])
def test_edit_page_gone_back_to_after_submission_leads_to_the_dossier(client, name):
    version = solutions.submitted()
    more = "what-it-does" if name == "describe" else "A"
    response = as_lead(client, version).get(address(name, version, more))
    assert response.url == address("dossier", version)


def test_edit_page_posted_after_submission_keeps_the_typed_text_and_says_why(client):
    version = solutions.submitted()
    response = as_lead(client, version).post(
        address("describe", version, "what-it-does"), {"summary": "Other words"}
    )
    assert response.status_code == 422
    assert "A submitted version keeps its words." in response.content.decode()
    assert "Other words" in response.content.decode()


def test_dossier_of_a_returned_version_shows_reason_and_failed_criteria(client):
    version = solutions.ready()
    solutions.answered(version, A2="yes")
    submit_solution(version, by=solutions.lead_of(version), at=timezone.now())
    return_solution(version, reason="Tell us what happened.", by=people.staff(), at=timezone.now())
    page = as_lead(client, version).get(address("dossier", version)).content.decode()
    assert "Tell us what happened." in page
    assert "Say what you do instead: a person reads it and decides." in page


def test_dossier_of_a_submitted_version_shows_everything_said(client):
    version = solutions.submitted()
    page = as_lead(client, version).get(address("dossier", version)).content.decode()
    assert "We do this in daily work." in page
    assert "A person checks the pass/fail criteria." in page


def test_withdraw_by_a_colleague_is_not_found(client):
    version = solutions.ready()
    client.force_login(people.vendor_user(version.solution.vendor))
    assert client.post(address("withdraw_solution", version)).status_code == 404


def test_withdrawn_version_is_the_start_of_a_new_one(client):
    version = solutions.ready()
    as_lead(client, version)
    client.post(address("withdraw_solution", version))
    client.post(address("new_version", version), {"round": version.round_id})
    first, second = version.solution.versions.order_by("number")
    assert (first.status, second.status) == (SolutionStatus.WITHDRAWN, SolutionStatus.DRAFT)
    assert second.description == first.description
    assert list(second.answers.order_by("criterion__code").values_list("value", flat=True)) == list(
        first.answers.order_by("criterion__code").values_list("value", flat=True)
    )
