"""Criteria sets as files a person can read: YAML in and out, the fields of the models between."""

from dataclasses import dataclass
from typing import Any

import yaml
from django.core.exceptions import ValidationError

from vendors.criteria.asking import read_asked_when, yes_or_no
from vendors.criteria.checks import wrong_criteria
from vendors.models import CriteriaSet, Criterion, Section

SOURCE = ("mechanism", "version", "clause", "url")
# The order in which a file tells a criterion. What is left out has the value the model gives it.
KEYS = {
    **{name: name for name in ("code", "question", "guidance", "evidence_wanted")},
    "asked_when": "asked_when",
    "response": "answer_type",
    **{name: name for name in ("options", "text_limit", "rule", "passing_answers")},
    "mitigable": "is_mitigable",
    **{name: name for name in ("needs_evidence", "evidence_kind", "weight", "minimum_score")},
    **{name: name for name in ("scale", "protected_subject")},
    "reusable": "is_reusable",
}
FIELDS = (*KEYS.values(), *(f"source_{name}" for name in SOURCE))
USUAL = {name: Criterion._meta.get_field(name).get_default() for name in FIELDS}
NEEDED = ("code", "question", "response", "rule", "source")
LISTS = ("options", "passing_answers", "scale")
LARGEST_FILE = 500_000


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
    _check_keys(content, ("name", "version", "introduction", "sections"), "The file")
    written = WrittenSet(
        name=str(_wanted(content, "name", "The file")),
        version=_version(_wanted(content, "version", "The file")),
        introduction=str(content.get("introduction") or ""),
        sections=tuple(_section(raw) for raw in _listed(content, "sections", "The file")),
    )
    _check(written)
    return written


def write_criteria_set(written: WrittenSet) -> str:
    """The file that read_criteria_set reads as the same set; what has its usual value is left out."""
    content = {
        "name": written.name,
        "version": written.version,
        "introduction": written.introduction,
        "sections": [
            {
                "code": section.code,
                "title": section.title,
                "criteria": [_as_told(fields) for fields in section.criteria],
            }
            for section in written.sections
        ],
    }
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=100)


def written_form(criteria_set: CriteriaSet) -> WrittenSet:
    """The set in the database, in the form of its file."""
    sections = criteria_set.sections.order_by("position", "pk").prefetch_related("criteria")
    return WrittenSet(
        name=criteria_set.name,
        version=criteria_set.version,
        introduction=criteria_set.introduction,
        sections=tuple(
            WrittenSection(
                section.code,
                section.title,
                tuple(fields_of(c) for c in sorted(section.criteria.all(), key=_position)),
            )
            for section in sections
        ),
    )


def fields_of(criterion: Criterion) -> dict[str, Any]:
    """What the criterion says, by the names of its columns."""
    return {name: getattr(criterion, name) for name in FIELDS}


def _position(criterion: Criterion) -> tuple[int, int]:
    return criterion.position, criterion.pk


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > LARGEST_FILE:
        raise ValidationError("The file is too large for a criteria set.")
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ValidationError(f"This is not YAML: {error}") from error
    if not isinstance(content, dict):
        raise ValidationError("The file does not begin with a name, a version and sections.")
    return content


def _version(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10_000:
        raise ValidationError("The version of the file is a number, 1 or more.")
    return value


def _section(raw: Any) -> WrittenSection:
    code = str(_wanted(raw, "code", "A section"))
    where = f"Section {code}"
    _check_keys(raw, ("code", "title", "criteria"), where)
    return WrittenSection(
        code,
        str(_wanted(raw, "title", where)),
        tuple(_criterion(criterion) for criterion in _listed(raw, "criteria", where)),
    )


def _criterion(raw: Any) -> dict[str, Any]:
    where = f"Criterion {raw.get('code', '(no code)')}" if isinstance(raw, dict) else "A criterion"
    for key in NEEDED:
        _wanted(raw, key, where)
    _check_keys(raw, (*KEYS, "source"), where)
    _check_keys(raw["source"], SOURCE, f"The source of {where.lower()}")
    fields = {field: raw.get(key, USUAL[field]) for key, field in KEYS.items()}
    return {
        **fields,
        **{name: _texts(fields[name], name, where) for name in LISTS},
        "asked_when": _asked_when(fields["asked_when"], where),
        **{f"source_{name}": str(raw["source"].get(name) or "") for name in SOURCE},
    }


def _texts(value: Any, key: str, where: str) -> list[str]:
    """YAML reads an unquoted yes as a truth."""
    if not isinstance(value, list):
        raise ValidationError(f"{where}: “{key}” is not a list.")
    return [yes_or_no(one) if isinstance(one, bool) else str(one) for one in value]


def _asked_when(data: Any, where: str) -> dict[str, Any]:
    try:
        return read_asked_when(data).as_data()
    except ValidationError as error:
        raise ValidationError([f"{where}: {sentence}" for sentence in error.messages]) from error


def _wanted(raw: Any, key: str, where: str) -> Any:
    if not isinstance(raw, dict) or key not in raw:
        raise ValidationError(f"{where} has no “{key}”.")
    return raw[key]


def _listed(raw: Any, key: str, where: str) -> list[Any]:
    value = _wanted(raw, key, where)
    if not isinstance(value, list):
        raise ValidationError(f"{where}: “{key}” is not a list.")
    return value


def _check_keys(raw: Any, known: tuple[str, ...], where: str) -> None:
    if not isinstance(raw, dict):
        raise ValidationError(f"{where} is not a list of names and values.")
    unknown = [str(key) for key in raw if key not in known]
    if unknown:
        raise ValidationError([f"{where}: “{key}” is not known." for key in unknown])


def _as_told(fields: dict[str, Any]) -> dict[str, Any]:
    told = {
        key: fields[field]
        for key, field in KEYS.items()
        if key in NEEDED or fields[field] != USUAL[field]
    }
    source = {name: fields[f"source_{name}"] for name in SOURCE}
    return {**told, "source": {name: words for name, words in source.items() if words}}


def _check(written: WrittenSet) -> None:
    """As if it stood in the database already."""
    sections = [
        Section(code=one.code, title=one.title, position=place)
        for place, one in enumerate(written.sections)
    ]
    criteria = [
        Criterion(**fields, position=0)
        for section in written.sections
        for fields in section.criteria
    ]
    wrong = wrong_criteria(sections, criteria, are_stored=False)
    if wrong:
        raise ValidationError(wrong)
