import pytest
from django.db import IntegrityError
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, vetting
from vendors.actions.vetting.assignment import (
    assign_assessor,
    declare_conflict,
    declare_no_conflict,
    decline_assignment,
)
from vendors.actions.vetting.interests import declare_interest, lift_interest
from vendors.enums import AssignmentStatus, ConflictKind, DeclineReason, SolutionStatus
from vendors.models import Assignment, Conflict, SolutionVersion
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def kinds_sent_to(person):
    return list(
        Message.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True)
    )


def declare(assignment, **said):
    facts = {"kind": ConflictKind.FINANCIAL, "details": "I hold shares in it.", **said}
    return declare_conflict(assignment, by=assignment.assessor, at=timezone.now(), **facts)


def test_assign_assessor_asks_them_by_mail_and_keeps_the_dossier_closed():
    version, assessor = vetting.solution_at(SolutionStatus.IN_VETTING), people.assessor()
    assignment = vetting.assigned(version, assessor)
    assert assignment.status == AssignmentStatus.ASSIGNED
    assert kinds_sent_to(assessor)[-1] == "assessor_assigned"
    assert not SolutionVersion.objects.dossiers_for(assessor).exists()


def test_assign_assessor_says_in_the_log_who_asked():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    assignment = vetting.assigned(version)
    event = Event.objects.about(assignment).get()
    assert (event.name, event.by, event.to_status) == (
        "assign",
        assignment.assigned_by,
        AssignmentStatus.ASSIGNED,
    )


def test_assign_assessor_twice_is_refused_with_the_name():
    version, assessor = vetting.solution_at(SolutionStatus.IN_VETTING), people.assessor(name="Ana")
    vetting.assigned(version, assessor)
    with pytest.raises(TransitionDenied, match="Ana has been asked already"):
        vetting.assigned(version, assessor)
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize("status", [SolutionStatus.SUBMITTED, SolutionStatus.MODERATION])
def test_assign_assessor_outside_vetting_is_refused(status):
    version = vetting.solution_at(status)
    with pytest.raises(TransitionDenied, match="while a solution is in vetting"):
        vetting.assigned(version)


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.staff])
def test_assign_assessor_who_is_no_assessor_is_refused(make):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied, match="is not an assessor"):
        vetting.assigned(version, make())


@pytest.mark.parametrize("make", [people.assessor, people.officer, people.vendor_lead])
def test_assign_assessor_by_anybody_but_staff_is_refused(make):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied):
        assign_assessor(version, people.assessor(), by=make(), at=timezone.now())
    assert not Assignment.objects.exists()


def test_assign_assessor_with_an_interest_is_refused():
    version, assessor = vetting.solution_at(SolutionStatus.IN_VETTING), people.assessor()
    interest(assessor, version)
    with pytest.raises(TransitionDenied, match="has an interest in this vendor"):
        vetting.assigned(version, assessor)


def test_declare_no_conflict_opens_the_dossier():
    assignment = vetting.scoring(vetting.solution_at(SolutionStatus.IN_VETTING))
    assert list(SolutionVersion.objects.dossiers_for(assignment.assessor)) == [assignment.version]


def test_declare_no_conflict_of_somebody_else_is_refused():
    assignment = vetting.assigned(vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(TransitionDenied):
        declare_no_conflict(assignment, by=people.assessor(), at=timezone.now())


def test_declare_no_conflict_after_moderation_opened_is_refused():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    late = vetting.assigned(version)
    vetting.score_twice(version)
    vetting.moderate(version)
    with pytest.raises(TransitionDenied, match="no longer taken"):
        declare_no_conflict(late, by=late.assessor, at=timezone.now())


@pytest.mark.parametrize("state", [vetting.assigned, vetting.scoring])
def test_declare_conflict_closes_the_dossier_and_tells_staff(state):
    version, officer = vetting.solution_at(SolutionStatus.IN_VETTING), people.staff()
    assignment = state(version)
    conflict = declare(assignment)
    assert (conflict.person, conflict.vendor) == (assignment.assessor, version.solution.vendor)
    assert not SolutionVersion.objects.dossiers_for(assignment.assessor).exists()
    assert not Assignment.objects.visible_to(assignment.assessor).exists()
    assert kinds_sent_to(officer)[-1] == "assessor_unavailable"


def test_declare_conflict_twice_is_stale():
    assignment = vetting.assigned(vetting.solution_at(SolutionStatus.IN_VETTING))
    declare(assignment)
    with pytest.raises(StaleTransition):
        declare(assignment)
    assert Conflict.objects.count() == 1


def test_declare_conflict_gives_up_every_open_assignment_of_the_vendor():
    first = vetting.solution_at(SolutionStatus.IN_VETTING)
    lead = first.solution.vendor.memberships.get().user
    second = vetting.solution_at(SolutionStatus.IN_VETTING, lead=lead)
    elsewhere = vetting.solution_at(SolutionStatus.IN_VETTING)
    assessor = people.assessor()
    one, two, other = (vetting.scoring(v, assessor) for v in (first, second, elsewhere))
    declare(one)
    statuses = dict(Assignment.objects.values_list("pk", "status"))
    assert statuses == {
        one.pk: AssignmentStatus.CONFLICTED,
        two.pk: AssignmentStatus.CONFLICTED,
        other.pk: AssignmentStatus.SCORING,
    }


def test_decline_assignment_tells_staff_and_keeps_the_reason():
    version, officer = vetting.solution_at(SolutionStatus.IN_VETTING), people.staff()
    assignment = vetting.assigned(version)
    decline_assignment(
        assignment, reason=DeclineReason.AWAY, by=assignment.assessor, at=timezone.now()
    )
    assignment.refresh_from_db()
    assert (assignment.status, assignment.decline_reason) == ("declined", "away")
    assert Event.objects.about(assignment).last().reason == "I am away"
    assert kinds_sent_to(officer)[-1] == "assessor_unavailable"


def test_staff_with_an_interest_hear_nothing_of_the_vendor():
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    biased = people.staff()
    interest(biased, version)
    before = kinds_sent_to(biased)
    vetting.handed_in(version)
    declare(vetting.assigned(version))
    assert kinds_sent_to(biased) == before


def interest(person, version):
    return declare_interest(
        version.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin works there.",
        by=person,
        at=timezone.now(),
    )


def test_declare_interest_twice_stays_the_first_one():
    version, person = vetting.solution_at(SolutionStatus.IN_VETTING), people.staff()
    assert interest(person, version) == interest(person, version)
    assert Event.objects.filter(name="declare").count() == 1


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.anybody])
def test_declare_interest_by_somebody_who_does_not_vet_is_refused(make):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    with pytest.raises(TransitionDenied):
        interest(make(), version)
    assert not Conflict.objects.exists()


def test_lift_interest_by_an_administrator_opens_the_vendor_again():
    version, person = vetting.solution_at(SolutionStatus.IN_VETTING), people.staff()
    conflict = interest(person, version)
    lift_interest(conflict, reason="The cousin left.", by=people.administrator(), at=timezone.now())
    assert list(SolutionVersion.objects.dossiers_for(person)) == [version]
    assert Event.objects.about(conflict).last().reason == "The cousin left."


@pytest.mark.parametrize("make", [people.staff, people.assessor])
def test_lift_interest_by_anybody_but_an_administrator_is_refused(make):
    conflict = interest(people.staff(), vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(TransitionDenied):
        lift_interest(conflict, reason="It is over.", by=make(), at=timezone.now())
    conflict.refresh_from_db()
    assert conflict.lifted_at is None


def test_lift_interest_of_ones_own_is_refused():
    administrator = people.administrator()
    conflict = interest(administrator, vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(TransitionDenied, match="Somebody else lifts"):
        lift_interest(conflict, reason="It is over.", by=administrator, at=timezone.now())


def test_lift_interest_twice_or_without_reason_is_refused():
    conflict = interest(people.staff(), vetting.solution_at(SolutionStatus.IN_VETTING))
    administrator = people.administrator()
    with pytest.raises(TransitionDenied, match="Give a reason"):
        lift_interest(conflict, reason=" ", by=administrator, at=timezone.now())
    lift_interest(conflict, reason="Over.", by=administrator, at=timezone.now())
    with pytest.raises(TransitionDenied, match="lifted this interest already"):
        lift_interest(conflict, reason="Over.", by=administrator, at=timezone.now())


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"status": "scoring"}, "assignment_scoring_after_declaration"),
        ({"status": "declined"}, "assignment_declined_has_reason"),
        ({"submitted_at": "2025-01-01T00:00Z"}, "assignment_submitted_has_time"),
        ({"status": "lost"}, "assignment_status_known"),
    ],
)
def test_assignment_that_contradicts_itself_is_refused_by_the_database(changes, constraint):
    assignment = vetting.assigned(vetting.solution_at(SolutionStatus.IN_VETTING))
    with pytest.raises(IntegrityError, match=constraint):
        Assignment.objects.filter(pk=assignment.pk).update(**changes)
