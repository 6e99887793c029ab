"""One round from a council's own words to a line in a public report, by the people who do it."""

import re

import pytest
from django.core import mail

from challenges.actions.vocabulary import load_vocabulary
from tests.browser.visitor import Visitor
from tests.journeys import people, solutions

OWN_WORDS = "A visit takes an hour. Writing it up takes another, often at home."
QUESTION = "How can we give social workers back the hours they spend writing up visits?"
pytestmark = pytest.mark.usefixtures("celery_worker_live")


@pytest.fixture
def stage(new_page):
    """A round that is open, its criteria and words; a browser for whoever comes."""
    load_vocabulary()
    solutions.agreement()
    solutions.round_taking_solutions()
    met: set[str] = set()
    return lambda **how: Visitor(new_page(javascript=False, **how), met)


def test_one_round_goes_from_a_councils_own_words_to_a_public_report(stage):
    northmere = people.council("Northmere City Council", domain="northmere.gov.uk")
    staff = stage().sign_in(people.staff(name="Hannah Whitlock"), code=True)
    officer = stage()

    sign_up(officer, "Amara Osei", "amara@northmere.gov.uk")
    officer.go("/council/statements/").sees("No statements yet")
    state_the_problem(officer)
    return_with_reasons(staff)
    answer_the_reasons(officer)
    publish_a_challenge(staff)
    stage(width=360).go("/challenges/").follow(QUESTION).sees(OWN_WORDS, northmere.name)


def sign_up(visitor, name, email):
    visitor.go("/account/signup/").fill(name=name, email=email, password1=people.PASSWORD)
    visitor.press("Create account")
    code = re.search(r"left open: (\S+)", mail.outbox[-1].body)[1]
    visitor.fill(code=code).press("Confirm")


def state_the_problem(officer):
    officer.press("Start a statement").fill(question="We need a chatbot").press("Save and continue")
    officer.sees("Begin with “How can we”").fill(question=QUESTION).press("Save and continue")
    officer.fill(challenge=OWN_WORDS, why_it_matters="Details are lost.").press("Save and continue")
    officer.fill(people_affected="Adults who draw on care").press("Save and continue")
    officer.pick(service_area="Adult social care").choose("Personal data").press(
        "Save and continue"
    )
    officer.fill(outcomes="More time with people.").choose("Fairly ready")
    officer.press("Save and continue")
    officer.go(officer.page.url.replace("/edit/attachments/", "/check/"))
    officer.press("Submit statement").sees("What happens next")


def return_with_reasons(staff):
    staff.go("/staff/statements/").follow(QUESTION).press("Return to the council")
    staff.fill(reason="Say how many people it is about.").press("Return to the council")


def answer_the_reasons(officer):
    officer.go("/council/statements/").follow(QUESTION).sees("Say how many people it is about.")
    officer.follow("People").fill(people_affected_count="1200").press("Save and go to all parts")
    officer.follow("Check answers and submit").press("Submit statement")


def publish_a_challenge(staff):
    staff.go("/staff/statements/").follow(QUESTION).press("Start a challenge from it")
    staff.fill(title="Writing up visits").choose("Supporting social care practitioners")
    staff.press("Start challenge").press("Preview").sees(OWN_WORDS).press("Publish")
    staff.press("Publish")
