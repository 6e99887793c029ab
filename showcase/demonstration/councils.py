"""Rounds, statements and the challenges they became."""

from typing import Any

from challenges.actions.challenges import (
    archive_challenge,
    close_challenge,
    publish_challenge,
    save_challenge,
)
from challenges.actions.consolidation import accept_statement, consolidate_statements
from challenges.actions.designers import set_designers
from challenges.actions.questions import answer_question, ask_question
from challenges.actions.rounds import create_round
from challenges.actions.statements import (
    reject_statement,
    return_statement,
    save_answers,
    start_statement,
    submit_statement,
    withdraw_statement,
)
from challenges.actions.support import give_support
from challenges.models import (
    Challenge,
    KindOfAI,
    PerceivedRisk,
    Round,
    ServiceArea,
    Statement,
    Theme,
)
from showcase.demonstration.cast import BEGINNING, Cast
from showcase.demonstration.reading import Calendar

DATES = {
    "statements_open_at": "statements_open_day",
    "statements_close_at": "statements_close_day",
    "solutions_open_at": "solutions_open_day",
    "solutions_close_at": "solutions_close_day",
    "questions_close_at": "questions_close_day",
    "answers_close_at": "answers_close_day",
}
SAME_NAMES = (
    "challenge",
    "why_it_matters",
    "considerations",
    "people_affected",
    "people_affected_count",
    "already_tried",
    "data_involved",
    "outcomes",
    "measures",
    "readiness",
)


def open_round(facts: dict[str, Any], cast: Cast, calendar: Calendar) -> Round:
    return create_round(
        by=cast.administrator,
        at=calendar.at(BEGINNING, "12:00"),
        name=facts["name"],
        slug=facts["slug"],
        summary=facts["summary"],
        decisions_on=calendar.on(facts["decisions_day"]),
        is_demonstration=True,
        **{name: calendar.at(facts[day], "09:00") for name, day in DATES.items()},
    )


def state(facts: dict[str, Any], round: Round, cast: Cast, calendar: Calendar) -> Statement:
    """One statement up to where its council or the LGA left it; joining it comes later."""
    author, day = cast.people[facts["author"]], facts["submitted_day"]
    statement = start_statement(
        council=cast.organisations[facts["council"]],
        round=round,
        question=facts["question"],
        by=author,
        at=calendar.done(-1 if day is None else day, "09:30"),
    )
    answers = _answers(facts, cast)
    statement = save_answers(
        statement, answers, by=author, at=calendar.done(-1 if day is None else day, "10:00")
    )
    if facts["end_state"] != "draft":
        submit_statement(statement, by=author, at=calendar.done(day, "10:30"))
    _end(statement, facts, cast, calendar)
    return statement


def _answers(facts: dict[str, Any], cast: Cast) -> dict[str, Any]:
    given = {name: facts[name] for name in SAME_NAMES if facts[name] is not None}
    areas = cast.words[ServiceArea]
    return {
        **given,
        "kinds_of_ai": cast.chosen(KindOfAI, facts["kinds_of_ai"]),
        "perceived_risks": cast.chosen(PerceivedRisk, facts["perceived_risks"]),
        "service_area": areas.get(facts["service_area"]),
    }


def _end(statement: Statement, facts: dict[str, Any], cast: Cast, calendar: Calendar) -> None:
    if facts["end_state"] in ("draft", "submitted", "accepted"):
        return
    at, reason = calendar.done(facts["submitted_day"] + 3, "14:00"), facts["reason"]
    if facts["end_state"] == "returned":
        return_statement(statement, reason=reason, by=cast.staff, at=at)
    elif facts["end_state"] == "rejected":
        reject_statement(statement, reason=reason, by=cast.staff, at=at)
    else:
        withdraw_statement(statement, by=cast.people[facts["author"]], at=at)


def join(
    facts: dict[str, Any],
    sources: list[tuple[int, Statement]],
    cast: Cast,
    calendar: Calendar,
) -> Challenge:
    """One challenge from its sources, given as (day submitted, statement)."""
    published = facts["published_day"] if facts["published_day"] is not None else 0
    before = [s for day, s in sources if day < published - 1]
    challenge = consolidate_statements(
        before,
        title=facts["title"],
        theme=cast.words[Theme][facts["theme"]],
        by=cast.staff,
        at=calendar.done(published - 1, "11:00"),
    )
    challenge = _write(challenge, facts, cast, calendar.done(published - 1, "15:00"))
    _designers(challenge, facts, cast, calendar)
    if facts["published_day"] is not None:
        publish_challenge(challenge, by=cast.staff, at=calendar.at(published))
    for day, statement in sources:
        if statement not in before:
            accept_statement(
                statement, challenge, by=cast.staff, at=calendar.done(day + 2, "16:00")
            )
    return challenge


def _write(challenge: Challenge, facts: dict[str, Any], cast: Cast, at: Any) -> Challenge:
    words = {
        name: facts[name]
        for name in ("question", "description", "why_it_matters", "considerations")
    }
    return save_challenge(
        challenge,
        {
            **words,
            "service_area": cast.words[ServiceArea].get(facts["service_area"]),
            "kinds_of_ai": cast.chosen(KindOfAI, facts["kinds_of_ai"]),
        },
        by=cast.staff,
        at=at,
    )


def _designers(challenge: Challenge, facts: dict[str, Any], cast: Cast, calendar: Calendar) -> None:
    def name(designer: dict[str, Any]) -> str:
        registered = cast.organisations.get(designer.get("organisation", ""))
        return registered.name if registered else designer["name"]

    set_designers(
        challenge,
        [name(d) for d in facts["designers"]],
        lead=next(name(d) for d in facts["designers"] if d["lead"]),
        by=cast.staff,
        at=calendar.done((facts["published_day"] or 0) - 1, "15:30"),
    )


def converse(challenge: Challenge, facts: dict[str, Any], cast: Cast, calendar: Calendar) -> None:
    """Councils that share it, questions and their answers; then its end, where it has one."""
    if facts["published_day"] is None:
        return
    for number, supporter in enumerate(facts["supporters"]):
        give_support(
            challenge,
            council=cast.organisations[supporter["council"]],
            note=supporter["note"],
            by=cast.officer(supporter["council"]),
            at=calendar.done(facts["published_day"] + 1 + number, "12:00"),
        )
    for question in facts["questions"]:
        asked = ask_question(
            challenge,
            text=question["text"],
            by=cast.people[question["asked_by"]],
            at=calendar.done(question["day"]),
        )
        answered = calendar.done(question["day"] + 2, "16:00")
        answer_question(asked, answer=question["answer"], by=cast.staff, at=answered)


def finish(challenge: Challenge, facts: dict[str, Any], cast: Cast, calendar: Calendar) -> None:
    if facts["end_state"] not in ("closed", "archived"):
        return
    day = -9 if facts["round"] == "autumn" else -225
    close_challenge(challenge, by=cast.staff, at=calendar.at(day))
    if facts["end_state"] == "archived":
        archive_challenge(challenge, by=cast.staff, at=calendar.at(day + 90))
