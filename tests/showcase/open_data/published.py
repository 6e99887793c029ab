"""Something in every table, and much that belongs in none, brought there by the real actions."""

from django.utils import timezone

from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus, StatementStatus
from showcase.actions.events.follow_ups import ask_what_happened, say_what_happened
from showcase.enums import EventStatus, ReportStatus, ResourceStatus
from showcase.models import FollowUp
from showcase.queries.events.follow_ups import months_after
from tests.journeys import challenges, people, resources, showcase, vetting
from tests.showcase.api.published import SILENT, everything
from vendors.enums import ResponseStatus, SolutionStatus

QUIET = "Quietham"
SECRET = "Zwischengold"  # in every word that nobody may read
FORMULA = "=HYPERLINK(1), said the council"
MORE = "So it is; and here, too."


def in_every_table():
    """A record of each noun, a sentence of a council that is not named, and what came of a pilot."""
    made = everything()
    quiet = people.officer(people.council(f"{QUIET} Council"))
    give_support(
        made.challenges,
        council=challenges.council_of(quiet),
        note=MORE,
        is_named=False,
        shows_note=True,
        by=quiet,
        at=timezone.now(),
    )
    challenges.supported(made.challenges, note=FORMULA)
    _pilot()
    links = [{"text": "The whole report", "href": "https://example.com/report"}]
    resources.case_study(about=[made.challenges, made.solutions], tags=["care"], links=links)
    return made


def _pilot():
    shown = showcase.slot()
    event = shown.session.event
    showcase.held(event)
    day = months_after(event.ends_at.date(), 3)
    ask_what_happened(at=event.ends_at.replace(year=day.year, month=day.month, day=day.day))
    one = FollowUp.objects.get(response=shown.response)
    vendor = shown.response.solution.vendor
    both = (people.council_lead(one.council), people.vendor_lead(vendor))
    for side in both:
        said = {"outcome": "pilot", "words": "It saves an hour a day.", "by": side}
        say_what_happened(one, at=timezone.now(), **said)


def secrets():
    """Drafts, what was taken back or refused, and people: each with the word that must stay hidden."""
    words = {"question": f"How can we keep {SECRET} to ourselves?"}
    for status in StatementStatus:
        if status != StatementStatus.ACCEPTED:
            challenges.statement_at(status, **words)
    challenges.challenge_at(ChallengeStatus.DRAFT, title=f"{SECRET} draft")
    for status in SolutionStatus:
        if status not in (SolutionStatus.ELIGIBLE, SolutionStatus.ELIGIBLE_WITH_CONDITIONS):
            vetting.solution_at(status, name=f"{SECRET} {status}")
    for status in ResponseStatus:
        if status != ResponseStatus.SHORTLISTED:
            _answered(status)
    showcase.event_at(EventStatus.DRAFT, title=f"{SECRET} evening")
    showcase.report_at(ReportStatus.DRAFT, introduction=f"{SECRET} so far.")
    showcase.attendee(showcase.event_at(), f"{SECRET} Guest")
    for status in (ResourceStatus.DRAFT, ResourceStatus.WITHDRAWN):
        resources.resource_at(status, title=f"{SECRET} advice", tags=[SECRET.lower()])
    asked = challenges.challenge_at(by=people.officer(name=f"{SECRET} Author"))
    challenges.question_on(asked, f"Is it {SECRET}?")
    return [SECRET.lower(), SILENT.lower(), QUIET.lower(), showcase.LINK]


def _answered(status):
    response = vetting.response_at(status)
    type(response).objects.filter(pk=response.pk).update(text=f"{SECRET} answers.")
