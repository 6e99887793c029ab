"""Rounds, statements and challenges brought to a state by the real actions."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import Organisation
from challenges.actions.challenges import archive_challenge, close_challenge, publish_challenge
from challenges.actions.collation.bundling import bundle_challenges
from challenges.actions.collation.linking import link_challenges
from challenges.actions.collation.merging import merge_challenges
from challenges.actions.collation.undoing import undo_act
from challenges.actions.consolidation import consolidate_statements
from challenges.actions.contacts import record_contact
from challenges.actions.questions import answer_question, ask_question
from challenges.actions.rounds import create_round
from challenges.actions.searches import save_search
from challenges.actions.statements import (
    reject_statement,
    return_statement,
    save_answers,
    start_statement,
    submit_statement,
    withdraw_statement,
)
from challenges.actions.support import give_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import ContactKind, Readiness
from challenges.enums import StatementStatus as S
from challenges.models import KindOfAI, ServiceArea, Theme
from tests.journeys import people

QUESTION = "How can we give social workers back the hours they spend writing up visits?"
_numbers = count(1)


def open_round(**dates):
    """A round that takes statements, questions and solutions now."""
    now, number = timezone.now(), next(_numbers)
    days = {
        "statements_open_at": now - timedelta(days=30),
        "statements_close_at": now + timedelta(days=10),
        "solutions_open_at": now - timedelta(days=20),
        "solutions_close_at": now + timedelta(days=12),
        "questions_close_at": now + timedelta(days=5),
        "answers_close_at": now + timedelta(days=8),
        "decisions_on": timezone.localdate(now) + timedelta(days=40),
        **dates,
    }
    admin = people.administrator()
    return create_round(name=f"Round {number}", slug=f"round-{number}", by=admin, at=now, **days)


def theme(name="Digital front door", **words):
    slug = name.lower().replace(" ", "-")
    return Theme.objects.get_or_create(slug=slug, defaults={"name": name, **words})[0]


def service_area(name="Adult social care"):
    slug = name.lower().replace(" ", "-")
    return ServiceArea.objects.get_or_create(slug=slug, defaults={"name": name})[0]


def kind_of_ai(name="Generative"):
    return KindOfAI.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]


def council_of(person):
    return Organisation.objects.get(memberships__user=person)


def answers(**others):
    """Everything a statement needs before it may be submitted."""
    return {
        "challenge": "A visit takes an hour. Writing it up takes another, often days later.",
        "why_it_matters": "Details are lost and the next visit starts late.",
        "people_affected": "Adults who draw on care",
        "outcomes": "More time with people.",
        "readiness": Readiness.FAIRLY,
        "service_area": service_area(),
        **others,
    }


def statement_at(status=S.DRAFT, *, by=None, round=None, question=QUESTION, **others):
    """A statement in this state. `by` is an officer of its council; others are its answers."""
    officer, at = by or people.officer(), timezone.now()
    statement = start_statement(
        council=council_of(officer),
        round=round or open_round(),
        question=question,
        by=officer,
        at=at,
    )
    statement = save_answers(statement, answers(**others), by=officer, at=at)
    if status != S.DRAFT:
        _bring(statement, status, officer, at)
    return statement


def _bring(statement, status, officer, at):
    if status != S.WITHDRAWN:
        submit_statement(statement, by=officer, at=at)
    if status == S.WITHDRAWN:
        withdraw_statement(statement, by=officer, at=at)
    if status == S.RETURNED:
        return_statement(statement, reason="Say how many.", by=people.desk(), at=at)
    if status == S.REJECTED:
        reject_statement(statement, reason="It names a product.", by=people.desk(), at=at)
    if status == S.ACCEPTED:
        joined([statement])
        statement.refresh_from_db()


def joined(statements, *, title="Writing up visits", in_theme=None):
    """A draft challenge made from these submitted statements."""
    return consolidate_statements(
        statements,
        title=title,
        theme=in_theme or theme(),
        by=people.desk(),
        at=timezone.now(),
    )


def challenge_at(status=C.PUBLISHED, *, title="Writing up visits", in_theme=None, **statement):
    """A challenge in this state, made from one statement, with its council as designer."""
    source = statement_at(S.SUBMITTED, **statement)
    challenge = joined([source], title=title, in_theme=in_theme)
    at, staff = timezone.now(), people.desk()
    if status != C.DRAFT:
        publish_challenge(challenge, by=staff, at=at)
    if status in (C.CLOSED, C.ARCHIVED):
        close_challenge(challenge, by=staff, at=at)
    if status == C.ARCHIVED:
        archive_challenge(challenge, by=staff, at=at)
    return challenge


def question_on(challenge, text="Does it have to work offline?", *, answer="", by=None):
    """Asked by somebody of a vendor; with `answer` it is answered by staff."""
    at = timezone.now()
    question = ask_question(challenge, text=text, by=by or people.vendor_user(), at=at)
    if answer:
        answer_question(question, answer=answer, by=people.desk(), at=at)
    return question


def contact(challenge, vendor, *, by=None, subject="Would your tool help here?", **more):
    """An invitation by an officer for their council, or by staff for the LGA."""
    person = by or people.officer()
    return record_contact(
        challenge,
        council=Organisation.objects.councils().filter(memberships__user=person).first(),
        vendor=vendor,
        kind=ContactKind.INVITATION,
        subject=subject,
        by=person,
        **{"at": timezone.now(), **more},
    )


def saved_search(query="", *, by, name="New challenges", alerts="daily", at=None):
    return save_search(name=name, query=query, alerts=alerts, by=by, at=at or timezone.now())


def supported(challenge, council=None, *, note="So it is here."):
    """The challenge, shared by this council or another one."""
    officer = people.officer(council or people.council())
    give_support(challenge, council=council_of(officer), note=note, by=officer, at=timezone.now())
    return challenge


def merged(survivor, *others, by=None):
    """The act by which staff merged the others into the survivor."""
    return merge_challenges(survivor, others, by=by or people.desk(), at=timezone.now())


def bundled(parent, *children):
    return bundle_challenges(parent, children, by=people.desk(), at=timezone.now())


def linked(first, second):
    return link_challenges(first, second, by=people.desk(), at=timezone.now())


def undone(act, by=None):
    undo_act(act, by=by or people.desk(), at=timezone.now())
    return act
