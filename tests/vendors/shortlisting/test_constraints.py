"""What the database itself refuses."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.journeys import people, shortlisting, vetting
from tests.lasting import fresh
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response, Shortlist, ShortlistChoice, ShortlistNote

pytestmark = pytest.mark.django_db


def refused(name, act):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        _and_check(act)


def _and_check(act):
    """What waits for the end of the transaction is checked now."""
    act()
    connection.check_constraints()


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return shortlisting.prepared(vetting.response_at(ResponseStatus.OFFERED), Showing.RESERVE)


@pytest.fixture
def prepared(made):
    return fresh(made)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"showing": "stage"}, "shortlist_choice_known"),
        ({"place": None}, "shortlist_place_is_of_the_reserve"),
        ({"place": 0}, "shortlist_place_is_of_the_reserve"),
        ({"showing": "show"}, "shortlist_place_is_of_the_reserve"),
        ({"released_at": timezone.now()}, "shortlist_released_complete"),
    ],
)
def test_choice_with_impossible_facts_is_refused(prepared, facts, name):
    refused(name, lambda: ShortlistChoice.objects.update(**facts))


@pytest.mark.parametrize("lacking", ["reason", "feedback"])
def test_choice_released_without_its_words_is_refused(prepared, lacking):
    told = {"released_at": timezone.now(), "released_by": people.desk()}
    refused(
        "shortlist_released_complete",
        lambda: ShortlistChoice.objects.update(**told, **{lacking: ""}),
    )


def test_two_on_one_place_of_the_reserve_list_are_refused():
    first, second = shortlisting.offered(2)
    for response in (first, second):
        shortlisting.prepared(response, Showing.RESERVE)
    refused("shortlist_place_once", lambda: ShortlistChoice.objects.update(place=1))


def test_released_choice_never_changes_and_stays():
    shortlisting.shown_reserve_and_not()
    refused("is released", lambda: ShortlistChoice.objects.update(feedback="Other."))
    refused("is released", lambda: ShortlistChoice.objects.all().delete())


@pytest.mark.parametrize("places", [0, 21])
def test_shortlist_without_room_or_with_too_much_is_refused(prepared, places):
    refused("shortlist_has_room", lambda: Shortlist.objects.update(places=places))


def test_note_keeps_its_words_and_stays(prepared):
    designer = shortlisting.designer_of(prepared.response.challenge)
    shortlisting.noted(prepared.response, by=designer)
    refused("keeps its words", lambda: ShortlistNote.objects.update(text="Other."))
    refused("keeps its words", lambda: ShortlistNote.objects.all().delete())


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"text": ""}, "shortlist_note_says_something"),
        ({"text": "A", "view": "likes"}, "shortlist_note_says_something"),
    ],
)
def test_note_of_staff_without_words_or_with_a_view_is_refused(prepared, facts, name):
    made = {"response": prepared.response, "author": people.desk(), "written_at": timezone.now()}
    refused(name, lambda: ShortlistNote.objects.create(**made, **facts))


def test_note_with_an_unknown_view_is_refused(prepared):
    designer = shortlisting.designer_of(prepared.response.challenge)
    refused(
        "shortlist_note_view_known",
        lambda: shortlisting.noted(prepared.response, by=designer, view="loves"),
    )


def test_second_standing_note_of_one_person_is_refused(prepared):
    made = {"response": prepared.response, "author": people.desk(), "written_at": timezone.now()}
    ShortlistNote.objects.create(**made, text="One.")
    refused("shortlist_note_once", lambda: ShortlistNote.objects.create(**made, text="Two."))


@pytest.mark.parametrize("status", [ResponseStatus.SHORTLISTED, ResponseStatus.RESERVE])
def test_chosen_response_without_who_when_or_feedback_is_refused(status):
    vetting.response_at(status)
    for lacking in ({"feedback": ""}, {"decided_at": None}, {"decided_by": None}):
        refused("response_decision_complete", lambda lost=lacking: Response.objects.update(**lost))


def test_withdrawn_response_keeps_its_decision_whole_or_has_none():
    vetting.response_at(ResponseStatus.RESERVE)
    refused(
        "response_decision_complete",
        lambda: Response.objects.update(status=ResponseStatus.WITHDRAWN, decided_by=None),
    )
