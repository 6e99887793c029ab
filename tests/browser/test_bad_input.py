"""What people type, press and choose by mistake: they are told where and why, and lose nothing."""

import pytest

from challenges.enums import StatementStatus
from challenges.models import Statement
from documents.scanners import EICAR
from tests.documents.uploads import PDF, PNG
from tests.journeys import people
from tests.journeys.challenges import open_round, statement_at
from workflow.models import Event

TYPED = "A visit takes an hour.\n\nWriting it up takes another."
RIGHT_TO_LEFT = "How can we make the form work in العربية and עברית? 🏘️"
PHONE = 360


@pytest.fixture
def officer():
    return people.officer(name="Amara Osei")


def test_expired_session_keeps_the_words_until_their_writer_is_back(come, officer):
    draft = statement_at(by=officer)
    visitor = come(officer).go(f"/statements/{draft.reference}/edit/challenge/")
    visitor.fill(challenge=TYPED)
    visitor.page.context.clear_cookies(name="sessionid")
    visitor.press("Save and continue").fill(login=officer.email, password=people.PASSWORD)
    visitor.press("Sign in").sees("What you typed is still here")
    visitor.press("Save and continue").sees("Who is affected?")
    draft.refresh_from_db()
    assert draft.challenge == TYPED


def test_submit_pressed_twice_and_gone_back_to_submits_once(come, officer):
    draft = statement_at(by=officer)
    visitor = come(officer).go(f"/statements/{draft.reference}/check/")
    impatient = visitor.in_another_tab().go(f"/statements/{draft.reference}/check/")
    visitor.press("Submit statement").sees("Statement submitted.")
    impatient.press("Submit statement").sees("This was already submitted on")
    visitor.back().sees("This statement is submitted, so its words stay as they are.")
    assert Event.objects.about(draft).filter(name="submit").count() == 1


def test_two_staff_deciding_at_once_the_second_reads_what_the_first_did(come):
    waiting = statement_at(StatementStatus.SUBMITTED)
    first, second = come(people.staff(name="Hannah Whitlock")), come(people.staff())
    for staff, act in ((first, "return"), (second, "reject")):
        staff.go(f"/staff/statements/{waiting.reference}/{act}/")
    first.fill(reason="Say how many people it is about.").press("Return to the council")
    second.fill(reason="It names a product.").press("Reject statement")
    second.sees("Somebody was first", "Hannah Whitlock", "Say how many people it is about.")
    second.sees("Returned with reasons").press("Go to the page as it is now")
    waiting.refresh_from_db()
    assert waiting.status == StatementStatus.RETURNED


def test_files_that_are_not_taken_say_why_and_keep_the_title(come, officer, settings):
    draft, settings.UPLOAD_MAX_BYTES = statement_at(by=officer), 1000
    visitor = come(officer).go(f"/statements/{draft.reference}/edit/attachments/")
    for name, content, sentence in (
        ("map.pdf", PNG, "The name ends in “.pdf” but the content is"),
        ("map.pdf", b"MZ" + b"\x00" * 64, "This type of file is not taken."),
        ("map.pdf", b"", "The file is empty."),
        ("map.pdf", PDF + b"%" * 1000, "The most is 1000"),
    ):
        visitor.fill(title="Process map").attach("upload", name, content).press("Add files")
        visitor.sees_error(sentence)
        assert visitor.typed("title") == "Process map"
    assert draft.attachments.count() == 0


@pytest.mark.usefixtures("celery_worker_live")
def test_file_with_a_virus_is_found_by_the_worker_and_opens_for_nobody(come, officer):
    draft = statement_at(by=officer)
    visitor = come(officer).go(f"/statements/{draft.reference}/edit/attachments/")
    visitor.attach("upload", "notes.txt", EICAR).press("Add files").waits_for("Virus found")
    attachment = draft.attachments.get()
    file = f"/statements/{draft.reference}/attachments/{attachment.pk}/"
    assert visitor.page.request.get(file).status == 404


def test_question_that_is_too_long_is_refused_where_it_stands(come, officer):
    open_round()
    visitor = come(officer, width=PHONE).go("/council/statements/new/")
    question = f"How can we {'x' * 300}?"
    visitor.fill(question=question).press("Save and continue").sees_error("300 characters")
    assert visitor.typed("question") == question
    visitor.fill(question=RIGHT_TO_LEFT).press("Save and continue")
    assert Statement.objects.get().question == RIGHT_TO_LEFT


def test_statement_with_nothing_in_it_says_what_is_missing(come, officer):
    draft = statement_at(by=officer, challenge="", outcomes="")
    visitor = come(officer, width=PHONE).go(f"/statements/{draft.reference}/check/")
    visitor.press("Submit statement").sees(
        "There is a problem",
        "Still to answer: what the challenge is; the outcomes you hope for.",
    )
    assert Statement.objects.get().status == StatementStatus.DRAFT


def test_names_of_three_hundred_characters_fit_a_phone(come):
    longest = ("Ward🏘️عربي" * 50)[:300]
    person = people.anybody(name=longest)
    visitor = come(person, width=PHONE).go("/vendor/register/")
    visitor.choose("Companies House").fill(company_number="01234567", staff="4", turnover="90000")
    visitor.fill(name=longest + "!").press("Register").sees_error("300 characters")
    assert visitor.typed("name") == longest + "!"
    visitor.fill(name=longest).press("Register").sees("You are its lead.")
    visitor.go("/vendor/organisation/").sees(longest).go("/work/").sees(longest)
