"""Solutions brought through vetting, and responses through shortlisting, by the real actions."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate

from tests.journeys import challenges, people, solutions
from vendors.actions.deciding.appeal import lodge_appeal
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.deciding.preparing import DecisionWords, Term, prepare_decision
from vendors.actions.deciding.releasing import decide_solution
from vendors.actions.deciding.renewal import offer_renewal
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice
from vendors.actions.shortlisting.releasing import release_choice
from vendors.actions.supply.responses import offer_response, start_response, withdraw_response
from vendors.actions.supply.solutions import withdraw_solution
from vendors.actions.vetting.assignment import (
    assign_assessor,
    declare_no_conflict,
    decline_assignment,
)
from vendors.actions.vetting.clarification import ask_clarification
from vendors.actions.vetting.eligibility import pass_eligibility, return_solution
from vendors.actions.vetting.moderation import agree_score, open_moderation
from vendors.actions.vetting.scoring import save_score, submit_scores
from vendors.enums import DECIDED_STATUSES, ResponseStatus, Showing, SolutionStatus
from vendors.models import Criterion, ShortlistChoice, SolutionVersion
from vendors.queries.vetting.dossiers import scored_criteria
from vendors.working_days import working_days_after

CHOSEN = {
    ResponseStatus.SHORTLISTED: Showing.SHOW,
    ResponseStatus.RESERVE: Showing.RESERVE,
    ResponseStatus.NOT_SHORTLISTED: Showing.NOT_SHOWN,
}


def solution_at(status, *, lead=None, **words):
    """A version in this state, having come there the way every version comes."""
    if status == SolutionStatus.DRAFT:
        return solutions.ready(lead, **words)
    if status == SolutionStatus.LAPSED:
        words = {"evidence_until": localdate(), **words}
    version = solutions.submitted(lead, **words)
    for step in _steps_to(status):
        step(version)
    return SolutionVersion.objects.select_related("solution__vendor", "round").get(pk=version.pk)


def _steps_to(status):
    steps = {
        SolutionStatus.SUBMITTED: [],
        SolutionStatus.RETURNED: [_give_back],
        SolutionStatus.WITHDRAWN: [withdraw],
        SolutionStatus.IN_VETTING: [let_in],
        SolutionStatus.CLARIFICATION: [let_in, ask],
        SolutionStatus.MODERATION: [let_in, score_twice, moderate],
    }
    if status == SolutionStatus.LAPSED:
        return [*_steps_to(SolutionStatus.ELIGIBLE), lapse]
    if status in DECIDED_STATUSES:
        return [*steps[SolutionStatus.MODERATION], agree, partial(decide, outcome=status)]
    return steps[status]


def let_in(version):
    pass_eligibility(version, by=people.desk(), at=timezone.now())


def ask(version, question="Where is the data at night?", due_on=None, **more):
    due_on = due_on or working_days_after(localdate(), 5)
    asked = {"question": question, "due_on": due_on, **more}
    return ask_clarification(version, **asked, by=people.desk(), at=timezone.now())


def assigned(version, assessor=None):
    return assign_assessor(
        version, assessor or people.assessor(), by=people.desk(), at=timezone.now()
    )


def declined(assignment, reason="away"):
    decline_assignment(assignment, reason=reason, by=assignment.assessor, at=timezone.now())
    return assignment


def scoring(version, assessor=None):
    """An assignment after the declaration, nothing scored yet."""
    assignment = assigned(version, assessor)
    declare_no_conflict(assignment, by=assignment.assessor, at=timezone.now())
    return assignment


def scored(version, assessor=None, *, value=3):
    """An assignment with every criterion scored, not handed in."""
    assignment = scoring(version, assessor)
    for criterion in scored_criteria(version):
        reason = f"{assignment.assessor} finds it sound"
        save_score(
            assignment,
            criterion,
            value=value,
            reason=reason,
            by=assignment.assessor,
            at=timezone.now(),
        )
    return assignment


def handed_in(version, assessor=None, *, value=3):
    assignment = scored(version, assessor, value=value)
    submit_scores(assignment, by=assignment.assessor, at=timezone.now())
    return assignment


def score_twice(version):
    for value in (1, 3):
        handed_in(version, value=value)


def moderate(version):
    open_moderation(version, by=people.desk(), at=timezone.now())


def agree(version, value=2):
    by = people.desk()
    for criterion in scored_criteria(version):
        reason = f"Agreed on {criterion.code}"
        agree_score(version, criterion, value=value, reason=reason, by=by, at=timezone.now())


def term(text="Renew the certificate.", days=90):
    """A condition to be met so many days from today."""
    return Term(text, localdate() + timedelta(days=days))


def decision(outcome=SolutionStatus.ELIGIBLE, **words):
    conditional = outcome == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
    return DecisionWords(
        outcome,
        **{
            "reason": "The answers hold.",
            "feedback": "Tell residents about it.",
            "responsible_deployment": "Watch the error rate.",
            "conditions": [term()] if conditional else [],
            **words,
        },
    )


def prepared(version=None, outcome=SolutionStatus.ELIGIBLE, by=None, **words):
    """A decision written down and not sent, on a version with every score agreed."""
    if version is None:
        version = solution_at(SolutionStatus.MODERATION)
        agree(version)
    by = by or people.desk()
    return prepare_decision(version, decision(outcome, **words), by=by, at=timezone.now())


def decide(version, outcome=SolutionStatus.ELIGIBLE, by=None):
    decide_solution(version, decision(outcome), by=by or people.desk(), at=timezone.now())


def lapse(version):
    """What happens on the day after its evidence ended."""
    lapse_solution(version, at=timezone.now() + timedelta(days=1))


def renewal_of(version, *, code="B1", at=None, **facts):
    """A newer certificate offered for one criterion, not checked yet."""
    lead = solutions.lead_of(version)
    criterion = Criterion.objects.get(section__criteria_set=version.criteria_set_id, code=code)
    evidence = solutions.certificate(lead, kind=criterion.evidence_kind, **facts)
    return offer_renewal(version, criterion, evidence, by=lead, at=at or timezone.now())


def appeal_on(version, *, grounds="The new policy was overlooked.", at=None):
    """Lodged by the vendor’s lead, not answered yet."""
    lead = solutions.lead_of(version)
    return lodge_appeal(version, grounds=grounds, by=lead, at=at or timezone.now())


def response_at(status, *, version=None, challenge=None):
    """A response of an eligible solution in this state."""
    version = version or solution_at(SolutionStatus.ELIGIBLE)
    challenge = challenge or challenges.challenge_at(round=version.round)
    lead = solutions.lead_of(version)
    text = "It drafts the record during the visit."
    response = start_response(challenge, version.solution, text=text, by=lead, at=timezone.now())
    if status != ResponseStatus.DRAFT:
        offer_response(response, by=lead, at=timezone.now())
    _finish(response, status, lead)
    return response


def _finish(response, status, lead):
    if status in CHOSEN:
        decided(response, CHOSEN[status])
    elif status == ResponseStatus.WITHDRAWN:
        withdraw_response(response, by=lead, at=timezone.now())


@transaction.atomic
def decided(response, showing, *, feedback="Clear and short.", by=None, at=None):
    """One response of a shortlist prepared and released by itself, whatever the others wait for."""
    by, at = by or people.desk(), at or timezone.now()
    kept = ShortlistChoice.objects.filter(response=response).first()
    words = ChoiceWords(showing, reason=feedback, feedback=feedback)
    replaces = kept.prepared_at if kept else None
    choice = prepare_choice(response, words, by=by, at=at, replaces=replaces)
    choice.response = response
    release_choice(choice, by=by, at=at)


def _give_back(version):
    reason = "The certificate is about another product."
    return_solution(version, reason=reason, by=people.desk(), at=timezone.now())


def withdraw(version):
    withdraw_solution(version, by=solutions.lead_of(version), at=timezone.now())
