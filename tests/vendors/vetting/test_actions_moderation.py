import pytest
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import Role
from accounts.standing import forget_standing
from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.deciding.decision import decide_solution
from vendors.actions.supply.solutions import start_version, submit_solution
from vendors.actions.vetting.moderation import agree_score, open_moderation
from vendors.enums import DECIDED_STATUSES, ELIGIBLE_STATUSES, SolutionStatus
from vendors.models import AgreedScore, Criterion, Score, SolutionVersion
from vendors.queries.vetting.dossiers import feedback_from_moderation
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


def decide(version, decision=None, by=None):
    decision = decision or vetting.decision()
    decide_solution(version, decision, by=by or people.staff(), at=timezone.now())


@pytest.fixture
def in_moderation():
    return vetting.solution_at(SolutionStatus.MODERATION)


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


@pytest.mark.parametrize("outcome", DECIDED_STATUSES)
def test_decide_solution_keeps_the_words_and_tells_the_vendor(agreed, outcome):
    by = people.staff()
    decide(agreed, vetting.decision(outcome), by=by)
    agreed.refresh_from_db()
    assert (agreed.status, agreed.decided_by, agreed.feedback) == (
        outcome,
        by,
        "Tell residents about it.",
    )
    mail = Message.objects.get(kind="solution_decided")
    assert mail.recipient == solutions.lead_of(agreed)
    assert "Watch the error rate." in mail.body


@pytest.mark.parametrize("outcome", DECIDED_STATUSES)
def test_decide_solution_makes_public_what_is_eligible_and_nothing_else(agreed, outcome):
    decide(agreed, vetting.decision(outcome))
    public = SolutionVersion.objects.public().filter(pk=agreed.pk).exists()
    assert public == (outcome in ELIGIBLE_STATUSES)


def test_decide_solution_before_every_score_is_agreed_names_what_is_missing(in_moderation):
    with pytest.raises(TransitionDenied, match="No agreed score yet for B2"):
        decide(in_moderation)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"responsible_deployment": " "}, "responsible deployment"),
        ({"reason": " "}, "Give a reason"),
        ({"conditions": "Renew it."}, "only"),
    ],
)
def test_decide_solution_without_what_the_vendor_needs_is_refused(agreed, words, reason):
    with pytest.raises(TransitionDenied, match=reason):
        decide(agreed, vetting.decision(**words))
    agreed.refresh_from_db()
    assert agreed.status == SolutionStatus.MODERATION


def test_decide_solution_with_conditions_that_are_not_named_is_refused(agreed):
    outcome = SolutionStatus.ELIGIBLE_WITH_CONDITIONS
    with pytest.raises(TransitionDenied, match="Name the conditions"):
        decide(agreed, vetting.decision(outcome, conditions=""))


def test_decide_solution_by_one_of_its_assessors_is_refused():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    both = people.assessor()
    make_staff(both)
    vetting.handed_in(version, both)
    vetting.handed_in(version)
    vetting.moderate(version)
    vetting.agree(version)
    with pytest.raises(TransitionDenied, match="You scored this solution"):
        decide(version, by=both)


def make_staff(person):
    give_role(person, role=Role.LGA_OFFICER, organisation=people.lga(), by=None, at=timezone.now())
    forget_standing(person)


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_decide_solution_by_anybody_but_staff_is_refused(agreed, make):
    with pytest.raises(TransitionDenied):
        decide(agreed, by=make())


def test_decide_solution_twice_is_stale(agreed):
    decide(agreed)
    with pytest.raises(StaleTransition):
        decide(agreed, vetting.decision(SolutionStatus.NOT_ELIGIBLE))


@pytest.mark.parametrize("outcome", DECIDED_STATUSES)
def test_next_version_takes_the_place_of_the_last_once_it_is_eligible(agreed, outcome):
    decide(agreed)
    lead = solutions.lead_of(agreed)
    second = start_version(agreed.solution, round=agreed.round, by=lead, at=timezone.now())
    solutions.answered(second)
    bring_to_decision(second, lead, outcome)
    newest = second if outcome in ELIGIBLE_STATUSES else agreed
    assert list(SolutionVersion.objects.public()) == [newest]


def bring_to_decision(version, lead, outcome):
    submit_solution(version, by=lead, at=timezone.now())
    vetting.let_in(version)
    vetting.score_twice(version)
    vetting.moderate(version)
    vetting.agree(version)
    vetting.decide(version, outcome)


def test_feedback_is_drafted_from_the_reasons_the_meeting_agreed_on(in_moderation):
    agree(in_moderation, reason="Checked within, not from outside.")
    assert feedback_from_moderation(in_moderation) == (
        "B2. How do you keep data safe?\nChecked within, not from outside."
    )
