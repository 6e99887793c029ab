"""Suggestions on both sides, without scripts; then each page with them, at three widths."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import close_challenge
from matching.actions.fits import work_out_fits
from tests.browser.letters import letter_to, link_in
from tests.journeys import people, solutions, vetting
from tests.journeys.matching import designed_by, invited, not_for, read_everything

AT_ONCE = "It listens to a visit and writes it up at once, not days later."
NORTHMERE = "Northmere City Council"


@pytest.mark.usefixtures("celery_worker_live")
def test_officer_sets_one_aside_and_invites_another_whose_vendor_answers(come):
    council, lead = people.council(NORTHMERE), solutions.bound_vendor("Larkfield Software")
    officer = people.officer(council, name="Amara Osei")
    fieldnote = vetting.solution_at("eligible", lead=lead, name="Fieldnote", description=AT_ONCE)
    scribe = vetting.solution_at("eligible", lead=lead, name="Visitscribe", round=fieldnote.round)
    challenge = designed_by(council, round=fieldnote.round)
    for other in (people.council(), people.council()):
        earlier = designed_by(other, title="More visits")
        not_for(other, earlier, scribe)
        close_challenge(earlier, by=people.staff(), at=timezone.now())
    read_everything()
    work_out_fits(at=timezone.now())

    # The council reads why, says no to one, and asks another
    amara = come(officer, width=360)
    amara.go(challenge.get_absolute_url()).sees("Solutions that may answer it")
    amara.press("All suggestions with reasons").sees("2 solutions, in order of fit")
    amara.sees(f"“{AT_ONCE}”", "Made for: Adult social care.")
    set_aside(amara, scribe)
    amara.sees("1 solution, in order of fit", "Set aside by you", "“Twice our budget.”")
    amara.press("Invite to respond with Fieldnote")
    amara.sees("Fieldnote is invited. We wrote to the vendor.", f"by {NORTHMERE}")
    amara.misses("Invite to respond")

    # The vendor hears of it once, reads why, and answers
    letter = letter_to(lead.email, "A challenge that Fieldnote may answer")
    assert NORTHMERE in letter.body
    jonas = come(lead)
    jonas.go(link_in(letter)).sees(challenge.question)
    jonas.go(reverse("matching:my_challenges")).sees("You are invited", f"by {NORTHMERE}")
    jonas.sees(f"“{AT_ONCE}”")
    jonas.press(f"Offer a response to {challenge.question}")
    jonas.fill(text="It drafts the record during the visit.").press("Save as a draft")
    jonas.press("Offer this response").sees("Offered")
    jonas.go(reverse("matching:my_challenges")).sees("Your response").misses("Offer a response")

    # It reads what councils said of the other, and not which
    jonas.follow("Visitscribe").sees("It costs more than we could pay: 3 councils")
    jonas.misses(NORTHMERE, "Twice our budget", "More visits", "You are invited")
    assert len([one for one in mail.outbox if "Fieldnote may answer" in one.subject]) == 1

    # The council changes its mind
    amara.go(reverse("matching:solutions_for", args=[challenge.slug])).sees("Response offered")
    amara.press("Show among the others again (Visitscribe)")
    amara.sees("2 solutions, in order of fit").misses("Set aside by you")


def set_aside(officer, version):
    officer.press(f"Not for us ({version.solution})").press("Set aside")
    officer.sees_error("Why is it not for you?")
    officer.choose("It costs more than we could pay").fill(words="Twice our budget.")
    officer.press("Set aside")


def test_pages_for_designers_and_staff_are_accessible_and_fit(look):
    council = people.council(NORTHMERE)
    challenge = designed_by(council)
    strict = designed_by(council, title="Open data only", data_involved=["open"])
    notes = vetting.solution_at("eligible", name="Fieldnote")
    asked = vetting.solution_at("eligible_with_conditions", name="Visitscribe")
    aside = vetting.solution_at("eligible", name="Notekeeper")
    pages = {
        "suggestions": reverse("matching:solutions_for", args=[challenge.slug]),
        "left-out": reverse("matching:solutions_for", args=[strict.slug]),
        "challenge": challenge.get_absolute_url(),
    }
    form = reverse("matching:not_for_us", args=[challenge.slug, notes.solution.slug])
    look(people.officer(council), {"unread": pages["suggestions"]})
    invited(challenge, asked)
    not_for(council, challenge, aside, words="We tried it in spring.", may_name_council=True)
    read_everything()
    work_out_fits(at=timezone.now())
    look(people.officer(council), {**pages, "not-for-us": form})
    look(people.staff(), {f"staff-{name}": there for name, there in pages.items()})


def test_pages_for_vendors_are_accessible_and_fit(look):
    notes = vetting.solution_at("eligible", name="Fieldnote")
    lead, council = solutions.lead_of(notes), people.council(NORTHMERE)
    challenge = designed_by(council, round=notes.round)
    solutions.draft(lead, name="Another", round=notes.round)
    page = reverse("matching:challenges_for", args=["fieldnote"])
    look(lead, {"fitting-unread": page})
    invited(challenge, notes, by=people.officer(council))
    not_for(council, challenge, notes, words="Twice our budget.", may_name_council=True)
    read_everything()
    respond = reverse("vendors:respond", args=[challenge.slug])
    look(lead, {"fitting": page, "respond": f"{respond}?solution=fieldnote"})
    look(people.vendor_lead(), {"no-solutions": reverse("matching:my_challenges")})
