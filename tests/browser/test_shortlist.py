"""A shortlist from what designers say to the letters, and a place that becomes free."""

import pytest
from django.urls import reverse

from notifications.models import Message
from tests.journeys import challenges, people, shortlisting, solutions, vetting
from vendors.enums import ResponseStatus, Showing

NO_AWARD = "A place in the showcase is neither an award nor an endorsement."


@pytest.fixture
def three():
    """Three vendors' responses to one challenge."""
    challenge = challenges.challenge_at(round=solutions.round_taking_solutions())
    names = ("Fieldnote", "Carebook", "Homeward")
    return [
        vetting.response_at(
            ResponseStatus.OFFERED,
            challenge=challenge,
            version=vetting.solution_at("eligible", name=name),
        )
        for name in names
    ]


def lead_of(response):
    return solutions.lead_of(response.solution.versions.get())


def prepare(staff, solution, choice, feedback):
    staff.go(staff.shortlist).follow(f"Prepare a choice for {solution}").choose(choice)
    staff.fill(reason="We talked it over.", feedback=feedback).press("Keep this choice")
    staff.sees("Nothing was sent.")


def test_three_are_prepared_and_told_and_the_reserve_moves_up(come, three):
    shown, reserve, not_shown = three
    challenge = shown.challenge
    officer = come(shortlisting.designer_of(challenge), width=360)
    officer.go("/council/responses/").follow(challenge.title).sees("Carebook", NO_AWARD)
    officer.misses("agreed mean").follow("Say what you think of Carebook")
    officer.press("Save").sees_error("Say what you think of it.")
    officer.choose("Would like to see it shown").fill(text="Our nurses ask for it.")
    officer.press("Save").sees("Your note is saved.")

    staff = come(people.staff())
    staff.shortlist = reverse("vendors:shortlist", args=[challenge.slug])
    staff.go(staff.shortlist).sees("agreed mean 2.0 of 4", "1 would like to see it shown", NO_AWARD)
    staff.press("Read the letters and release").sees("Not ready yet", "Fieldnote: Choose what")
    staff.go(staff.shortlist).follow("Change").fill(places="1").press("Save")
    staff.sees("The session has room for 1 response.")
    prepare(staff, "Fieldnote", "Show it", "Chosen: measured with real teams.")
    staff.follow("Prepare a choice for Carebook").choose("Show it")
    staff.fill(reason="Second.", feedback="Good.").press("Keep this choice")
    staff.sees("every place is taken: Fieldnote")
    staff.choose("Keep it on the reserve list").fill(feedback="Very near.")
    staff.press("Keep this choice").sees("Nothing was sent.")
    prepare(staff, "Homeward", "Do not show it", "Say what it cost.")
    vendor = come(lead_of(not_shown), width=360)
    there = reverse("vendors:response", args=[not_shown.pk])
    vendor.go(there).sees("Offered").misses("Say what it cost.", "Not shortlisted")

    staff.press("Read the letters and release").misses("Not ready yet")
    staff.sees("Fieldnote is on the shortlist", "number 1 on the reserve list", "Say what it cost.")
    staff.press("Release all and tell the vendors").sees("All 3 vendors have been told.")
    vendor.go(there).sees("Not shortlisted", "Say what it cost.", NO_AWARD)
    letters = {
        mail.kind: mail.body for mail in Message.objects.filter(kind__startswith="response_")
    }
    for kind, said in {
        "response_shortlisted": "Chosen: measured with real teams.",
        "response_reserve": "Very near.",
        "response_not_shortlisted": "Say what it cost.",
    }.items():
        assert (said in letters[kind], "neither an award" in letters[kind]) == (True, True)
    public = come(width=360)
    public.go(f"/challenges/{challenge.slug}/").sees("Fieldnote", NO_AWARD)
    public.misses("Carebook", "Homeward")

    maker = come(lead_of(shown))
    maker.go(reverse("vendors:response", args=[shown.pk])).follow("Withdraw this response")
    maker.press("Withdraw").sees("Withdrawn.")
    staff.go(staff.shortlist).sees("A place is free", "Fieldnote is withdrawn.")
    staff.press("Move it up").fill(feedback="A place became free. See you there.")
    staff.press("Move it up and tell the vendor").sees("Carebook will be shown.")
    public.go(f"/challenges/{challenge.slug}/").sees("Carebook").misses("Fieldnote", "Homeward")
    told = Message.objects.filter(kind="response_shortlisted", to=lead_of(reserve).email).get()
    assert "moved up from the reserve list" in told.body


def test_shortlist_pages_at_every_width_are_accessible_and_fit(look, three):
    shown, reserve, _ = three
    officer, staff = shortlisting.designer_of(shown.challenge), people.staff()
    shortlisting.noted(reserve, by=officer, text="Ours at last.")
    shortlisting.prepared(shown)
    shortlisting.prepared(reserve, Showing.RESERVE)
    slug = shown.challenge.slug
    look(
        staff,
        {
            "shortlists": reverse("vendors:shortlists"),
            "shortlist-prepared": reverse("vendors:shortlist", args=[slug]),
            "shortlist-choose": reverse("vendors:prepare_choice", args=[reserve.pk]),
            "shortlist-places": reverse("vendors:shortlist_places", args=[slug]),
            "shortlist-note": reverse("vendors:staff_note", args=[reserve.pk]),
            "shortlist-release": reverse("vendors:release_shortlist", args=[slug]),
        },
    )
    look(
        officer,
        {
            "designer-challenges": reverse("vendors:designed_challenges"),
            "designer-responses": reverse("vendors:designer_responses", args=[slug]),
            "designer-note": reverse("vendors:designer_note", args=[reserve.pk]),
        },
    )
    shortlisting.prepared(three[2], Showing.NOT_SHOWN)
    shortlisting.room(shown.challenge, 2)
    shortlisting.released(shown.challenge)
    look(
        staff,
        {
            "shortlist-released": reverse("vendors:shortlist", args=[slug]),
            "shortlist-nothing": reverse("vendors:release_shortlist", args=[slug]),
            "shortlist-move-up": reverse("vendors:move_up", args=[reserve.pk]),
            "shortlist-let-go": reverse("vendors:let_go", args=[reserve.pk]),
        },
    )
