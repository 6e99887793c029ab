"""Something of every noun, brought there by the real actions."""

from types import SimpleNamespace

from django.utils import timezone

from challenges.actions.support import give_support
from challenges.models import Theme
from showcase.actions.events.agenda import add_speaker
from showcase.actions.events.audience import answer_audience, ask_vendor
from showcase.actions.events.follow_ups import say_what_happened
from showcase.actions.events.materials import add_material
from showcase.models import FollowUp
from tests.journeys import challenges, people, showcase, solutions, vetting

SILENT, TITLE = "Hushmere", "Writing up visits"


def everything():
    officer = people.officer()
    challenge = challenges.challenge_at(by=officer, title=TITLE)
    challenges.supported(challenge)
    _shared_in_silence(challenge)
    response = vetting.response_at("shortlisted", challenge=challenge)
    vetting.solution_at("eligible_with_conditions")
    _beside(challenge)
    challenge.refresh_from_db()
    return SimpleNamespace(
        challenges=challenge,
        questions=challenges.question_on(challenge, answer="It has to."),
        solutions=response.solution,
        events=_shown_at_an_event(response, officer),
        reports=showcase.report_at(),
        themes=Theme.objects.get(pk=challenge.theme_id),
        councils=challenges.council_of(officer),
    )


def _beside(challenge):
    """One that is linked, a bundle it belongs to, and one that was merged into it."""
    titles = ("Calls", "Care at home", "Notes")
    around = [challenges.challenge_at(title=title, round=challenge.round) for title in titles]
    linked, bundle, merged = around
    challenges.linked(challenge, linked)
    challenges.bundled(bundle, challenge)
    challenges.merged(challenge, merged)


def _shown_at_an_event(response, officer):
    """With speakers, a recording, a question from the room, and what came of it."""
    slot, now, staff = (
        showcase.slot(response=response, room="Reading room"),
        timezone.now(),
        people.desk(),
    )
    event, told = slot.session.event, {"by": staff, "at": now}
    add_speaker(
        slot.session, name="Ada Bright", role="Team manager", organisation="Fenwick", **told
    )
    link = "https://video.example.org/visits"
    add_material(slot.session, kind="recording", title="The whole session", link=link, **told)
    guest = showcase.attendee(event)
    asked = ask_vendor(slot, registration=guest, text="Does it work in a cellar?", at=now)
    lead = solutions.lead_of(response.solution.versions.get())
    answer_audience(asked, answer="Yes, for a day.", by=lead, at=now)
    _agreed_by_both(slot, officer, lead)
    return event


def _agreed_by_both(slot, officer, lead):
    event, response, now = slot.session.event, slot.response, timezone.now()
    council = challenges.council_of(officer)
    of_both = {"event": event, "response": response, "council": council}
    outcome = FollowUp.objects.create(**of_both, months=3, asked_at=now)
    for person in (officer, lead):
        outcome.refresh_from_db()
        words = {"outcome": "pilot", "words": "Two teams try it until summer."}
        say_what_happened(outcome, **words, by=person, at=now)


def _shared_in_silence(challenge):
    """By a council that would rather not be named and whose words stay with staff."""
    silent = people.officer(people.council(f"{SILENT} Council {challenge.pk}"))
    give_support(
        challenge,
        council=challenges.council_of(silent),
        note=f"Only {SILENT} says so.",
        is_named=False,
        shows_note=False,
        by=silent,
        at=timezone.now(),
    )
