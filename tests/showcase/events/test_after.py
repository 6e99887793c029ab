"""The day and what follows it: check-in, questions, meetings, feedback, what happened next."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from challenges.models import Contact
from notifications.models import Message
from showcase.actions.events.audience import answer_audience, ask_vendor, decline_audience
from showcase.actions.events.day import check_in, give_feedback, undo_check_in
from showcase.actions.events.follow_ups import ask_what_happened, say_what_happened
from showcase.actions.events.meetings import ask_for_meeting
from showcase.actions.saving import SavedMeanwhile
from showcase.models import AudienceQuestion, Feedback, FollowUp
from showcase.queries.events.day import arrivals_of, expected_in_person, opinion_of
from showcase.queries.events.follow_ups import months_after, what_happened_in, what_happened_next
from tests.journeys import people
from tests.journeys.showcase import attendee, event_at, held, slot
from vendors.actions.vetting.interests import declare_interest
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


def told(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("to", flat=True))


def vendor_of(shown):
    return shown.response.solution.vendor


def lead_of(shown):
    return vendor_of(shown).memberships.active().get(role="vendor_lead").user


def test_check_in_once_and_back():
    event, staff, now = event_at(), people.staff(), timezone.now()
    guest = attendee(event)
    for _ in range(2):
        check_in(guest, by=staff, at=now)
    assert (arrivals_of(event).expected, arrivals_of(event).here) == (1, 1)
    undo_check_in(guest, by=staff, at=now)
    assert arrivals_of(event).here == 0


def test_check_in_without_a_place_or_by_others_is_refused():
    event = event_at(capacity=1)
    guest, waiting = attendee(event), attendee(event)
    with pytest.raises(TransitionDenied, match="has no place"):
        check_in(waiting, by=people.staff(), at=timezone.now())
    with pytest.raises(TransitionDenied):
        check_in(guest, by=people.officer(), at=timezone.now())


def test_check_in_list_has_who_comes_in_person_and_finds_by_any_word():
    event = event_at(places={("", "room"): 5, ("", "online"): 5})
    ada = attendee(event, "Ada Bright", organisation="Northmere Council")
    attendee(event, "Bo Clay")
    attendee(event, "Cy Dale", mode="online")
    assert [guest.name for guest in expected_in_person(event)] == ["Ada Bright", "Bo Clay"]
    assert list(expected_in_person(event, "north bri")) == [ada]


def test_feedback_is_asked_of_everybody_with_a_place_and_counted_once():
    event = event_at(capacity=2)
    guests = [attendee(event) for _ in range(3)]
    with pytest.raises(TransitionDenied):
        give_feedback(guests[0], rating=5, liked="", improve="", at=timezone.now())
    held(event)
    assert told("event_feedback") == sorted(guest.email for guest in guests[:2])
    for guest in guests:
        guest.event.refresh_from_db()
    for rating in (1, 5):
        give_feedback(guests[0], rating=rating, liked="Tea", improve="", at=timezone.now())
    give_feedback(guests[1], rating=4, liked="", improve="", at=timezone.now())
    with pytest.raises(TransitionDenied):
        give_feedback(guests[2], rating=1, liked="", improve="", at=timezone.now())
    opinion = opinion_of(event)
    assert (opinion.answers, opinion.average) == (2, 4.5)
    assert opinion.ratings == [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1)]


def test_database_refuses_a_rating_off_the_scale():
    guest = attendee(event_at())
    with pytest.raises(IntegrityError, match="feedback_rating"), transaction.atomic():
        Feedback.objects.create(registration=guest, rating=6, sent_at=timezone.now())


def asked_question(shown, text="Does it work offline?"):
    guest = attendee(shown.session.event, "Ada Bright", email="ada@example.org")
    return ask_vendor(shown, registration=guest, text=text, at=timezone.now())


def test_question_reaches_the_vendor_without_the_asker_and_is_public_once_answered():
    shown = slot()
    question = asked_question(shown)
    (message,) = Message.objects.filter(kind="audience_asked")
    assert message.to == lead_of(shown).email
    assert "Ada" not in message.body
    assert list(AudienceQuestion.objects.public()) == []
    answer_audience(question, answer="Yes.", by=lead_of(shown), at=timezone.now())
    assert list(AudienceQuestion.objects.public()) == [question]
    assert told("audience_answered") == ["ada@example.org"]


def test_question_settled_twice_keeps_the_first_answer():
    shown = slot()
    question = asked_question(shown)
    again = AudienceQuestion.objects.get(pk=question.pk)
    answer_audience(question, answer="Yes.", by=lead_of(shown), at=timezone.now())
    with pytest.raises(TransitionDenied, match="Somebody was first"):
        decline_audience(again, by=people.staff(), at=timezone.now())
    again.refresh_from_db()
    assert again.answer == "Yes."


def test_question_is_for_its_vendor_and_for_staff_without_an_interest():
    shown = slot()
    question = asked_question(shown)
    conflicted, now = people.staff(), timezone.now()
    declare_interest(vendor_of(shown), kind="financial", details="Shares.", by=conflicted, at=now)
    seen = AudienceQuestion.objects.visible_to
    assert list(seen(lead_of(shown))) == list(seen(people.staff())) == [question]
    for other in (conflicted, people.vendor_lead(), people.officer(), people.anybody()):
        assert list(seen(other)) == []
        with pytest.raises(TransitionDenied):
            answer_audience(question, answer="Mine.", by=other, at=now)


def test_question_by_somebody_waiting_is_refused():
    shown = slot()
    event = shown.session.event
    for _ in range(3):
        attendee(event)
    with pytest.raises(TransitionDenied, match="with a place"):
        asked_question(shown)


def test_meeting_asked_by_either_side_stands_in_the_contact_log_and_is_told():
    shown, now = slot(), timezone.now()
    council = people.council()
    officer, lead = people.officer(council), people.council_lead(council)
    for by in (officer, lead_of(shown)):
        ask_for_meeting(shown, council=council, text="A pilot?", by=by, at=now)
    log = Contact.objects.filter(kind__contains="meeting").order_by("pk")
    assert [(line.kind, line.council, line.vendor) for line in log] == [
        ("meeting", council, vendor_of(shown)),
        ("vendor_meeting", council, vendor_of(shown)),
    ]
    assert told("meeting_asked") == sorted([lead_of(shown).email, lead.email])


@pytest.mark.parametrize("make", [people.anybody, people.officer, people.vendor_lead])
def test_meeting_asked_by_neither_side_is_refused(make):
    with pytest.raises(TransitionDenied):
        ask_for_meeting(
            slot(), council=people.council(), text="Hello", by=make(), at=timezone.now()
        )


def follow_up(months=3):
    """Begun after an event at which a solution was shown for one council's challenge."""
    shown = slot()
    event = shown.session.event
    held(event)
    day = months_after(event.ends_at.date(), months)
    ask_what_happened(at=event.ends_at.replace(year=day.year, month=day.month, day=day.day))
    one = FollowUp.objects.get(months=months)
    return one, people.council_lead(one.council), lead_of(shown), shown.session


def say(one, by, words="It saves an hour a day.", outcome="pilot", seen=""):
    say_what_happened(one, outcome=outcome, words=words, by=by, at=timezone.now(), seen=seen)
    one.refresh_from_db()


def test_follow_ups_are_asked_at_3_and_12_months_each_once_of_both_sides():
    shown = slot()
    event = shown.session.event
    held(event)
    for days in (80, 100, 101, 370, 371):
        ask_what_happened(at=event.ends_at + timedelta(days=days))
    asked = FollowUp.objects.order_by("months").values_list("months", flat=True)
    assert list(asked) == [3, 12]
    assert told("follow_up_asked").count(lead_of(shown).email) == 2
    assert len(told("follow_up_asked")) == 4


def test_follow_up_is_public_once_both_agree_to_the_same_words():
    one, council, vendor, session = follow_up()
    say(one, council)
    assert (one.is_public, list(what_happened_in(session))) == (False, [])
    assert told("follow_up_written") == [vendor.email]
    say(one, vendor)
    assert list(what_happened_in(session)) == [one]
    assert list(what_happened_next(session.event.round)) == [one]


def test_follow_up_with_other_words_asks_the_other_side_again():
    one, council, vendor, session = follow_up()
    say(one, council)
    say(one, vendor, words="It saves two hours a day.")
    assert (one.council_agreed_at, bool(one.vendor_agreed_at)) == (None, True)
    say(one, council, words="It saves two hours a day.")
    assert one.is_public
    say(one, vendor, outcome="stopped", words="The money ran out.")
    assert list(what_happened_in(session)) == []


def test_follow_up_written_meanwhile_is_not_overwritten():
    from challenges.answers import fingerprint
    from showcase.queries.events.follow_ups import facts_of

    one, council, vendor, _ = follow_up()
    seen = fingerprint(facts_of(one))
    say(one, council)
    with pytest.raises(SavedMeanwhile):
        say(one, vendor, words="No.", seen=seen)
    one.refresh_from_db()
    assert one.words == "It saves an hour a day."


def test_follow_up_by_others_is_refused():
    one, *_ = follow_up()
    for other in (people.officer(), people.vendor_lead(), people.staff(), people.anybody()):
        with pytest.raises(TransitionDenied):
            say(one, other)


def test_database_refuses_an_agreement_to_nothing():
    one, council, *_ = follow_up()
    agreed = {"council_agreed_at": timezone.now(), "council_agreed_by": council}
    with pytest.raises(IntegrityError, match="follow_up_agreed"), transaction.atomic():
        FollowUp.objects.filter(pk=one.pk).update(**agreed)


def test_months_after_the_end_of_a_month_is_the_end_of_a_shorter_one():
    day = timezone.datetime(2026, 11, 30).date()
    assert str(months_after(day, 3)) == "2027-02-28"
    assert str(months_after(day, 12)) == "2027-11-30"
