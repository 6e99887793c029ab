from datetime import timedelta

import pytest
from django.utils import timezone

from challenges.actions.attachments import attach_document, remove_attachment
from challenges.actions.references import next_reference
from challenges.actions.saving import EditedMeanwhile
from challenges.actions.statements import (
    reject_statement,
    return_statement,
    save_answers,
    start_statement,
    submit_statement,
    withdraw_statement,
)
from challenges.answers import answers_of, fingerprint
from challenges.enums import StatementStatus as S
from challenges.models import Statement
from notifications.models import Message
from tests.documents.uploads import upload
from tests.journeys import people
from tests.journeys.challenges import (
    QUESTION,
    council_of,
    kind_of_ai,
    open_round,
    statement_at,
)
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def test_statement_started_is_a_numbered_draft_of_its_council():
    officer, round, at = people.officer(), open_round(), timezone.now()
    council = council_of(officer)
    made = start_statement(council=council, round=round, question=QUESTION, by=officer, at=at)
    assert (made.reference, made.status, made.council, made.author) == (
        f"S-{timezone.localtime(at).year}-0001",
        S.DRAFT,
        council,
        officer,
    )


def test_statement_started_twice_with_the_same_question_is_one_draft():
    officer, round, at = people.officer(), open_round(), timezone.now()
    same = {"council": council_of(officer), "round": round, "question": QUESTION, "at": at}
    assert start_statement(**same, by=officer) == start_statement(**same, by=officer)


def test_statement_for_another_council_is_refused():
    with pytest.raises(TransitionDenied):
        start_statement(
            council=people.council(),
            round=open_round(),
            question=QUESTION,
            by=people.officer(),
            at=timezone.now(),
        )
    assert Statement.objects.count() == 0


def test_statement_for_a_closed_round_is_refused_with_the_reason():
    officer, at = people.officer(), timezone.now()
    closed = open_round(statements_close_at=at - timedelta(days=1))
    with pytest.raises(TransitionDenied) as denied:
        start_statement(
            council=council_of(officer), round=closed, question=QUESTION, by=officer, at=at
        )
    assert denied.value.reason == f"{closed} is not taking statements now."


def test_references_count_up_within_a_year_and_begin_again_in_the_next():
    at = timezone.now().replace(year=2026, month=6)
    given = [next_reference(at=at), next_reference(at=at), next_reference(at=at.replace(year=2027))]
    assert given == ["S-2026-0001", "S-2026-0002", "S-2027-0001"]


def test_answers_saved_incomplete_are_kept_with_who_and_when():
    statement, at = statement_at(S.DRAFT), timezone.now()
    colleague = people.officer(statement.council)
    kinds = [kind_of_ai()]
    saved = save_answers(statement, {"outcomes": "", "kinds_of_ai": kinds}, by=colleague, at=at)
    saved.refresh_from_db()
    assert (saved.outcomes, list(saved.kinds_of_ai.all()), saved.saved_by, saved.saved_at) == (
        "",
        kinds,
        colleague,
        at,
    )


@pytest.mark.parametrize("status", [S.SUBMITTED, S.ACCEPTED, S.REJECTED, S.WITHDRAWN])
def test_answers_of_a_statement_no_longer_editable_are_refused(status):
    statement = statement_at(status)
    with pytest.raises(TransitionDenied) as denied:
        save_answers(statement, {"outcomes": "Other"}, by=statement.author, at=timezone.now())
    statement.refresh_from_db()
    assert statement.outcomes == "More time with people."
    assert denied.value.reason == (
        "A submitted statement keeps its words. It can be edited when it is returned."
    )


def test_answers_changed_by_a_colleague_meanwhile_are_not_overwritten():
    statement = statement_at(S.DRAFT)
    seen = fingerprint(answers_of(statement, ["outcomes"]))
    colleague = people.officer(statement.council)
    save_answers(statement, {"outcomes": "Theirs"}, seen=seen, by=colleague, at=timezone.now())
    with pytest.raises(EditedMeanwhile) as edit:
        save_answers(
            statement, {"outcomes": "Mine"}, seen=seen, by=statement.author, at=timezone.now()
        )
    statement.refresh_from_db()
    assert (statement.outcomes, edit.value.kept, edit.value.by) == (
        "Theirs",
        {"outcomes": "Theirs"},
        colleague,
    )


def test_answers_on_another_page_changed_meanwhile_do_not_get_in_the_way():
    statement = statement_at(S.DRAFT)
    seen = fingerprint(answers_of(statement, ["outcomes"]))
    save_answers(statement, {"challenge": "Theirs"}, by=statement.author, at=timezone.now())
    mine = {"outcomes": "Mine"}
    save_answers(statement, mine, seen=seen, by=statement.author, at=timezone.now())
    statement.refresh_from_db()
    assert (statement.challenge, statement.outcomes) == ("Theirs", "Mine")


def test_same_answers_sent_twice_are_saved_without_complaint():
    statement = statement_at(S.DRAFT)
    seen = fingerprint(answers_of(statement, ["outcomes"]))
    for _ in range(2):
        save_answers(
            statement, {"outcomes": "Mine"}, seen=seen, by=statement.author, at=timezone.now()
        )
    statement.refresh_from_db()
    assert statement.outcomes == "Mine"


def test_submission_tells_the_author_and_staff_and_keeps_the_words():
    statement, staff = statement_at(S.DRAFT), people.staff()
    at = timezone.now()
    submit_statement(statement, by=statement.author, at=at)
    told = set(Message.objects.values_list("kind", "to"))
    assert {
        ("statement_submitted", statement.author.email),
        ("statement_received", staff.email),
    } <= (told)
    submitted = Event.objects.about(statement).last()
    assert (statement.status, statement.submitted_at) == (S.SUBMITTED, at)
    assert (submitted.data["question"], submitted.data["outcomes"]) == (
        QUESTION,
        "More time with people.",
    )


def test_submission_of_an_incomplete_statement_says_what_is_missing():
    statement = statement_at(S.DRAFT, outcomes="", readiness="")
    with pytest.raises(TransitionDenied) as denied:
        submit_statement(statement, by=statement.author, at=timezone.now())
    assert denied.value.reason == (
        "Still to answer: the outcomes you hope for; how ready your council is."
    )
    assert not Message.objects.filter(kind__startswith="statement_").exists()


def test_submission_twice_is_stale_and_tells_nobody_again():
    statement = statement_at(S.SUBMITTED)
    before = Message.objects.count()
    with pytest.raises(StaleTransition):
        submit_statement(statement, by=statement.author, at=timezone.now())
    assert Message.objects.count() == before


def test_return_needs_a_reason_and_sends_it_to_the_author():
    statement, staff = statement_at(S.SUBMITTED), people.staff()
    with pytest.raises(TransitionDenied):
        return_statement(statement, reason=" ", by=staff, at=timezone.now())
    return_statement(statement, reason="Say how many people.", by=staff, at=timezone.now())
    letter = Message.objects.get(kind="statement_returned")
    assert (letter.to, "Say how many people." in letter.body) == (statement.author.email, True)


def test_returned_statement_submitted_after_the_round_closed_is_taken():
    statement = statement_at(S.RETURNED)
    later = statement.round.statements_close_at + timedelta(days=1)
    submit_statement(statement, by=statement.author, at=later)
    assert statement.status == S.SUBMITTED


def test_draft_submitted_after_the_round_closed_is_refused_and_kept():
    statement = statement_at(S.DRAFT)
    later = statement.round.statements_close_at + timedelta(days=1)
    with pytest.raises(TransitionDenied):
        submit_statement(statement, by=statement.author, at=later)
    statement.refresh_from_db()
    assert (statement.status, statement.question) == (S.DRAFT, QUESTION)


def test_return_when_the_author_left_goes_to_the_councils_lead():
    statement = statement_at(S.SUBMITTED)
    lead = people.council_lead(statement.council)
    people.council_lead()
    statement.author.memberships.update(status="ended")
    return_statement(statement, reason="Say how many.", by=people.staff(), at=timezone.now())
    sent = Message.objects.filter(kind="statement_returned")
    assert list(sent.values_list("to", flat=True)) == [lead.email]


@pytest.mark.parametrize("act", [return_statement, reject_statement])
def test_decision_by_an_officer_is_refused(act):
    statement = statement_at(S.SUBMITTED)
    with pytest.raises(TransitionDenied):
        act(statement, reason="No.", by=statement.author, at=timezone.now())
    statement.refresh_from_db()
    assert statement.status == S.SUBMITTED


def test_withdrawal_by_another_council_is_refused():
    statement = statement_at(S.SUBMITTED)
    with pytest.raises(TransitionDenied):
        withdraw_statement(statement, by=people.officer(), at=timezone.now())
    statement.refresh_from_db()
    assert statement.status == S.SUBMITTED


def test_attachment_added_and_removed_leaves_its_trace_in_the_log():
    statement, at = statement_at(S.DRAFT), timezone.now()
    attachment = attach_document(statement, upload(), title="Map", by=statement.author, at=at)
    remove_attachment(attachment, by=statement.author, at=at)
    happened = [event.name for event in Event.objects.about(statement)]
    assert happened == ["start", "attach", "remove_attachment"]
    assert statement.attachments.count() == 0


def test_attachment_to_a_submitted_statement_is_refused():
    statement = statement_at(S.SUBMITTED)
    with pytest.raises(TransitionDenied):
        attach_document(statement, upload(), title="", by=statement.author, at=timezone.now())
    assert statement.attachments.count() == 0
