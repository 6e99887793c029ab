import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.actions.memberships import give_role
from accounts.enums import Role
from accounts.standing import forget_standing
from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.deciding.preparing import prepare_decision
from vendors.actions.deciding.releasing import NotReady, decide_solution, release_decisions
from vendors.actions.supply.solutions import start_version, submit_solution, withdraw_solution
from vendors.enums import DECIDED_STATUSES, ELIGIBLE_STATUSES, SolutionStatus
from vendors.models import Condition, CriterionFeedback, Decision, SolutionVersion
from vendors.queries.deciding.decisions import feedback_draft
from vendors.queries.vetting.dossiers import scores_side_by_side
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
CONDITIONAL = SolutionStatus.ELIGIBLE_WITH_CONDITIONS


def decide(version, words=None, by=None):
    words = words or vetting.decision()
    return decide_solution(version, words, by=by or people.staff(), at=timezone.now())


def release(*decisions, by=None):
    release_decisions(decisions, by=by or people.staff(), at=timezone.now())


def agreed_version():
    version = vetting.solution_at(SolutionStatus.MODERATION)
    vetting.agree(version)
    return version


def states(*versions):
    return [SolutionVersion.objects.get(pk=version.pk).status for version in versions]


@pytest.fixture
def in_moderation():
    return vetting.solution_at(SolutionStatus.MODERATION)


@pytest.fixture
def agreed():
    return agreed_version()


def test_prepare_decision_keeps_every_word_and_sends_nothing(agreed):
    decision = vetting.prepared(
        agreed, CONDITIONAL, by_criterion={"B2": " Keep testing. ", "Z": "no"}
    )
    assert (decision.outcome, decision.number, decision.released_at) == (CONDITIONAL, 1, None)
    assert [(f.criterion.code, f.text) for f in decision.criterion_feedback.all()] == [
        ("B2", "Keep testing.")
    ]
    condition = decision.conditions.get()
    assert (condition.text, condition.due_on) == ("Renew the certificate.", vetting.term().due_on)
    assert states(agreed) == [SolutionStatus.MODERATION]
    assert not Message.objects.filter(kind="solution_decided").exists()


def test_prepare_decision_again_replaces_the_words_and_keeps_one(agreed):
    first = vetting.prepared(agreed, CONDITIONAL)
    prepare_decision(
        agreed,
        vetting.decision(SolutionStatus.NOT_ELIGIBLE),
        by=people.staff(),
        at=timezone.now(),
        replaces=first.prepared_at,
    )
    decision = Decision.objects.get()
    assert decision.outcome == SolutionStatus.NOT_ELIGIBLE
    assert not decision.conditions.exists()


def test_prepare_decision_over_a_colleagues_is_refused_and_names_them(agreed):
    vetting.prepared(agreed, by=people.staff(name="Ana Lee"))
    with pytest.raises(TransitionDenied, match="Meanwhile Ana Lee prepared"):
        vetting.prepared(agreed, SolutionStatus.NOT_ELIGIBLE)
    assert Decision.objects.get().outcome == SolutionStatus.ELIGIBLE


def test_prepare_decision_may_be_unfinished(in_moderation):
    decision = vetting.prepared(in_moderation, "", reason="", responsible_deployment="")
    assert (decision.outcome, decision.reason) == ("", "")


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_prepare_decision_by_anybody_but_staff_is_refused(agreed, make):
    with pytest.raises(TransitionDenied):
        vetting.prepared(agreed, by=make())


def test_prepare_decision_before_moderation_is_stale():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(StaleTransition):
        vetting.prepared(version)


def test_release_decisions_decides_several_at_once_and_tells_each_vendor():
    first, second = agreed_version(), agreed_version()
    release(vetting.prepared(first), vetting.prepared(second, SolutionStatus.NOT_ELIGIBLE))
    assert states(first, second) == [SolutionStatus.ELIGIBLE, SolutionStatus.NOT_ELIGIBLE]
    told = Message.objects.filter(kind="solution_decided").order_by("pk")
    assert [one.recipient for one in told] == [
        solutions.lead_of(first),
        solutions.lead_of(second),
    ]


def test_release_decisions_with_one_not_ready_releases_none_and_says_what_is_missing():
    ready, unfinished, unagreed = (
        agreed_version(),
        agreed_version(),
        vetting.solution_at(SolutionStatus.MODERATION),
    )
    decisions = [
        vetting.prepared(ready),
        vetting.prepared(unfinished, responsible_deployment=""),
        vetting.prepared(unagreed),
    ]
    with pytest.raises(NotReady) as refusal:
        release(*decisions)
    assert refusal.value.missing == [
        (decisions[1], ["Write the feedback on responsible deployment."]),
        (decisions[2], ["No agreed score yet for B2."]),
    ]
    assert states(ready, unfinished, unagreed) == [SolutionStatus.MODERATION] * 3
    assert not Message.objects.filter(kind="solution_decided").exists()


def test_release_decisions_rewritten_since_they_were_read_is_refused(agreed):
    read = vetting.prepared(agreed)
    prepare_decision(
        agreed,
        vetting.decision(SolutionStatus.NOT_ELIGIBLE),
        by=people.staff(name="Ana Lee"),
        at=timezone.now(),
        replaces=read.prepared_at,
    )
    with pytest.raises(TransitionDenied, match=r"Rewritten since you read it: .*\(Ana Lee\)"):
        release(read)
    assert states(agreed) == [SolutionStatus.MODERATION]


def test_release_decisions_of_one_withdrawn_meanwhile_releases_none(agreed):
    other = agreed_version()
    decisions = [vetting.prepared(other), vetting.prepared(agreed)]
    withdraw_solution(agreed, by=solutions.lead_of(agreed), at=timezone.now())
    with pytest.raises(StaleTransition):
        release(*decisions)
    assert states(other, agreed) == [SolutionStatus.MODERATION, SolutionStatus.WITHDRAWN]


@pytest.mark.parametrize("outcome", DECIDED_STATUSES)
def test_decide_solution_keeps_the_words_and_tells_the_vendor(agreed, outcome):
    by = people.staff()
    decide(agreed, vetting.decision(outcome, by_criterion={"B2": "Test it every year."}), by=by)
    assert (agreed.status, agreed.decided_by, agreed.feedback) == (
        outcome,
        by,
        "Tell residents about it.\n\nB2. How do you keep data safe?\nTest it every year.",
    )
    mail = Message.objects.get(kind="solution_decided")
    assert mail.recipient == solutions.lead_of(agreed)
    assert "Watch the error rate." in mail.body
    assert "Test it every year." in mail.body


def test_decide_solution_with_conditions_keeps_them_in_words_with_their_days(agreed):
    terms = [vetting.term("Renew it.", 10), vetting.term("Test it.", 20)]
    decide(agreed, vetting.decision(CONDITIONAL, conditions=terms))
    days = [f"{term.due_on:%-d %B %Y}" for term in terms]
    assert agreed.conditions == f"1. By {days[0]}: Renew it.\n2. By {days[1]}: Test it."


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
        ({"reason": " "}, "Write why"),
        ({"feedback": " "}, "Write feedback"),
        ({"outcome": ""}, "Choose the outcome"),
        ({"conditions": [vetting.term()]}, "only"),
        ({"outcome": CONDITIONAL, "conditions": []}, "Name the conditions"),
    ],
)
def test_decide_solution_without_what_the_vendor_needs_is_refused(agreed, words, reason):
    with pytest.raises(TransitionDenied, match=reason):
        decide(agreed, vetting.decision(**words))
    assert states(agreed) == [SolutionStatus.MODERATION]
    assert not Decision.objects.exists()


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
def test_release_decisions_by_anybody_but_staff_is_refused(agreed, make):
    decision = vetting.prepared(agreed)
    with pytest.raises(TransitionDenied):
        release(decision, by=make())
    assert states(agreed) == [SolutionStatus.MODERATION]


def test_decide_solution_twice_is_stale(agreed):
    decide(agreed)
    with pytest.raises(StaleTransition):
        decide(agreed, vetting.decision(SolutionStatus.NOT_ELIGIBLE))


def test_release_decisions_twice_is_stale_and_writes_one_line(agreed):
    decision = vetting.prepared(agreed)
    release(decision)
    with pytest.raises(StaleTransition):
        release(decision)
    assert Event.objects.about(agreed).filter(name="find_eligible").count() == 1


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


def test_feedback_draft_is_the_meetings_reason_and_each_assessors_own_once(agreed):
    (row,) = scores_side_by_side(agreed)
    reasons = [f"{score.assignment.assessor} finds it sound" for score in row.scores]
    assert feedback_draft(row) == "\n\n".join(["Agreed on B2", *reasons])


@pytest.mark.parametrize(
    "change",
    [
        lambda d: Decision.objects.filter(pk=d.pk).update(reason="Other words."),
        lambda d: d.delete(),
        lambda d: d.conditions.update(text="Nothing to do."),
        lambda d: d.conditions.update(due_on="2099-01-01"),
        lambda d: d.conditions.all().delete(),
        lambda d: Condition.objects.create(
            decision=d, position=9, text="One more.", due_on="2099-01-01"
        ),
        lambda d: d.criterion_feedback.update(text="Other words."),
        lambda d: d.criterion_feedback.all().delete(),
    ],
)
def test_decision_released_refuses_every_change_in_the_database(agreed, change):
    decision = decide(agreed, vetting.decision(CONDITIONAL, by_criterion={"B2": "Test it."}))
    with pytest.raises(IntegrityError, match="released"), transaction.atomic():
        change(Decision.objects.get())
    assert Decision.objects.get().reason == decision.reason
    assert CriterionFeedback.objects.get().text == "Test it."


def test_decision_released_without_words_on_responsible_deployment_is_refused_by_the_database(
    agreed,
):
    decision = vetting.prepared(agreed, responsible_deployment="")
    decision.released_by, decision.released_at = people.staff(), timezone.now()
    with pytest.raises(IntegrityError, match="decision_released_complete"):
        decision.save()
