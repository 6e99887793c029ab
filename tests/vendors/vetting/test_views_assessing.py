import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import AssignmentStatus, ConflictKind, SolutionStatus
from vendors.models import Conflict, Evidence, Score, SolutionVersion

pytestmark = pytest.mark.django_db
SECRET = "Only the second assessor thinks this"


def url(name, *args):
    return reverse(f"vendors:{name}", args=args)


def words(response):
    return response.content.decode()


def opened(client, door):
    """The status, after reading to the end: a file left half read stays open."""
    response = client.get(door)
    b"".join(response)
    return response.status_code


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.IN_VETTING)


@pytest.fixture
def version(made):
    return fresh(made)


@pytest.fixture
def assessor(client):
    person = people.assessor()
    client.force_login(person)
    return person


def declare(person, vendor):
    facts = {"kind": ConflictKind.PERSONAL, "details": "A cousin.", "at": timezone.now()}
    return declare_interest(vendor, by=person, **facts)


def test_my_assignments_lists_mine_only_the_unfinished_first(client, assessor, version):
    done = vetting.handed_in(version, assessor)
    waiting = vetting.assigned(vetting.solution_at(SolutionStatus.IN_VETTING), assessor)
    vetting.assigned(version)
    response = client.get(url("my_assignments"))
    assert list(response.context["page_obj"].object_list) == [waiting, done]


@pytest.mark.parametrize("rows", [1, 30])
def test_my_assignments_costs_the_same_at_any_length(
    client, assessor, rows, django_assert_num_queries
):
    lead, round = solutions.bound_vendor(), solutions.round_taking_solutions()
    for _ in range(rows):
        version = vetting.solution_at(SolutionStatus.IN_VETTING, lead=lead, round=round)
        vetting.assigned(version, assessor)
    with django_assert_num_queries(4):
        client.get(url("my_assignments"))


@pytest.mark.parametrize("make", [people.staff, people.officer, people.vendor_lead])
def test_my_assignments_is_not_there_for_others(client, make):
    client.force_login(make())
    assert client.get(url("my_assignments")).status_code == 404


@pytest.mark.parametrize("make", [people.assessor, people.staff, people.vendor_lead])
@pytest.mark.parametrize("page", ["score_next", "declare"])
def test_assignment_of_somebody_else_is_not_there(client, version, make, page):
    assignment = vetting.scoring(version)
    client.force_login(make())
    assert client.get(url(page, assignment.pk)).status_code == 404
    assert client.get(url("score", assignment.pk, "B2")).status_code == 404


def test_dossier_before_the_declaration_is_not_there(client, assessor, version):
    assignment = vetting.assigned(version, assessor)
    assert client.get(url("score_next", assignment.pk)).status_code == 404
    assert client.get(url("score", assignment.pk, "B2")).status_code == 404
    page = words(client.get(url("declare", assignment.pk)))
    assert "We do this in daily work." not in page
    assert version.solution.vendor.name in page


def test_declaration_of_no_interest_opens_the_scoring(client, assessor, version):
    assignment = vetting.assigned(version, assessor)
    response = client.post(url("declare", assignment.pk), {"interest": "none"})
    assert response.url == url("score_next", assignment.pk)
    assert "We do this in daily work." in words(client.get(url("score", assignment.pk, "B2")))


def test_declaration_of_an_interest_closes_every_door(client, assessor, version):
    assignment = vetting.scoring(version, assessor)
    evidence = Evidence.objects.get()
    doors = [
        url("score_next", assignment.pk),
        url("score", assignment.pk, "B2"),
        url("declare", assignment.pk),
        url("evidence_file", evidence.pk),
    ]
    assert [opened(client, door) for door in doors] == [200, 200, 200, 200]
    typed = {"interest": "financial", "details": "I hold shares."}
    page = client.post(url("declare", assignment.pk), typed, follow=True)
    assert list(page.context["page_obj"].object_list) == []
    assert [opened(client, door) for door in doors] == [404, 404, 404, 404]


def test_declaration_of_an_interest_without_saying_which_is_refused(client, assessor, version):
    assignment = vetting.assigned(version, assessor)
    response = client.post(url("declare", assignment.pk), {"interest": "financial"})
    assert response.status_code == 422
    assert "Say what the interest is." in words(response)
    assert not Conflict.objects.exists()


def test_interest_in_the_register_closes_a_handed_in_assignment_too(client, assessor, version):
    assignment = vetting.handed_in(version, assessor)
    vetting.handed_in(version)
    declare(assessor, version.solution.vendor)
    assert client.get(url("score_next", assignment.pk)).status_code == 404
    assert list(client.get(url("my_assignments")).context["page_obj"].object_list) == []


def test_decline_takes_the_assignment_off_the_list(client, assessor, version):
    assignment = vetting.assigned(version, assessor)
    client.post(url("decline", assignment.pk), {"reason": "away"})
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.DECLINED
    assert client.get(url("decline", assignment.pk)).status_code == 404


def test_score_saves_and_goes_on_to_the_overview_after_the_last(client, assessor, version):
    assignment = vetting.scoring(version, assessor)
    response = client.post(url("score", assignment.pk, "B2"), {"value": "3", "reason": "Sound."})
    assert response.url == url("score_next", assignment.pk)
    score = Score.objects.get()
    assert (score.value, score.reason) == (3, "Sound.")


def test_score_shows_what_was_saved_and_when(client, assessor, version):
    assignment = vetting.scored(version, assessor)
    page = client.get(url("score", assignment.pk, "B2"))
    assert page.context["form"]["value"].value() == "3"
    assert "saved just now" in words(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"value": "3", "reason": " "}, "Give a reason for your score."),
        ({"value": "", "reason": "Sound."}, "Choose a score."),
        ({"value": "5", "reason": "Sound."}, "score"),
        ({"abstain": "yes", "reason": ""}, "Say why you abstain."),
    ],
)
def test_score_with_something_missing_says_what_and_keeps_the_rest(
    client, assessor, version, typed, said
):
    assignment = vetting.scoring(version, assessor)
    response = client.post(url("score", assignment.pk, "B2"), typed)
    assert response.status_code == 422
    assert said in words(response)
    assert typed["reason"].strip() in words(response)
    assert not Score.objects.exists()


def test_score_abstained_is_kept_without_points_even_with_some_chosen(client, assessor, version):
    assignment = vetting.scoring(version, assessor)
    typed = {"value": "4", "reason": "Not my field.", "abstain": "yes"}
    client.post(url("score", assignment.pk, "B2"), typed)
    assert Score.objects.get().value is None
    assert "You abstain on this one." in words(client.get(url("score", assignment.pk, "B2")))


@pytest.mark.parametrize("code", ["A1", "A3", "C1", "Z9"])
def test_score_of_what_is_not_scored_is_not_there(client, assessor, version, code):
    assignment = vetting.scoring(version, assessor)
    assert client.get(url("score", assignment.pk, code)).status_code == 404


def test_score_typed_into_an_expired_session_is_still_there_after_signing_in(client, version):
    assignment = vetting.scoring(version)
    here = url("score", assignment.pk, "B2")
    response = client.post(here, {"value": "2", "reason": "A plan only."})
    assert response.status_code == 302
    client.force_login(assignment.assessor)
    form = client.get(here).context["form"]
    assert (form["value"].value(), form["reason"].value()) == ("2", "A plan only.")
    assert not Score.objects.exists()


def test_scores_of_others_open_only_after_handing_in_ones_own(client, assessor, version):
    other = vetting.scored(version)
    other.scores.update(reason=SECRET, value=0)
    vetting.submit_scores(other, by=other.assessor, at=timezone.now())
    own = vetting.scored(version, assessor)
    doors = [url("score_next", own.pk), url("score", own.pk, "B2"), url("my_assignments")]
    for door in doors:
        page = words(client.get(door))
        assert SECRET not in page
        assert other.assessor.name not in page
    after = client.post(url("score_next", own.pk), follow=True)
    given = {score.assignment.assessor: score.value for score in after.context["others"][0].scores}
    assert given == {other.assessor: 0, assessor: 3}


def test_scores_not_handed_in_stay_closed_to_those_who_have(client, assessor, version):
    vetting.scored(version)
    own = vetting.handed_in(version, assessor)
    others = client.get(url("score_next", own.pk)).context["others"]
    assert [score.assignment for score in others[0].scores] == [own]


def test_hand_in_with_a_criterion_left_out_is_refused(client, assessor, version):
    assignment = vetting.scoring(version, assessor)
    response = client.post(url("score_next", assignment.pk))
    assert response.status_code == 422
    assert "Still to score: B2." in words(response)


def test_hand_in_twice_changes_nothing_and_leads_on(client, assessor, version):
    assignment = vetting.handed_in(version, assessor)
    submitted_at = assignment.submitted_at
    client.post(url("score_next", assignment.pk))
    assignment.refresh_from_db()
    assert assignment.submitted_at == submitted_at


def test_overview_once_moderation_is_open_says_that_scores_are_no_longer_taken(
    client, assessor, version
):
    own = vetting.scored(version, assessor)
    vetting.score_twice(version)
    vetting.moderate(version)
    page = words(client.get(url("score_next", own.pk)))
    assert "Vetting went on without your scores" in page
    assert "Submit scores" not in page


def test_score_page_costs_no_more_than_a_page_should(
    client, assessor, version, django_assert_num_queries
):
    assignment = vetting.scored(version, assessor)
    with django_assert_num_queries(10):
        client.get(url("score", assignment.pk, "B2"))


def test_assessor_sees_no_version_they_were_not_asked_about(assessor):
    vetting.solution_at(SolutionStatus.IN_VETTING)
    assert not SolutionVersion.objects.dossiers_for(assessor).exists()
