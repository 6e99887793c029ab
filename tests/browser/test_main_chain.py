"""One round from a council's own words to a line in a public report, by the people who do it."""

import pytest

from accounts.models import User
from challenges.actions.vocabulary import load_vocabulary
from challenges.enums import StatementStatus
from tests.browser.main_chain import council, messages, public, showcase, triage, vendor, vetting
from tests.browser.visitor import Visitor
from tests.journeys import people, solutions
from tests.journeys.challenges import statement_at

OTHERS_QUESTION = "How can we spare occupational therapists typing up what they saw?"
OTHERS_WORDS = "They type in their cars."
pytestmark = pytest.mark.usefixtures("celery_worker_live")


@pytest.fixture
def this_round():
    """It takes statements and solutions; criteria, themes and the agreement are there."""
    load_vocabulary()
    solutions.agreement()
    return solutions.round_taking_solutions()


@pytest.fixture
def come(new_page, met):
    """A browser without scripts for whoever comes, signed in when somebody is named."""

    def come_in(person=None, *, code=False, width=1280):
        visitor = Visitor(new_page(javascript=False, width=width), met)
        return visitor.sign_in(person, code=code) if person else visitor

    return come_in


def test_one_round_goes_from_a_councils_own_words_to_a_public_report(come, this_round):
    northmere = people.council("Northmere City Council", domain="northmere.gov.uk")
    brindle = people.council("Brindle Borough Council", domain="brindle.gov.uk")
    hugo, mina = people.assessor(name="Hugo Baptiste"), people.assessor(name="Mina Sørensen")
    staff = come(people.staff(name="Hannah Whitlock"), code=True)
    administrator = come(people.administrator(name="Ruth Okafor"), code=True)

    # Councils state what they need
    officer = come().sign_up("Amara Osei", "amara@northmere.gov.uk")
    council.state_the_problem(officer)
    council.come_back_and_submit(officer)
    triage.return_with_reasons(staff)
    council.answer_the_reasons(officer)
    colleague = come().sign_up("Idris Bello", "idris@brindle-borough.example")
    council.ask_for_a_place(colleague, brindle)
    council.let_in(administrator, brindle)
    colleague.go("/work/").sees("State a challenge")
    state_it_too("idris@brindle-borough.example", this_round)

    # Staff make a challenge of it
    triage.join_into_a_challenge(staff, OTHERS_QUESTION)
    triage.preview_and_publish(staff)
    reader = come(width=360)
    public.find_the_challenge(reader, northmere.name, brindle.name)

    # A vendor answers
    lead = come().sign_up("Jonas Ferrier", "jonas@larkfield.example")
    vendor.register_the_organisation(lead)
    vendor.accept_the_agreement(lead)
    vendor.describe_the_solution(lead)
    vendor.upload_a_certificate(lead)
    vendor.answer_the_criteria(lead)
    vendor.submit_the_solution(lead)
    vendor.offer_a_response(lead)

    # It is vetted
    vetting.start_vetting(staff, hugo, mina)
    vetting.score_alone(come(hugo), "1", "There is a policy, no more.", colleague=mina)
    vetting.score_alone(come(mina), "3", "Checked every year.", colleague=hugo)
    vetting.ask_for_clarification(staff)
    vendor.answer_the_clarification(lead)
    vetting.moderate(staff)
    vetting.decide(staff)
    vendor.read_the_decision(lead)
    vetting.shortlist(staff)
    triage.close_the_challenge(staff)
    public.see_what_is_shown(reader)

    # It is shown
    showcase.plan_the_event(staff)
    neighbour = come(width=360)
    public.register(reader, "Ffion Rhys", "ffion@example.org", "Register")
    public.keep_the_date(reader)
    public.register(neighbour, "Obi Eze", "obi@example.org", "Join the waiting list")
    public.give_the_place_back(reader, "ffion@example.org")
    public.take_the_offered_place(neighbour, "obi@example.org")
    showcase.let_the_day_pass()
    showcase.mark_as_held(staff)

    # It is reported, and everybody was told
    showcase.write_the_report(staff)
    public.read_the_report(reader)
    public.trace_a_line_to_its_origin(reader, OTHERS_QUESTION, OTHERS_WORDS)
    messages.staff_see_what_was_sent(staff, codes=3)


def state_it_too(email, in_round):
    """The second council's statement, by the actions that its pages would call."""
    statement_at(
        StatementStatus.SUBMITTED,
        by=User.objects.get(email=email),
        round=in_round,
        question=OTHERS_QUESTION,
        challenge=OTHERS_WORDS,
    )
