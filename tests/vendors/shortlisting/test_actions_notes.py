import pytest
from django.utils import timezone

from tests.journeys import people, shortlisting, vetting
from tests.lasting import fresh
from vendors.actions.shortlisting.notes import note_as_designer, note_as_staff
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import DesignersView, ResponseStatus, SolutionStatus
from vendors.models import ShortlistNote
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.response_at(ResponseStatus.OFFERED)


@pytest.fixture
def response(made):
    return fresh(made)


@pytest.fixture
def designer(response):
    return shortlisting.designer_of(response.challenge)


def staff_note(response, text, *, by=None, replaces=None):
    by = by or people.desk()
    return note_as_staff(response, text=text, by=by, at=timezone.now(), replaces=replaces)


def test_note_changed_keeps_its_earlier_words(response, designer):
    shortlisting.noted(response, by=designer, text="Good.")
    shortlisting.noted(response, by=designer, view=DesignersView.NOT_SURE, text="Costly.")
    kept = ShortlistNote.objects.order_by("pk").values_list("view", "text", "replaced_at")
    assert [(view, text, bool(until)) for view, text, until in kept] == [
        ("likes", "Good.", True),
        ("not_sure", "Costly.", False),
    ]


def test_note_is_read_by_staff_and_its_own_council_only(response, designer):
    theirs = shortlisting.noted(response, by=designer)
    ours = staff_note(response, "Ask for a trial.")
    colleague = people.officer(designer.memberships.get().organisation)
    readers = [people.staff(), designer, colleague, people.officer(), people.vendor_lead()]
    read = [set(ShortlistNote.objects.visible_to(reader)) for reader in readers]
    assert read == [{theirs, ours}, {theirs}, {theirs}, set(), set()]


def test_note_over_ones_own_later_words_is_refused(response):
    by = people.desk()
    staff_note(response, "One.", by=by)
    with pytest.raises(TransitionDenied, match="in another window"):
        staff_note(response, "Two.", by=by)
    assert [note.text for note in ShortlistNote.objects.all()] == ["One."]


@pytest.mark.parametrize("status", [ResponseStatus.SHORTLISTED, ResponseStatus.NOT_SHORTLISTED])
def test_note_on_a_decided_response_is_stale(status):
    response = vetting.response_at(status)
    with pytest.raises(StaleTransition):
        staff_note(response, "Too late.")
    with pytest.raises(StaleTransition):
        shortlisting.noted(response, by=shortlisting.designer_of(response.challenge))


def test_note_of_a_council_that_designed_nothing_here_is_refused(response, designer):
    with pytest.raises(TransitionDenied):
        shortlisting.noted(response, by=people.officer())
    said = {"view": "likes", "text": "", "by": designer, "at": timezone.now()}
    with pytest.raises(TransitionDenied, match="did not design"):
        note_as_designer(response, council=people.council(), **said)


def test_note_on_what_a_designer_may_not_read_is_refused(designer, response):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    unread = vetting.response_at(
        ResponseStatus.OFFERED, version=version, challenge=response.challenge
    )
    people.becomes_assessor(designer)
    facts = {"kind": "personal", "details": "A friend.", "by": designer, "at": timezone.now()}
    declare_interest(response.solution.vendor, **facts)
    for hidden in (unread, response):
        with pytest.raises(TransitionDenied, match="not yours to read"):
            shortlisting.noted(hidden, by=designer)


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_staff_note_by_others_is_refused(response, make):
    with pytest.raises(TransitionDenied):
        staff_note(response, "Hello.", by=make())
