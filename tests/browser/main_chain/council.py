"""What council officers do, and the administrator who lets one of them in."""

OWN_WORDS = "A visit takes an hour. Writing it up takes another, often at home."
QUESTION = "How can we give social workers back the hours they spend writing up visits?"


def state_the_problem(officer):
    officer.go("/council/statements/").sees("No statements yet")
    officer.press("Start a statement").fill(question="We need a chatbot").press("Save and continue")
    officer.sees("Begin with “How can we”")
    officer.follow("All parts of this statement").follow("Your question")
    officer.fill(question=QUESTION).press("Save and continue")
    officer.fill(challenge=OWN_WORDS, why_it_matters="Details are lost.").press("Save and continue")
    officer.fill(people_affected="Adults who draw on care").press("Save and continue")
    officer.pick(service_area="Adult social care").choose("Personal data")
    officer.press("Save and continue")


def come_back_and_submit(officer):
    """The next day: the draft is where it was."""
    officer.go("/work/").go("/council/statements/").follow(QUESTION).follow("Outcomes and risks")
    officer.fill(outcomes="More time with people.").choose("Fairly ready")
    officer.press("Save and continue").press("Continue to check answers")
    officer.sees(OWN_WORDS, "More time with people.").press("Submit statement")
    officer.sees("What happens next")


def answer_the_reasons(officer):
    officer.go("/council/statements/").follow(QUESTION).sees("Say how many people it is about.")
    officer.follow("People").fill(people_affected_count="1200").press("Save and go to all parts")
    officer.follow("Check answers and submit").sees("1200").press("Submit statement")


def ask_for_a_place(officer, council):
    """The domain of the address is unknown."""
    officer.sees("Your e-mail address does not tell us which council you work for.")
    officer.pick(organisation=council.name).press("Ask for a place")
    officer.sees("We are checking where you work", council.name)


def let_in(administrator, council):
    administrator.go("/staff/people/").follow(council.name).press("Approve").press("Approve")
    administrator.sees("is in, and is told by mail.")
