"""What staff and assessors do with a submitted solution."""

from datetime import timedelta

from django.utils.timezone import localdate

from tests.browser.main_chain.council import QUESTION
from tests.browser.main_chain.triage import TITLE
from tests.browser.main_chain.vendor import HOW_IT_ANSWERS, SOLUTION


def start_vetting(staff, *assessors):
    staff.go("/staff/solutions/").follow(SOLUTION).sees("Eligibility", "Northern Certifiers")
    staff.press("Start vetting").sees("Vetting has begun.")
    for assessor in assessors:
        staff.press("Ask an assessor").choose(assessor.name).press("Ask this person")
        staff.sees("They declare interests before anything opens to them.")


def score_alone(assessor, points, reason, colleague):
    assessor.go("/assessor/").press("Declare interests").choose("No, I have no interest")
    assessor.press("Declare").misses(colleague.name).press("Score the next one")
    assessor.answer(value=points).press("Save and next").sees("Give a reason for your score.")
    assessor.fill(reason=reason).press("Save and next")
    assessor.sees("All scored").misses(colleague.name).press("Submit scores").sees(
        "Scores submitted."
    )


def ask_for_clarification(staff):
    staff.go("/staff/solutions/").follow(SOLUTION).press("Ask for a clarification")
    staff.fill(question="Who hears the recording?")
    staff.date("due_on", localdate() + timedelta(days=7)).press("Send question")
    staff.sees("Vetting waits for the answer.")


def moderate(staff):
    staff.go("/staff/solutions/").follow(SOLUTION).sees("Nobody. It is deleted within a day.")
    staff.press("Open moderation").press("Agree scores").sees("Differ")
    staff.press("Agree the next score").sees("There is a policy, no more.", "Checked every year.")
    staff.answer(value="3").fill(reason="A policy, checked within.").press("Save and next")
    staff.press("Go on to the decision")


def decide(staff):
    staff.sees("3 of 4").choose("Eligible").fill(reason="Meets what is asked.")
    staff.press("Check what the vendor will read").sees("Enter feedback on responsible deployment")
    staff.fill(responsible_deployment="Ask before you record.")
    staff.press("Check what the vendor will read").sees("Check before you send")
    staff.press("Record and tell the vendor").sees("Decided.")


def shortlist(staff):
    staff.go("/staff/shortlists/").follow(TITLE).sees(QUESTION, "agreed mean 3.0")
    staff.unfold("What it offers").sees(HOW_IT_ANSWERS)
    staff.follow("Prepare a choice").choose("Show it").fill(reason="Answers it best.")
    staff.fill(feedback="It answers what was asked.").press("Keep this choice")
    staff.sees("Nothing was sent.").press("Read the letters and release")
    staff.sees(f"{SOLUTION} is on the shortlist", "It answers what was asked.")
    staff.press("Release all and tell the vendors").sees("Released. The vendor has been told.")
