"""One assessor, two windows, two connections."""

import pytest
from django.utils import timezone

from tests.journeys import vetting
from tests.together import together
from tests.vendors.vetting.test_vetting_races import denied
from vendors.actions.vetting.scoring import keep_typed, submit_scores
from vendors.enums import AssignmentStatus, SolutionStatus
from vendors.models import Score
from vendors.queries.vetting.dossiers import scored_criteria
from vendors.queries.vetting.scoring import kept_on

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def assignment():
    return vetting.scored(vetting.solution_at(SolutionStatus.IN_VETTING), value=1)


def type_in(assignment, criterion, value, seen):
    keep_typed(
        assignment,
        criterion,
        value=value,
        reason="Sound.",
        confidence="",
        seen=seen,
        by=assignment.assessor,
        at=timezone.now(),
    )


def test_two_windows_saving_at_once_keep_one_and_tell_the_other(assignment):
    criterion = scored_criteria(assignment.version)[0]
    seen = kept_on(assignment, criterion).token
    acts = [
        lambda v=value: denied(lambda: type_in(assignment, criterion, v, seen)) for value in (2, 4)
    ]
    told = together(acts)
    kept = Score.objects.get().value
    assert kept in (2, 4)
    assert sorted(told) == [
        "",
        f"{kept} of 4 with “Sound.” was saved here in another window. Save again to replace it.",
    ]


def test_typing_while_handing_in_changes_nothing_afterwards(assignment):
    criterion = scored_criteria(assignment.version)[0]
    seen = kept_on(assignment, criterion).token
    acts = [
        lambda: denied(lambda: type_in(assignment, criterion, 4, seen)),
        lambda: denied(
            lambda: submit_scores(assignment, by=assignment.assessor, at=timezone.now())
        ),
    ]
    typed, handed_in = together(acts)
    assignment.refresh_from_db()
    assert (handed_in, assignment.status) == ("", AssignmentStatus.SUBMITTED)
    is_kept = Score.objects.get().value == 4
    assert is_kept == (typed == "")
    assert denied(
        lambda: type_in(assignment, criterion, 0, kept_on(assignment, criterion).token)
    ) == ("You have submitted your scores. They no longer change.")
