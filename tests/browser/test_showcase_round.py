"""From the shortlist through a full event to the report, its PDF and its data, without scripts."""

import pytest

from showcase.models import ShowcaseEvent
from tests.browser.main_chain.showcase import let_the_day_pass
from tests.browser.showcase_round import event, report, shortlist
from tests.journeys import people, shortlisting

GUESTS = ["Ada", "Bo", "Cy", "Di", "Ed"]
REGISTER, WAIT = "Register", "Join the waiting list"
pytestmark = pytest.mark.usefixtures("celery_worker_live")


def test_three_responses_become_a_session_of_a_full_event_and_lines_of_a_report(come):
    responses = shortlisting.offered(3)
    challenge, solutions = responses[0].challenge, [r.solution.name for r in responses]
    shown, vendor = solutions[0], responses[0].solution.vendor.name
    staff, reader = come(people.staff(name="Hannah Whitlock")), come(width=360)

    # The shortlist is prepared, read and released
    for response, choice in zip(responses, shortlist.FEEDBACK, strict=True):
        shortlist.prepare(staff, response, choice)
    shortlist.release(staff, challenge, *solutions)
    shortlist.read_what_is_shown(reader, challenge, shown, *solutions[1:])

    # Five register for three places, one leaves, the waiting list moves
    event.plan(staff, challenge, shown, vendor)
    for name, button in zip(GUESTS, [REGISTER] * 3 + [WAIT] * 2, strict=True):
        event.register(reader, name, button)
    event.keep_the_date(event.own_page(reader, "Bo", "You have a place"))
    event.leave(reader, "Ada")
    event.take_the_offered_place(reader, "Di")
    event.own_page(reader, "Ed", "You are on the waiting list").sees("You are on the waiting list")
    assert ShowcaseEvent.objects.get().places_taken == 3
    event.check_in(come(people.staff(), width=360), "Di")
    let_the_day_pass()
    event.mark_as_held(staff)

    # The report says so, as a page, as a PDF and as data
    report.write(staff, challenge)
    report.read(reader, challenge.question, shown)
    reader.misses(*solutions[1:])
    funnel = report.as_data(reader)["funnel"]
    assert {name: funnel[name] for name in ("challenges", "shown")} == {"challenges": 1, "shown": 1}
    assert any(shown in row for row in report.as_rows(reader))
    assert report.as_pdf(reader) == (report.REPORT, True)
