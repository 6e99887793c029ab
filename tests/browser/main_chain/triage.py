"""What LGA staff do with statements, from the queue to a published challenge."""

from tests.browser.main_chain.council import OWN_WORDS, QUESTION

TITLE = "Writing up visits"


def return_with_reasons(staff):
    staff.go("/staff/statements/").follow(QUESTION).press("Return to the council")
    staff.fill(reason="Say how many people it is about.").press("Return to the council")
    staff.sees("Returned. The council has been told.")


def join_into_a_challenge(staff, others_question):
    staff.go("/staff/statements/").sees(QUESTION, others_question)
    for box in staff.place.get_by_label("Choose S-").all():
        box.check()
    staff.press("Join chosen statements").sees("2 statements", QUESTION, others_question)
    staff.fill(title=TITLE).choose("Supporting social care practitioners")
    staff.press("Start challenge").sees("In the councils’ own words").press("Save")


def preview_and_publish(staff):
    staff.press("Preview").sees("Only staff see this page.", OWN_WORDS)
    staff.press("Publish").sees("Publish this challenge?").press("Publish")
    staff.sees("Published. The councils have been told.")


def close_the_challenge(staff):
    staff.go("/staff/challenges/").follow(TITLE).press("Close").press("Close challenge")
    staff.sees("Closed.")
