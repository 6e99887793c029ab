"""What assessors do: declare, score alone, hand in."""

from vendors.enums import AssignmentStatus
from vendors.models import Assignment

OPEN = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)


def declare_a_conflict(assessor, person):
    """In the vendor of the first solution this person was asked to score; returns its name."""
    first = _open_of(person).first().version.solution
    assessor.go("/assessor/").sees(first.vendor.name).press("Declare interests")
    assessor.choose("Financial: shares or payments").press("Declare")
    assessor.sees_error("Say what the interest is.")
    assessor.fill(details="I own shares.").press("Declare")
    assessor.sees("Nothing of this vendor is shown to you any more.")
    assessor.misses(first.name, first.vendor.name)
    return first


def score_everything(assessor, person, *, doubtful):
    """3 points for each, but the first who scores the doubtful solution gives 1."""
    while assignment := _open_of(person).first():
        version = assignment.version
        is_first = not version.assignments.filter(status=AssignmentStatus.SUBMITTED).exists()
        _score(assessor, assignment, "1" if version == doubtful.version and is_first else "3")


def _score(assessor, assignment, value):
    assessor.go(f"/assessor/{assignment.pk}/declare/").choose("No, I have no interest")
    assessor.press("Declare").press("Score the next one")
    assessor.answer(value=value).press("Save and next").sees_error("Give a reason")
    assessor.fill(reason=f"Worth {value}, I find.").press("Save and next")
    assessor.press("Submit scores").sees("Scores submitted.")


def _open_of(person):
    open_ones = Assignment.objects.filter(assessor=person, status__in=OPEN)
    return open_ones.select_related("version__solution__vendor").order_by("pk")
