"""When a criterion is asked: a small closed grammar, kept as data, over facts and earlier answers.

    {}                                                            always
    {"all": [{"of": "data_involved", "is": ["personal"]}]}        every line holds
    {"any": [{"of": "B1", "is": ["None"]},
             {"of": "B4", "at_least": "10"},
             {"of": "B5", "is_answered": "yes"}]}                 at least one line holds

`of` is a fact of the version or the code of a criterion asked earlier.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError

from challenges.enums import DataClass
from vendors.models import Criterion

YES_NO = {"yes": "Yes", "no": "No"}
RELATIONS = {
    "is": "is",
    "at_least": "is at least",
    "at_most": "is at most",
    "is_answered": "is answered",
}


@dataclass(frozen=True)
class Fact:
    """Something a vendor says of the solution before any criterion; `said` are whole half-sentences."""

    label: str
    choices: dict[str, str]
    said: dict[str, str] = field(default_factory=dict)


FACTS = {
    "data_involved": Fact("Data involved", {str(v): str(w) for v, w in DataClass.choices}),
    "is_resident_facing": Fact(
        "Residents use it", YES_NO, {"yes": "residents use it", "no": "residents do not use it"}
    ),
    "is_health_or_care": Fact(
        "Health or care",
        YES_NO,
        {"yes": "it is for health or care", "no": "it is not for health or care"},
    ),
}
# What is known about one version: facts and codes, each with its values; none when not answered.
Known = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Clause:
    """One line of a condition. `is` takes several values and holds when one of them is given."""

    of: str
    relation: str
    values: tuple[str, ...]

    def holds(self, known: Known) -> bool:
        given = known.get(self.of, ())
        if self.relation == "is_answered":
            return bool(given) == (self.values[0] == "yes")
        if self.relation == "is":
            return bool(set(given) & set(self.values))
        return any(_compares(self.relation, one, self.values[0]) for one in given)


@dataclass(frozen=True)
class AskedWhen:
    """Lines joined by "all" or "any"; no line means always."""

    joined_by: str = "all"
    clauses: tuple[Clause, ...] = ()

    def holds(self, known: Known) -> bool:
        if not self.clauses:
            return True
        joined = all if self.joined_by == "all" else any
        return joined(clause.holds(known) for clause in self.clauses)

    def as_data(self) -> dict[str, Any]:
        """What `Criterion.asked_when` keeps and the file shows."""
        if not self.clauses:
            return {}
        return {self.joined_by: [_clause_data(clause) for clause in self.clauses]}


def read_asked_when(data: Any) -> AskedWhen:
    """Raises ValidationError with one sentence for what is not in the grammar."""
    if data in ({}, None, "always"):
        return AskedWhen()
    if not isinstance(data, dict) or len(data) != 1 or not {"all", "any"} & set(data):
        raise ValidationError("A condition begins with “all” or “any” and its lines.")
    joined_by, lines = next(iter(data.items()))
    if not isinstance(lines, list) or not lines:
        raise ValidationError(f"“{joined_by}” has no lines.")
    return AskedWhen(joined_by, tuple(_read_clause(line) for line in lines))


def asked_when_of(criterion: Criterion) -> AskedWhen:
    return read_asked_when(criterion.asked_when)


def asked_when_words(criterion: Criterion) -> str:
    """“Always”, or “When A5 is “No” and residents use it”."""
    asked_when = asked_when_of(criterion)
    if not asked_when.clauses:
        return "Always"
    joined_by = " and " if asked_when.joined_by == "all" else " or "
    return f"When {joined_by.join(_clause_words(clause) for clause in asked_when.clauses)}"


def asked_of(
    criteria: Iterable[Criterion], known: Known, said: Mapping[str, str]
) -> list[Criterion]:
    """Which of these, in their order, are asked; `said` are the answers by code.

    The answer to a question that is not asked any more counts as not given.
    """
    so_far, asked = dict(known), []
    for criterion in criteria:
        if asked_when_of(criterion).holds(so_far):
            asked.append(criterion)
            value = said.get(criterion.code, "")
            so_far[criterion.code] = [value] if value else []
    return asked


def yes_or_no(truth: bool) -> str:
    return "yes" if truth else "no"


def _read_clause(line: Any) -> Clause:
    relations = set(line) - {"of"} if isinstance(line, dict) else set()
    if len(relations) != 1 or "of" not in line or not relations <= set(RELATIONS):
        raise ValidationError(
            "A line of a condition says what it is “of” and one of “is”, “at_least”, “at_most” "
            "and “is_answered”."
        )
    relation = relations.pop()
    values = _read_values(line[relation])
    if not values or (relation != "is" and len(values) > 1):
        raise ValidationError(f"“{relation}” of {line['of']} has no value, or too many.")
    return Clause(str(line["of"]), relation, values)


def _read_values(raw: Any) -> tuple[str, ...]:
    every = raw if isinstance(raw, list) else [raw]
    return tuple(_as_text(one) for one in every if _as_text(one))


def _as_text(value: Any) -> str:
    """YAML reads an unquoted yes as a truth, and a day as a date."""
    return yes_or_no(value) if isinstance(value, bool) else str(value).strip()


def _clause_words(clause: Clause) -> str:
    fact = FACTS.get(clause.of)
    if fact and fact.said and len(clause.values) == 1:
        return fact.said.get(clause.values[0], clause.values[0])
    subject = f"“{fact.label}”" if fact else clause.of
    if clause.relation == "is_answered":
        return f"{subject} is {'answered' if clause.values[0] == 'yes' else 'not answered'}"
    words = fact.choices if fact else YES_NO
    values = " or ".join(f"“{words.get(value, value)}”" for value in clause.values)
    return f"{subject} {RELATIONS[clause.relation]} {values}"


def _clause_data(clause: Clause) -> dict[str, Any]:
    value = list(clause.values) if clause.relation == "is" else clause.values[0]
    return {"of": clause.of, clause.relation: value}


def _compares(relation: str, given: str, wanted: str) -> bool:
    left, right = _measure(given), _measure(wanted)
    if type(left) is not type(right):
        return False
    return left >= right if relation == "at_least" else left <= right


def _measure(text: str) -> Any:
    """A number; a day stays text, as ISO days sort like their text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text
