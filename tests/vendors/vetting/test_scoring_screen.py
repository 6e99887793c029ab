"""The scoring screen: kept as typed, finished by a reason, the thinnest criterion next."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, vetting
from tests.journeys.criteria import in_vetting_with_scored
from vendors.actions.vetting.scoring import SavedElsewhere, keep_typed, save_score, submit_scores
from vendors.enums import Confidence, SolutionStatus
from vendors.models import Criterion, Score, ScoreDraft
from vendors.queries.vetting.scoring import kept_on, next_to_score, progress_of_scores
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return vetting.solution_at(SolutionStatus.IN_VETTING)


@pytest.fixture
def assignment(client, version):
    assignment = vetting.scoring(version)
    client.force_login(assignment.assessor)
    return assignment


def criterion(version, code="B2"):
    return Criterion.objects.get(code=code, section__criteria_set=version.criteria_set_id)


def type_in(assignment, *, value=None, reason="", confidence="", seen=None, code="B2"):
    on = criterion(assignment.version, code)
    return keep_typed(
        assignment,
        on,
        value=value,
        reason=reason,
        confidence=confidence,
        seen=kept_on(assignment, on).token if seen is None else seen,
        by=assignment.assessor,
        at=timezone.now(),
    )


def score(assignment, code, value=2):
    on = criterion(assignment.version, code)
    told = {"reason": "Sound.", "by": assignment.assessor, "at": timezone.now()}
    return save_score(assignment, on, value=value, **told)


def following(assignment, after=None):
    after = after and criterion(assignment.version, after)
    return next_to_score(assignment, progress_of_scores(assignment), after)


def address(assignment, name="keep_typed"):
    return reverse(f"vendors:{name}", args=[assignment.pk, "B2"])


def facts(row):
    return row.value, row.reason, row.confidence


@pytest.mark.parametrize(
    "typed",
    [{"value": 3}, {"reason": "No time limit"}, {"confidence": Confidence.NOT_SURE}],
)
def test_half_a_score_is_kept_as_a_draft_that_counts_nowhere(assignment, typed):
    kept = type_in(assignment, **typed)
    assert kept.is_unfinished
    assert facts(ScoreDraft.objects.get()) == facts(kept)
    assert not Score.objects.exists()
    assert [row.is_done for row in progress_of_scores(assignment)] == [False]


def test_points_with_a_reason_are_a_score_and_the_draft_is_gone(assignment):
    type_in(assignment, value=3)
    type_in(assignment, value=3, reason=" Checked. ", confidence=Confidence.SURE)
    assert facts(Score.objects.get()) == (3, "Checked.", Confidence.SURE)
    assert not ScoreDraft.objects.exists()


def test_score_whose_reason_is_taken_out_again_is_unfinished_and_cannot_be_handed_in(assignment):
    score(assignment, "B2", 3)
    type_in(assignment, value=3)
    assert facts(Score.objects.get()) == (3, "Sound.", "")
    with pytest.raises(TransitionDenied, match="Still to score: B2"):
        submit_scores(assignment, by=assignment.assessor, at=timezone.now())


def test_nothing_typed_leaves_nothing(assignment):
    type_in(assignment, value=1)
    assert type_in(assignment).row is None
    assert not ScoreDraft.objects.exists()


def test_reworded_reason_of_an_abstention_stays_an_abstention(assignment):
    score(assignment, "B2", None)
    type_in(assignment, reason="Not my field, sorry.", confidence=Confidence.SURE)
    assert facts(Score.objects.get()) == (None, "Not my field, sorry.", "")


def test_second_window_overwrites_nothing_and_is_told_what_the_first_kept(assignment):
    seen_by_both = kept_on(assignment, criterion(assignment.version)).token
    type_in(assignment, value=3, reason="Sound.", seen=seen_by_both)
    with pytest.raises(SavedElsewhere, match=r"3 of 4 with “Sound\.” was saved here"):
        type_in(assignment, value=0, reason="Thin.", seen=seen_by_both)
    assert Score.objects.get().value == 3


@pytest.mark.parametrize("value", [5, 7, -1])
def test_points_off_the_scale_are_refused(assignment, value):
    for act in (lambda: score(assignment, "B2", value), lambda: type_in(assignment, value=value)):
        with pytest.raises(TransitionDenied, match="Choose a score from 0 to 4"):
            act()
    assert not Score.objects.exists()
    assert not ScoreDraft.objects.exists()


@pytest.fixture
def of_four(tmp_path):
    return in_vetting_with_scored("B3", "B4", "B5", folder=tmp_path)


def test_next_is_what_the_fewest_assessors_gave_points_on(of_four):
    first, second, own = [vetting.scoring(of_four) for _ in range(3)]
    for code in ("B2", "B3", "B4"):
        score(first, code)
    for code in ("B2", "B3"):
        score(second, code)
    assert following(own).code == "B5"
    score(own, "B5")
    assert following(own, after="B5").code == "B4"


def test_next_among_equals_goes_on_in_order_and_round_to_the_start(of_four):
    own = vetting.scoring(of_four)
    assert following(own).code == "B2"
    assert following(own, after="B3").code == "B4"
    for code in ("B4", "B5"):
        score(own, code)
    assert following(own, after="B5").code == "B2"


def test_next_counts_no_abstention_and_no_draft_as_points(of_four):
    other, own = vetting.scoring(of_four), vetting.scoring(of_four)
    score(other, "B2", None)
    type_in(other, value=2, code="B3")
    for code in ("B4", "B5"):
        score(other, code)
    type_in(own, value=1, code="B2")
    assert following(own).code == "B2"
    score(own, "B2")
    assert following(own, after="B2").code == "B3"


def test_next_when_all_are_scored_is_nothing(assignment):
    score(assignment, "B2")
    assert following(assignment) is None


def test_saving_as_typed_answers_in_one_round_trip_what_is_still_to_give(client, assignment):
    answer = client.post(address(assignment), {"value": "2", "seen": ""})
    said = answer.json()
    assert answer.status_code == 200
    assert said["news"].startswith("Kept as typed at ")
    assert said["news"].endswith("Still to give: a reason.")
    answer = client.post(
        address(assignment), {"value": "2", "reason": "A plan.", "seen": said["seen"]}
    )
    assert answer.json()["news"].startswith("Saved at ")
    assert Score.objects.get().value == 2


@pytest.mark.parametrize("value", ["5", "-1", "three"])
def test_saving_as_typed_refuses_points_sent_by_hand(client, assignment, value):
    answer = client.post(address(assignment), {"value": value, "reason": "Sound.", "seen": ""})
    assert answer.status_code == 422
    assert answer.json()["news"].startswith("Not saved yet. ")
    assert not Score.objects.exists()


def test_saving_as_typed_in_a_second_window_says_where_to_see_both(client, assignment):
    score(assignment, "B2", 1)
    answer = client.post(address(assignment), {"value": "4", "reason": "Fine.", "seen": ""})
    assert (answer.status_code, answer.json()["news"]) == (
        409,
        "Not saved: 1 of 4 with “Sound.” was saved here in another window."
        " Press “Save and next” to see both. Nothing you typed is lost.",
    )


def test_saving_in_a_second_window_asks_once_then_replaces(client, assignment):
    score(assignment, "B2", 1)
    typed = {"value": "4", "reason": "Fine.", "seen": ""}
    page = client.post(address(assignment, "score"), typed)
    assert page.status_code == 422
    assert "1 of 4 with “Sound.” was saved here in another window." in page.content.decode()
    seen = page.context["form"]["seen"].value()
    assert client.post(address(assignment, "score"), {**typed, "seen": seen}).status_code == 302
    assert facts(Score.objects.get()) == (4, "Fine.", "")


def test_saving_as_typed_after_handing_in_is_not_there(client, version):
    assignment = vetting.handed_in(version)
    client.force_login(assignment.assessor)
    assert client.post(address(assignment), {"value": "0"}).status_code == 404


@pytest.mark.parametrize("make", [people.assessor, people.staff])
def test_saving_as_typed_for_somebody_else_is_not_there(client, assignment, make):
    client.force_login(make())
    assert client.post(address(assignment), {"value": "0"}).status_code == 404
    assert not ScoreDraft.objects.exists()


def test_score_page_shows_half_a_score_again(client, assignment):
    type_in(assignment, value=3, confidence=Confidence.FAIRLY_SURE)
    page = client.get(address(assignment, "score"))
    form = page.context["form"]
    assert (form["value"].value(), form["confidence"].value()) == ("3", Confidence.FAIRLY_SURE)
    assert "Not finished yet." in page.content.decode()


def test_overview_says_of_each_criterion_how_far_it_is(client, tmp_path):
    assignment = vetting.scoring(in_vetting_with_scored("B3", "B4", "B5", folder=tmp_path))
    client.force_login(assignment.assessor)
    score(assignment, "B2", 3)
    score(assignment, "B3", None)
    type_in(assignment, value=1, code="B4")
    page = client.get(reverse("vendors:score_next", args=[assignment.pk])).content.decode()
    for words in ("3 of 4", "You abstain", "Not finished", "Not scored", "2 of 4 scored"):
        assert words in page


@pytest.mark.parametrize("others", [0, 6])
def test_saving_as_typed_costs_the_same_with_few_and_many_scores(
    client, tmp_path, others, django_assert_num_queries
):
    version = in_vetting_with_scored("B3", "B4", folder=tmp_path)
    for _ in range(others):
        vetting.scored(version)
    assignment = vetting.scoring(version)
    client.force_login(assignment.assessor)
    typed = {"value": "2", "reason": "A plan.", "seen": ""}
    with django_assert_num_queries(19):
        client.post(address(assignment), typed)
