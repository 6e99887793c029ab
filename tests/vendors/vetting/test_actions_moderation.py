import pytest
from django.utils import timezone

from tests.journeys import people, vetting
from tests.lasting import fresh
from vendors.actions.vetting.moderation import agree_score, open_moderation
from vendors.enums import SolutionStatus
from vendors.models import AgreedScore, Criterion, Score
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def agree(version, *, value=2, reason="The certificate is new.", by=None, code="B2", replaces=None):
    return agree_score(
        version,
        Criterion.objects.get(code=code),
        value=value,
        reason=reason,
        by=by or people.staff(),
        at=timezone.now(),
        replaces=replaces,
    )


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


def test_open_moderation_with_too_few_scores_says_how_many_there_are():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    vetting.handed_in(version)
    with pytest.raises(TransitionDenied, match="1 of 2 assessors have submitted"):
        open_moderation(version, by=people.staff(), at=timezone.now())


def test_open_moderation_while_the_vendor_is_asked_is_stale():
    version = vetting.solution_at(SolutionStatus.CLARIFICATION)
    with pytest.raises(StaleTransition):
        open_moderation(version, by=people.staff(), at=timezone.now())


def test_agree_score_leaves_the_individual_scores_as_they_were(in_moderation):
    before = list(Score.objects.order_by("pk").values())
    agree(in_moderation)
    assert list(Score.objects.order_by("pk").values()) == before


def test_agree_score_is_logged_with_criterion_and_value(in_moderation):
    agree(in_moderation, value=4)
    event = Event.objects.about(in_moderation).last()
    assert (event.name, event.reason, event.data) == (
        "agree_score",
        "The certificate is new.",
        {"criterion": "B2", "value": 4},
    )


def test_agree_score_over_one_the_writer_saw_replaces_it(in_moderation):
    first = agree(in_moderation, value=1)
    agree(in_moderation, value=3, replaces=first.recorded_at)
    assert AgreedScore.objects.get().value == 3


def test_agree_score_over_one_the_writer_did_not_see_is_refused(in_moderation):
    agree(in_moderation, value=1, by=people.staff(name="Ana"))
    with pytest.raises(TransitionDenied, match="Meanwhile Ana recorded 1 of 4"):
        agree(in_moderation, value=3)
    assert AgreedScore.objects.get().value == 1


@pytest.mark.parametrize("code", ["A1", "A3", "C1"])
def test_agree_score_on_what_is_not_scored_is_refused(in_moderation, code):
    with pytest.raises(TransitionDenied, match="not scored"):
        agree(in_moderation, code=code)


def test_agree_score_outside_moderation_is_refused():
    with pytest.raises(TransitionDenied, match="while the solution is in moderation"):
        agree(vetting.solution_at(SolutionStatus.IN_VETTING))


def test_agree_score_without_reason_is_refused(in_moderation):
    with pytest.raises(TransitionDenied, match="Give the reason"):
        agree(in_moderation, reason=" ")


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_agree_score_by_anybody_but_staff_is_refused(in_moderation, make):
    with pytest.raises(TransitionDenied):
        agree(in_moderation, by=make())
