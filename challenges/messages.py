"""Who is told what. Called by actions, in their transaction."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.enums import MembershipStatus, Role
from accounts.models import User
from accounts.standing import STAFF_ROLES
from challenges.enums import ActKind
from challenges.models import (
    Act,
    Challenge,
    ChallengeSource,
    Objection,
    Question,
    SavedSearch,
    Statement,
    Support,
)
from notifications.actions import queue_message
from notifications.models import Message
from workflow.models import Event

# Of one search in one mail; the others are a number and a link.
MOST_NAMED = 20


def tell_statement_received(statement: Statement, event: Event) -> None:
    link = statement.get_absolute_url()
    _tell(_behind(statement), "statement_submitted", event, link, statement=statement)
    link = reverse("challenges:staff_statement", args=[statement.reference])
    _tell(_staff(), "statement_received", event, link, statement=statement)


def tell_of_handover(statements: Sequence[Statement], *, to: User, by: User, at: datetime) -> None:
    """One mail, however many there are; none to who takes them over themselves."""
    if to == by:
        return
    queue_message(
        to=to,
        kind="statements_handed_over",
        key=f"{by.pk}:{statements[0].pk}:{at.isoformat()}",
        at=at,
        link=reverse("challenges:my_statements"),
        statements=statements[:MOST_NAMED],
        more=max(0, len(statements) - MOST_NAMED),
        by=by,
    )


def tell_where_to_carry_on(statement: Statement, person: User, *, page: str, at: datetime) -> bool:
    """At most one mail an hour for each statement and person; False when there was one."""
    sent = queue_message(
        to=person,
        kind="statement_carry_on",
        key=f"{statement.pk}:{at:%Y-%m-%dT%H}",
        at=at,
        link=reverse("challenges:edit_statement", args=[statement.reference, page]),
        statement=statement,
    )
    return sent is not None


def tell_statement_returned(statement: Statement, event: Event) -> None:
    link = statement.get_absolute_url()
    _tell(
        _behind(statement),
        "statement_returned",
        event,
        link,
        statement=statement,
        reason=event.reason,
    )


def tell_statement_rejected(statement: Statement, event: Event) -> None:
    link = statement.get_absolute_url()
    _tell(
        _behind(statement),
        "statement_rejected",
        event,
        link,
        statement=statement,
        reason=event.reason,
    )


def tell_statements_joined(
    statements: Sequence[Statement], challenge: Challenge, event: Event
) -> None:
    """One message a person, however many of their statements were joined."""
    until = challenge.round.objections_until(event.at)
    for person, own in _authors(statements).items():
        _tell(
            [person],
            "statement_accepted",
            event,
            own[0].get_absolute_url(),
            statements=own,
            challenge=challenge,
            until=until,
        )


def tell_statement_detached(statement: Statement, challenge: Challenge, event: Event) -> None:
    link = statement.get_absolute_url()
    people = _behind(statement)
    _tell(people, "statement_detached", event, link, statement=statement, challenge=challenge)


def tell_act(act: Act, kind: str) -> None:
    """Whose statements feed a challenge of a bundle or merge, and who shares one: each once."""
    if act.kind == ActKind.LINK:
        return
    named = [act.target.pk, *act.parts.values_list("challenge", flat=True)]
    sources = ChallengeSource.objects.attached().filter(challenge__in=named)
    statements = Statement.objects.filter(pk__in=sources.values("statement")).order_by("pk")
    authors = _authors(statements.select_related("author", "council"))
    supports = Support.objects.standing().filter(challenge__in=named).values("given_by")
    people = {*authors, *User.objects.filter(is_active=True, pk__in=supports)}
    for person in sorted(people, key=lambda person: person.pk):
        _tell_of_act(act, kind, person, authors.get(person, []))


def _tell_of_act(act: Act, kind: str, person: User, own: list[Statement]) -> None:
    challenge = act.target
    parts = [part.challenge for part in act.parts.select_related("challenge").order_by("position")]
    queue_message(
        to=person,
        kind=kind,
        key=f"act {act.pk}",
        at=act.undone_at or act.at,
        link=own[0].get_absolute_url() if own else _public_page(challenge),
        act=act,
        challenge=challenge,
        parts=parts,
        statements=own,
        until=challenge.round.objections_until(act.at),
    )


def tell_objection_raised(objection: Objection, event: Event) -> None:
    link = reverse("challenges:objection", args=[objection.pk])
    _tell(_staff(), "objection_raised", event, link, objection=objection)


def tell_objection_answered(objection: Objection, event: Event) -> None:
    link = objection.statement.get_absolute_url()
    people = [objection.by, *_behind(objection.statement)]
    _tell(set(people), "objection_answered", event, link, objection=objection)


def tell_challenge_published(challenge: Challenge, event: Event) -> None:
    link = challenge.get_absolute_url()
    _tell(_whose_words(challenge), "challenge_published", event, link, challenge=challenge)


def tell_challenge_unpublished(challenge: Challenge, event: Event) -> None:
    link = reverse("challenges:my_statements")
    _tell(_whose_words(challenge), "challenge_unpublished", event, link, challenge=challenge)


def _whose_words(challenge: Challenge) -> set[User]:
    sources = challenge.sources.attached().select_related("statement__author")
    return {person for source in sources for person in _behind(source.statement)}


def tell_question_asked(question: Question, event: Event) -> None:
    people = {*_staff(), *_designers(question.challenge)}
    _tell(people, "question_asked", event, _desk(question), question=question)


def tell_answer_proposed(question: Question, event: Event) -> None:
    _tell(_staff(), "answer_proposed", event, _desk(question), question=question)


def tell_answer_returned(question: Question, event: Event) -> None:
    """To the one who proposed it, while they work for a council that designed the challenge."""
    if question.proposed_by not in _designers(question.challenge):
        return
    _tell(
        [question.proposed_by],
        "answer_returned",
        event,
        _desk(question),
        question=question,
        reason=event.reason,
    )


def tell_question_answered(question: Question, event: Event) -> None:
    _tell_asker(question, "question_answered", event, question.anchor)


def tell_question_declined(question: Question, event: Event) -> None:
    link = question.challenge.get_absolute_url()
    _tell_asker(question, "question_declined", event, link, reason=event.reason)


def tell_new_finds(
    person: User, finds: list[tuple[SavedSearch, list[Challenge]]], day: date, at: datetime
) -> Message | None:
    """None when this person had their mail of the day. What somebody looks for is their own affair."""
    return queue_message(
        to=person,
        kind="saved_searches",
        key=day.isoformat(),
        at=at,
        link=reverse("challenges:saved_searches"),
        is_confidential=True,
        stops=f"search:{finds[0][0].pk}" if len(finds) == 1 else "searches:",
        finds=finds,
        number=sum(len(challenges) for _, challenges in finds),
        most_named=MOST_NAMED,
        site_url=settings.SITE_URL,
    )


def tell_news(person: User, news: Sequence[Any], until: datetime, at: datetime) -> Message | None:
    """Everything in one mail. What somebody follows is their own affair."""
    return queue_message(
        to=person,
        kind="followed_news",
        key=until.isoformat(),
        at=at,
        link=reverse("challenges:following"),
        is_confidential=True,
        stops=f"follow:{news[0].challenge.pk}" if len(news) == 1 else "news:",
        news=news,
        site_url=settings.SITE_URL,
    )


def _desk(question: Question) -> str:
    return reverse("challenges:question", args=[question.key])


def _tell_asker(question: Question, kind: str, event: Event, link: str, **context: Any) -> None:
    """Staff, who look through the outbox, do not learn who asked."""
    queue_message(
        to=question.asked_by,
        kind=kind,
        key=str(event.pk),
        at=event.at,
        link=link,
        is_confidential=True,
        question=question,
        **context,
    )


def _tell(people: Iterable[User], kind: str, event: Event, link: str, **context: Any) -> None:
    for person in sorted(people, key=lambda person: person.pk):
        queue_message(to=person, kind=kind, key=str(event.pk), at=event.at, link=link, **context)


def _behind(statement: Statement) -> list[User]:
    """The author while they work for the council, else its leads; nobody for an imported statement."""
    if statement.author is None:
        return []
    author = _active(organisation=statement.council).filter(pk=statement.author_id)
    leads = _active(organisation=statement.council, role=Role.COUNCIL_LEAD)
    return list(author) or list(leads)


def _authors(statements: Iterable[Statement]) -> dict[User, list[Statement]]:
    """Those behind the statements, each with their own."""
    own: dict[User, list[Statement]] = {}
    for statement in statements:
        for person in _behind(statement):
            own.setdefault(person, []).append(statement)
    return own


def _public_page(challenge: Challenge) -> str:
    """Nothing for a draft, which its readers do not see."""
    return challenge.get_absolute_url() if challenge.is_public else ""


def _staff() -> list[User]:
    return list(_active(role__in=STAFF_ROLES))


def _designers(challenge: Challenge) -> list[User]:
    """People of the councils that designed it."""
    councils = challenge.designers.filter(organisation__isnull=False).values("organisation")
    return list(_active(organisation__in=councils))


def _active(**membership: Any) -> Any:
    named = {f"memberships__{name}": value for name, value in membership.items()}
    return User.objects.filter(
        is_active=True, memberships__status=MembershipStatus.ACTIVE, **named
    ).distinct()
