"""The condition of a criterion as lines of a form, for people who do not write YAML."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from vendors.criteria.asking import FACTS, RELATIONS, AskedWhen, Clause, read_asked_when
from vendors.criteria.asking_checks import answers_to_choose
from vendors.models import Criterion

LINES = 3
PARTS = ("of", "relation", "values")


def condition_fields(asked_when: AskedWhen, earlier: Sequence[Criterion]) -> dict[str, forms.Field]:
    """Fields `joined_by`, `line_0_of`, `line_0_relation`, `line_0_values` and so on."""
    fields: dict[str, forms.Field] = {
        "joined_by": forms.ChoiceField(
            label="Asked when",
            choices=[("all", "every line below holds"), ("any", "at least one line below holds")],
            widget=forms.RadioSelect,
            initial=asked_when.joined_by,
        )
    }
    for number in range(max(LINES, len(asked_when.clauses) + 1)):
        clause = asked_when.clauses[number] if number < len(asked_when.clauses) else None
        fields |= _line(number, clause, earlier)
    return fields


def condition_typed(typed: Mapping[str, Any], earlier: Sequence[Criterion]) -> dict[str, Any]:
    """What `Criterion.asked_when` keeps. Raises ValidationError for a line without a value."""
    words = {name: fact.choices for name, fact in FACTS.items()}
    words |= {criterion.code: answers_to_choose(criterion) for criterion in earlier}
    lines = []
    number = 0
    while f"line_{number}_of" in typed:
        of, relation, values = (typed[f"line_{number}_{part}"] for part in PARTS)
        number += 1
        if of:
            lines.append({"of": of, relation or "is": _values(values, words.get(of, {}))})
    asked_when: Any = {typed.get("joined_by") or "all": lines} if lines else {}
    return read_asked_when(asked_when).as_data()


def _line(
    number: int, clause: Clause | None, earlier: Sequence[Criterion]
) -> dict[str, forms.Field]:
    """One line; a question that is no longer earlier stays in its list, so that it can be corrected."""
    subjects = [(name, fact.label) for name, fact in FACTS.items()]
    subjects += [(one.code, f"{one.code}. {one.question[:60]}") for one in earlier]
    if clause and clause.of not in dict(subjects):
        subjects.append((clause.of, clause.of))
    place = f"Line {number + 1}"
    return {
        f"line_{number}_of": forms.ChoiceField(
            label=f"{place}: what it looks at",
            choices=[("", "Nothing: leave this line out"), *subjects],
            required=False,
            initial=clause.of if clause else "",
        ),
        f"line_{number}_relation": forms.ChoiceField(
            label=f"{place}: how it compares",
            choices=list(RELATIONS.items()),
            required=False,
            initial=clause.relation if clause else "is",
        ),
        f"line_{number}_values": forms.CharField(
            label=f"{place}: with",
            help_text="One answer a line. Any of them counts.",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            initial="\n".join(clause.values) if clause else "",
        ),
    }


def _values(typed: str, words: Mapping[str, str]) -> list[str]:
    """What was typed may be the words of an answer (“Personal data”) or what is kept of it."""
    kept = {label.lower(): value for value, label in words.items()}
    usual = {"yes": "yes", "no": "no"}
    return [kept.get(one.lower(), usual.get(one.lower(), one)) for one in lines_of(typed)]


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
