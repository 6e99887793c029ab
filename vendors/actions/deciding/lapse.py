"""A solution lapses when evidence that a pass depends on has ended."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from challenges.phase import day_in_words
from vendors.actions.shortlisting.reserve import tell_of_freed_places
from vendors.enums import EligibilityOutcome
from vendors.expiry import Backing, backings_of, ended
from vendors.lifecycle import SOLUTION
from vendors.messages import renewals as messages
from vendors.models import SolutionVersion
from workflow.engine import perform


@transaction.atomic
def lapse_solution(version: SolutionVersion, *, at: datetime) -> None:
    """It is no longer offered as eligible; only the criteria whose evidence ended are open again.

    Raises TransitionDenied while all evidence is current, StaleTransition when it is not eligible.
    """
    locked = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    gone = ended(backings_of(locked), localdate(at))
    perform(
        SOLUTION["lapse"],
        version,
        by=None,
        at=at,
        reason=" ".join(_what_ended(backing) for backing in gone),
        data={"criteria": [backing.criterion.code for backing in gone]},
        lapsed_at=at,
        lapsed_from=locked.status,
    )
    for backing in gone:
        _open_again(version, backing, at)
    messages.solution_lapsed(version, gone, at=at)
    tell_of_freed_places(version.solution, at=at)


def _open_again(version: SolutionVersion, backing: Backing, at: datetime) -> None:
    version.eligibility.filter(criterion=backing.criterion).update(
        outcome=EligibilityOutcome.FAIL,
        reason=_what_ended(backing),
        cure="Renew the evidence. Nothing else has to be answered again.",
        checked_at=at,
    )


def _what_ended(backing: Backing) -> str:
    last = day_in_words(backing.last_day)  # type: ignore[arg-type]  # what ended has a last day
    return f"“{backing.evidence.title}” ended on {last}."
