"""One round of vetting by the people who do it: six solutions, three assessors, and all that goes wrong."""

import pytest

from tests.browser.vetting_round import assessors, staff, vendors
from tests.browser.vetting_round.setting import six_solutions
from tests.journeys import people, solutions
from vendors.tasks import look_after_evidence

pytestmark = pytest.mark.usefixtures("celery_worker_live")


@pytest.fixture
def entries():
    solutions.agreement()
    return six_solutions(solutions.round_taking_solutions())


def test_six_solutions_are_vetted_by_three_assessors_to_their_letters(come, entries):
    hugo, mina, ines = (
        people.assessor(name=name) for name in ("Hugo Baptiste", "Mina Sørensen", "Ines Carvalho")
    )
    desk = come(people.staff(name="Hannah Whitlock"))
    plain, doubtful, asked, lapsing, conditional, refused = entries.values()

    # Who scores what
    staff.let_all_in(desk, entries.values())
    staff.ask_the_proposed(desk)
    scorer = come(ines)
    solution = assessors.declare_a_conflict(scorer, ines)
    free = next(one for one in (hugo, mina) if not solution_has(solution, one))
    staff.replace(desk, solution, free, instead_of=ines)

    # Scored alone
    for person, at_desk in ((hugo, come(hugo)), (ines, scorer), (mina, come(mina))):
        assessors.score_everything(at_desk, person, doubtful=doubtful)
    staff.ask_for_clarification(desk, asked)
    vendors.answer_the_clarification(come(asked.lead), asked)

    # Moderated, decided, released together
    for entry in entries.values():
        staff.moderate(desk, entry, differs=entry == doubtful)
    for entry in (plain, doubtful, asked, lapsing):
        staff.prepare(desk, entry, "Eligible")
    staff.prepare(desk, conditional, "Eligible with conditions", condition=staff.CONDITION)
    staff.prepare(desk, refused, "Not eligible")
    staff.release_together(desk, entries.values())
    for entry in (plain, doubtful, asked, lapsing):
        vendors.read_the_letter(entry, "eligible")
    assert staff.CONDITION in vendors.read_the_letter(conditional, "eligible with conditions")
    vendors.read_the_letter(refused, "not eligible")

    # A certificate ends and is renewed
    reader, vendor = come(width=360), come(lapsing.lead)
    vendors.let_the_certificate_end(lapsing)
    look_after_evidence.delay()
    reader.go(f"/solutions/{lapsing.version.solution.slug}/").waits_for("Under renewal")
    vendors.renew(vendor, lapsing)
    staff.confirm_the_renewal(desk, lapsing)
    reader.go(f"/solutions/{lapsing.version.solution.slug}/").misses("Under renewal")

    # An appeal, answered and decided by somebody who took no part
    refusing, other = come(refused.lead), come(people.staff(name="Obi Eze"))
    vendors.appeal(refusing, refused)
    staff.leave_the_appeal_to_somebody_else(desk, refused)
    staff.uphold(other, refused)
    staff.prepare(other, refused, "Eligible")
    staff.release_together(other, [refused])
    assert "The appeal" not in vendors.read_the_letter(refused, "eligible")

    page = staff.read_the_decision_file(other, refused)
    assert ("Hannah Whitlock" in page, "Obi Eze" in page) == (True, True)


def solution_has(solution, assessor):
    return assessor.assignments.filter(version__solution=solution).exists()
