"""What is wrong with the conditions of a whole set: unknown names, types, order, circles."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from vendors.criteria.asking import FACTS, YES_NO, AskedWhen, Clause, asked_when_of
from vendors.enums import AnswerType
from vendors.models import Criterion

MEASURED = (AnswerType.NUMBER, AnswerType.DATE)


def wrong_conditions(criteria: Sequence[Criterion]) -> list[str]:
    """One sentence for each mistake, naming the criterion; `criteria` in the order of the set."""
    readable, wrong = {}, []
    for criterion in criteria:
        try:
            readable[criterion.code] = asked_when_of(criterion)
        except ValidationError as error:
            wrong += [f"Criterion {criterion.code}: {sentence}" for sentence in error.messages]
    circles = list(_circles(readable))
    wrong += [f"{' → '.join(circle)}: each is asked only after the other." for circle in circles]
    turning = {code for circle in circles for code in circle}
    by_code = {criterion.code: criterion for criterion in criteria}
    order = list(by_code)
    for code, condition in readable.items():
        wrong += [
            f"Criterion {code}: {sentence}"
            for clause in condition.clauses
            if not (code in turning and clause.of in turning)
            for sentence in _wrong_clause(clause, by_code, order[: order.index(code)])
        ]
    return wrong


def askers_of(code: str, criteria: Sequence[Criterion]) -> list[str]:
    """Codes of the criteria whose condition refers to this one."""
    return [one.code for one in criteria if code in referred_to(one)]


def referred_to(criterion: Criterion) -> set[str]:
    return {clause.of for clause in asked_when_of(criterion).clauses}


def _wrong_clause(
    clause: Clause, by_code: dict[str, Criterion], earlier: Sequence[str]
) -> Iterator[str]:
    if clause.of in FACTS:
        yield from _wrong_choice(clause, FACTS[clause.of].choices)
    elif clause.of not in by_code:
        yield f"its condition refers to {clause.of}, which is not in this set."
    elif clause.of not in earlier:
        yield f"its condition refers to {clause.of}, which is asked later."
    else:
        yield from _wrong_answer(clause, by_code[clause.of])


def _wrong_answer(clause: Clause, asked: Criterion) -> Iterator[str]:
    """By the type of the question that is referred to."""
    choices = answers_to_choose(asked)
    if clause.relation == "is_answered":
        if clause.values[0] not in YES_NO:
            yield f"whether {clause.of} is answered is “yes” or “no”."
    elif choices:
        yield from _wrong_choice(clause, choices)
    elif asked.answer_type in MEASURED:
        yield from _wrong_measure(clause, AnswerType(asked.answer_type))
    else:
        yield f"of {clause.of} it can only ask whether it is answered."


def answers_to_choose(criterion: Criterion) -> dict[str, str]:
    """The possible answers with their words; empty where the answer is open."""
    if criterion.answer_type == AnswerType.YES_NO:
        return YES_NO
    if criterion.answer_type == AnswerType.CHOICE:
        return {option: option for option in criterion.options}
    return {}


def _wrong_choice(clause: Clause, choices: dict[str, str]) -> Iterator[str]:
    if clause.relation != "is":
        yield f"{clause.of} has answers to choose from: ask whether it “is” one of them."
        return
    for value in clause.values:
        if value not in choices:
            yield f"“{value}” is not an answer to {clause.of}."


def _wrong_measure(clause: Clause, answer_type: AnswerType) -> Iterator[str]:
    if clause.relation == "is":
        yield f"compare {clause.of} with “at_least” or “at_most”."
    elif not _is_measure(clause.values[0], answer_type):
        kind = "a number" if answer_type == AnswerType.NUMBER else "a date such as 2026-03-31"
        yield f"“{clause.values[0]}” is not {kind}, as {clause.of} is."


def _is_measure(text: str, answer_type: AnswerType) -> bool:
    try:
        Decimal(text) if answer_type == AnswerType.NUMBER else date.fromisoformat(text)
    except (InvalidOperation, ValueError):
        return False
    return True


def _circles(conditions: dict[str, AskedWhen]) -> Iterator[list[str]]:
    """Each chain of references that comes back to where it began, once."""
    refers = {
        code: sorted({clause.of for clause in one.clauses} & set(conditions))
        for code, one in conditions.items()
    }
    seen: set[str] = set()
    for code in refers:
        circle = _way_back(code, refers)
        if circle and not seen & set(circle):
            seen |= set(circle)
            yield circle


def _way_back(start: str, refers: dict[str, list[str]]) -> list[str]:
    """The shortest way from a code back to itself; empty when there is none."""
    ways, reached = [[start]], set()
    while ways:
        way = ways.pop(0)
        for following in refers[way[-1]]:
            if following == start:
                return [*way, start]
            if following not in reached:
                reached.add(following)
                ways.append([*way, following])
    return []
