"""What staff write down about each response, and what they release."""

from django.urls import reverse

FEEDBACK = {
    "Show it": "Show how a practitioner corrects a note.",
    "Keep it on the reserve list": "Clear; the session has room for one.",
    "Do not show it": "Say how long notes are kept.",
}


def prepare(staff, response, choice):
    staff.go(reverse("vendors:prepare_choice", args=[response.pk])).choose(choice)
    staff.fill(reason="Fit, and what the designers said.", feedback=FEEDBACK[choice])
    staff.press("Keep this choice")


def release(staff, challenge, *solutions):
    staff.go(reverse("vendors:shortlist", args=[challenge.slug]))
    staff.press("Read the letters and release").sees(*FEEDBACK.values(), *solutions)
    staff.press("Release all and tell the vendors")


def read_what_is_shown(visitor, challenge, shown, *others):
    visitor.go(challenge.get_absolute_url()).sees("Solutions shown", shown)
    visitor.misses(*others, *FEEDBACK.values())
