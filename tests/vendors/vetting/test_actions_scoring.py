import pytest
from django.db import IntegrityError
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, vetting
from tests.lasting import fresh
from vendors.actions.vetting.interests import declare_interest
from vendors.actions.vetting.scoring import save_score, submit_scores
from vendors.enums import AssignmentStatus, ConflictKind, SolutionStatus
from vendors.models import Criterion, Score
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.IN_VETTING)


@pytest.fixture
def version(made):
    return fresh(made)


def criterion(code="B2"):
    return Criterion.objects.get(code=code)


def save(assignment, *, value=3, reason="Sound.", by=None, code="B2"):
    by = by or assignment.assessor
    return save_score(
        assignment, criterion(code), value=value, reason=reason, by=by, at=timezone.now()
    )


def submit(assignment, by=None):
    submit_scores(assignment, by=by or assignment.assessor, at=timezone.now())


def test_save_score_again_changes_the_one_score(version):
    assignment = vetting.scoring(version)
    save(assignment, value=1)
    save(assignment, value=4, reason="  Checked from outside. ")
    score = assignment.scores.get()
    assert (score.value, score.reason) == (4, "Checked from outside.")


def test_save_score_of_nothing_is_an_abstention(version):
    assignment = vetting.scoring(version)
    save(assignment, value=None, reason="Not my field.")
    assert assignment.scores.get().value is None


def test_save_score_without_reason_is_refused(version):
    assignment = vetting.scoring(version)
    with pytest.raises(TransitionDenied, match="Give a reason"):
        save(assignment, reason=" ")
    assert not Score.objects.exists()


def test_save_score_before_the_declaration_is_refused(version):
    with pytest.raises(TransitionDenied, match="Declare first"):
        save(vetting.assigned(version))


@pytest.mark.parametrize("make", [people.assessor, people.staff, people.vendor_lead])
def test_save_score_of_somebody_else_is_refused(version, make):
    with pytest.raises(TransitionDenied):
        save(vetting.scoring(version), by=make())
    assert not Score.objects.exists()


@pytest.mark.parametrize("code", ["A1", "A3", "C1"])
def test_save_score_of_what_is_not_scored_or_not_asked_is_refused(version, code):
    with pytest.raises(TransitionDenied, match="not scored"):
        save(vetting.scoring(version), code=code)


def test_save_score_after_handing_in_is_refused(version):
    assignment = vetting.handed_in(version)
    with pytest.raises(TransitionDenied, match="no longer change"):
        save(assignment, value=0)
    assert assignment.scores.get().value == 3


def test_scores_after_moderation_opened_are_no_longer_taken(version):
    late = vetting.scored(version)
    vetting.score_twice(version)
    vetting.moderate(version)
    with pytest.raises(TransitionDenied, match="no longer taken"):
        save(late)
    with pytest.raises(TransitionDenied, match="no longer taken"):
        submit(late)


def test_save_score_with_an_interest_declared_since_is_refused(version):
    assignment = vetting.scoring(version)
    by = assignment.assessor
    declare_interest(
        version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A friend.",
        by=by,
        at=timezone.now(),
    )
    with pytest.raises(TransitionDenied, match="have an interest"):
        save(assignment)


def test_submit_scores_tells_staff(version):
    officer = people.staff()
    assignment = vetting.handed_in(version)
    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.SUBMITTED
    assert Message.objects.filter(recipient=officer, kind="scores_submitted").count() == 1


def test_submit_scores_with_a_criterion_left_out_names_it(version):
    with pytest.raises(TransitionDenied, match="Still to score: B2"):
        submit(vetting.scoring(version))


def test_submit_scores_twice_is_stale(version):
    with pytest.raises(StaleTransition):
        submit(vetting.handed_in(version))


def test_submit_scores_of_somebody_else_is_refused(version):
    with pytest.raises(TransitionDenied):
        submit(vetting.scored(version), by=people.assessor())


@pytest.mark.parametrize(
    ("changes", "constraint"), [({"value": 5}, "score_in_scale"), ({"reason": ""}, "has_reason")]
)
def test_score_that_is_no_score_is_refused_by_the_database(version, changes, constraint):
    vetting.scored(version)
    with pytest.raises(IntegrityError, match=constraint):
        Score.objects.update(**changes)
