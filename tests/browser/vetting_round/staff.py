"""What LGA staff do, from the eligibility check to the letters."""

import io
import zipfile
from datetime import timedelta

from django.utils.timezone import localdate

from vendors.models import Score

REASON = "What was asked is there."
CONDITION = "Publish the accessibility statement."
MEETING = "The meeting read both reasons."
GROUNDS = "Nobody looked at the second policy."
UPHELD = "The second policy was not read."


def let_all_in(staff, entries):
    for entry in entries:
        staff.go("/staff/solutions/").follow(entry.name).press("Start vetting")
        staff.sees("Vetting has begun.")


def ask_the_proposed(staff):
    staff.go("/staff/solutions/").follow("Propose who scores what").press("Work it out")
    staff.waits_for("Places filled").sees("Nobody has been asked yet.").press("Ask everybody")
    staff.sees("12 places filled.")


def replace(staff, solution, somebody, *, instead_of):
    staff.go("/staff/solutions/").follow(solution.name)
    staff.follow(f"Ask somebody else instead of {instead_of.name}")
    staff.choose(somebody.name).fill(reason="A conflict of interest.")
    staff.press("Ask this person instead").sees("They declare interests before anything opens")


def ask_for_clarification(staff, entry):
    staff.go("/staff/solutions/").follow(entry.name).press("Ask for a clarification")
    staff.fill(question="Who hears the recording?")
    staff.date("due_on", localdate() + timedelta(days=14)).press("Send question")
    staff.sees("Vetting waits for the answer.")


def moderate(staff, entry, *, value="3", differs=False):
    staff.go("/staff/solutions/").follow(entry.name).press("Open moderation")
    staff.press("Agree scores")
    staff.sees("Differ") if differs else staff.misses("Differ")
    staff.press("Agree the next score").answer(value=value)
    staff.fill(reason=MEETING).press("Save and next")


def prepare(staff, entry, outcome, *, condition=""):
    staff.go("/staff/solutions/").follow(entry.name).press("Decide").choose(outcome)
    staff.fill(reason=REASON, responsible_deployment="")
    if condition:
        staff.fill(condition_1=condition)
        staff.date("condition_1_due_on", localdate() + timedelta(days=60))
    staff.press("Check what the vendor will read").sees_error("responsible deployment")
    staff.fill(responsible_deployment="Ask before you record.")
    staff.press("Check what the vendor will read").sees("Check before you send", REASON)


def release_together(staff, entries):
    staff.go("/staff/decisions/").press("Release and tell the vendors")
    staff.sees_error("Choose at least one decision.")
    for entry in entries:
        staff.place.get_by_label(entry.name).check()
    staff.press("Release and tell the vendors").sees("No decision is prepared")


def leave_the_appeal_to_somebody_else(staff, entry):
    staff.go("/staff/appeals/").follow(entry.name).sees(GROUNDS)
    staff.sees("You took part in this decision, so somebody else answers the appeal.")


def uphold(staff, entry):
    staff.go("/staff/appeals/").follow(entry.name).sees(GROUNDS, "working days left")
    staff.choose("Uphold: back to moderation, decided anew by somebody else")
    staff.press("Answer the appeal").sees_error("Give your reasons.")
    staff.fill(reasons=UPHELD).press("Answer the appeal").sees("No open appeals")


def confirm_the_renewal(staff, entry):
    staff.go("/staff/renewals/").follow(entry.name).sees("Certificate of the new year")
    staff.choose("Yes, it does").press("Record").sees("Confirmed.")


def read_the_decision_file(staff, entry):
    """Each score with its reason, and both decisions, in one page to keep."""
    staff.go("/staff/solutions/").follow(entry.name)
    page = staff.download("One page (HTML)").decode()
    scores = Score.objects.filter(assignment__version=entry.version)
    told = [score.reason for score in scores] + [GROUNDS, UPHELD, REASON, MEETING]
    assert [words for words in told if words not in page] == []
    with zipfile.ZipFile(
        io.BytesIO(staff.download("Page, PDF and data with checksums (ZIP)"))
    ) as bundle:
        assert bundle.testzip() is None
    return page
