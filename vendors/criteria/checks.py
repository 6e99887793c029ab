"""What is wrong with a criteria set: each criterion by itself, all of them together, before publishing."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from vendors.criteria.asking_checks import answers_to_choose, wrong_conditions
from vendors.enums import AnswerType, ProtectedSubject, Rule
from vendors.models import Criterion, Section


def wrong_criteria(
    sections: Sequence[Section], criteria: Sequence[Criterion], *, are_stored: bool
) -> list[str]:
    """One sentence for each mistake, naming where; both in the order of the set.

    Of what is stored the table has checked its rules already: asking for each again would take
    hundreds of queries.
    """
    wrong = [sentence for section in sections for sentence in _wrong_section(section)]
    wrong += [
        sentence
        for criterion in criteria
        for sentence in wrong_with(criterion, is_stored=are_stored)
    ]
    wrong += _twice("Section", (section.code for section in sections))
    wrong += _twice("Criterion", (criterion.code for criterion in criteria))
    return wrong + wrong_conditions(criteria)


def missing_for_publishing(criteria: Sequence[Criterion]) -> list[str]:
    """What a set must have before rounds can be vetted against it."""
    missing = [f"Criterion {one.code}: name its source." for one in criteria if not _source(one)]
    if not any(_counts_always(one) for one in criteria):
        missing.append(
            "The weights of a solution can add to zero: have at least one scored criterion that is "
            "always asked."
        )
    if not any(one.protected_subject == ProtectedSubject.USE_OF_AI for one in criteria):
        missing.append(
            "No criterion asks for the use of AI in writing the submission. Mark the one that does."
        )
    return missing


def wrong_with(criterion: Criterion, *, is_stored: bool = False) -> list[str]:
    """By itself, wherever it stands. Asks the database for the rules of the table unless stored."""
    try:
        criterion.full_clean(
            exclude=["section"], validate_unique=False, validate_constraints=not is_stored
        )
    except ValidationError as error:
        return [f"Criterion {criterion.code}: {sentence}" for sentence in _sentences(error)]
    return [f"Criterion {criterion.code}: {one}" for one in _wrong_answers(criterion)]


def _wrong_section(section: Section) -> list[str]:
    try:
        section.full_clean(exclude=["criteria_set"], validate_unique=False)
    except ValidationError as error:
        return [f"Section {section.code}: {sentence}" for sentence in _sentences(error)]
    return []


def _sentences(error: ValidationError) -> list[str]:
    """Each with the name that files and pages give its field, which Django's own words leave out."""
    return [
        sentence if field == "__all__" else f"{_called(field)}: {sentence}"
        for field, sentences in error.message_dict.items()
        for sentence in sentences
    ]


def _called(field: str) -> str:
    return {"answer_type": "response"}.get(field, field.removeprefix("is_").replace("_", " "))


def _wrong_answers(criterion: Criterion) -> Iterable[str]:
    """What passes has to be something that can be answered."""
    if criterion.answer_type == AnswerType.CHOICE and len(criterion.options) < 2:
        yield "give at least two answers to choose from."
    if criterion.answer_type != AnswerType.CHOICE and criterion.options:
        yield "only a question with a list to choose from has options."
    for one in criterion.passing_answers:
        if one not in answers_to_choose(criterion):
            yield f"“{one}” cannot be answered."


def _twice(kind: str, codes: Iterable[str]) -> list[str]:
    return [f"{kind} {code} is there twice." for code, times in Counter(codes).items() if times > 1]


def _counts_always(criterion: Criterion) -> bool:
    return criterion.rule == Rule.SCORED and not criterion.asked_when


def _source(criterion: Criterion) -> str:
    return criterion.source_mechanism
