"""Whether a decision can be appealed, and the clock of it: working days in England."""

from datetime import date, datetime

from django.utils.timezone import localdate

from challenges.phase import day_in_words
from vendors.enums import SolutionStatus
from vendors.models import Decision, SolutionVersion
from vendors.working_days import working_days_after
from workflow.permissions import ALLOWED, Verdict, refused

# What leaves something to ask for.
APPEALABLE = (SolutionStatus.NOT_ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS)


def decision_that_stands(version: SolutionVersion) -> Decision | None:
    return version.decisions.filter(released_at=version.decided_at).first()


def appeal_until(version: SolutionVersion) -> date:
    """The last day to appeal against the decision of a decided version."""
    decided_on = localdate(version.decided_at)
    return working_days_after(decided_on, version.round.appeal_days)


def ready_to_appeal(version: SolutionVersion, at: datetime) -> Verdict:
    """Once a decision, in time, while no later version has taken its place."""
    if version.status not in APPEALABLE:
        return refused(
            "You can appeal when a solution is not eligible, or eligible with conditions."
        )
    if version.appeals.filter(decision__released_at=version.decided_at).exists():
        return refused("You have appealed against this decision. That is possible once.")
    if localdate(at) > appeal_until(version):
        return refused(f"The time to appeal ended on {day_in_words(appeal_until(version))}.")
    if _has_successor(version):
        return refused("You have begun a later version. Withdraw it to appeal on this one.")
    return ALLOWED


def _has_successor(version: SolutionVersion) -> bool:
    later = SolutionVersion.objects.filter(solution=version.solution_id, number__gt=version.number)
    return later.exclude(status=SolutionStatus.WITHDRAWN).exists()
