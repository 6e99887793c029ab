"""Criteria sets as files a person can read: YAML in, the fields of the models out."""

from dataclasses import dataclass
from typing import Any

import yaml
from django.core.exceptions import ValidationError

from vendors.enums import AnswerType
from vendors.models import CriteriaSet, Criterion

SAME_NAME = (
    "code",
    "question",
    "guidance",
    "evidence_wanted",
    "options",
    "text_limit",
    "rule",
    "passing_answers",
    "needs_evidence",
    "evidence_kind",
    "weight",
    "minimum_score",
    "scale",
    "applies_when",
)
OTHER_NAME = {"response": "answer_type", "mitigable": "is_mitigable"}
SOURCE = ("mechanism", "version", "clause", "url")


@dataclass(frozen=True)
class WrittenSection:
    code: str
    title: str
    criteria: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class WrittenSet:
    """A whole criteria set as its file says it; equal when every word is."""

    name: str
    version: int
    introduction: str
    sections: tuple[WrittenSection, ...]


def read_criteria_set(text: str) -> WrittenSet:
    """Raises ValidationError with one sentence for each thing that is wrong, naming the criterion."""
    content = _parsed(text)
    written = WrittenSet(
        name=_wanted(content, "name", "The file"),
        version=_wanted(content, "version", "The file"),
        introduction=content.get("introduction", ""),
        sections=tuple(_section(raw) for raw in _wanted(content, "sections", "The file")),
    )
    _check(written)
    return written


def written_form(criteria_set: CriteriaSet) -> WrittenSet:
    """The set in the database, in the form of its file."""
    sections = criteria_set.sections.order_by("position").prefetch_related("criteria")
    return WrittenSet(
        name=criteria_set.name,
        version=criteria_set.version,
        introduction=criteria_set.introduction,
        sections=tuple(
            WrittenSection(
                section.code,
                section.title,
                tuple(_fields_of(c) for c in sorted(section.criteria.all(), key=_position)),
            )
            for section in sections
        ),
    )


def _position(criterion: Criterion) -> int:
    return criterion.position


def _parsed(text: str) -> dict[str, Any]:
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValidationError(f"This is not YAML: {error}") from error
    if not isinstance(content, dict):
        raise ValidationError("The file does not begin with a name, a version and sections.")
    return content


def _section(raw: dict[str, Any]) -> WrittenSection:
    code = str(_wanted(raw, "code", "A section"))
    where = f"Section {code}"
    return WrittenSection(
        code,
        _wanted(raw, "title", where),
        tuple(_criterion(criterion) for criterion in _wanted(raw, "criteria", where)),
    )


def _criterion(raw: dict[str, Any]) -> dict[str, Any]:
    where = f"Criterion {raw.get('code', '(no code)')}"
    source = _wanted(raw, "source", where)
    return {
        **{name: _wanted(raw, name, where) for name in SAME_NAME},
        **{field: _wanted(raw, name, where) for name, field in OTHER_NAME.items()},
        **{f"source_{name}": str(_wanted(source, name, where)) for name in SOURCE},
    }


def _wanted(raw: dict[str, Any], key: str, where: str) -> Any:
    if key not in raw:
        raise ValidationError(f"{where} has no “{key}”.")
    return raw[key]


def _fields_of(criterion: Criterion) -> dict[str, Any]:
    names = [*SAME_NAME, *OTHER_NAME.values(), *(f"source_{name}" for name in SOURCE)]
    return {name: getattr(criterion, name) for name in names}


def _check(written: WrittenSet) -> None:
    fields = [fields for section in written.sections for fields in section.criteria]
    wrong = [sentence for one in fields for sentence in _wrong_with(one)]
    codes = [one["code"] for one in fields]
    wrong += [
        f"Criterion {code} is there twice." for code in {c for c in codes if codes.count(c) > 1}
    ]
    if wrong:
        raise ValidationError(wrong)


def _wrong_with(fields: dict[str, Any]) -> list[str]:
    criterion = Criterion(**fields, position=0)
    try:
        criterion.full_clean(exclude=["section"], validate_unique=False)
    except ValidationError as error:
        return [f"Criterion {fields['code']}: {sentence}" for sentence in error.messages]
    return _wrong_options(criterion)


def _wrong_options(criterion: Criterion) -> list[str]:
    """What passes has to be something that can be answered."""
    possible = {AnswerType.YES_NO: ["yes", "no"], AnswerType.CHOICE: criterion.options}
    unknown = set(criterion.passing_answers) - set(possible.get(criterion.answer_type, []))
    return [f"Criterion {criterion.code}: “{one}” cannot be answered." for one in sorted(unknown)]
