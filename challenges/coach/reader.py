"""Reads a draft by every rule that looks at it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from challenges.coach.patterns import PATTERNS, Draft, text_of

READ_WHEN_EMPTY = {"constraints"}


@dataclass(frozen=True)
class Rule:
    id: str
    title: str
    fields: tuple[str, ...]
    why: str
    advice: str
    good: str
    poor: str
    more_good: tuple[str, ...] = ()
    more_poor: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """`found` is quoted from the draft; empty where something is missing."""

    rule: Rule
    kept: bool
    found: str = ""


@dataclass(frozen=True)
class Advice:
    kept: list[Reading]
    advised: list[Reading]

    def __bool__(self) -> bool:
        return bool(self.kept or self.advised)


def _rules() -> tuple[Rule, ...]:
    listed: list[dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("rules.yaml").read_text("utf-8")
    )
    return tuple(Rule(**{name: _fixed(value) for name, value in rule.items()}) for rule in listed)


def _fixed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


RULES = _rules()
FIELDS = tuple(dict.fromkeys(name for rule in RULES for name in rule.fields))


def read(rule: Rule, draft: Draft) -> Reading | None:
    """None where nothing is written yet that the rule could be about."""
    text = text_of(draft, rule.fields)
    if not text and rule.id not in READ_WHEN_EMPTY:
        return None
    found = PATTERNS[rule.id](text, draft)
    return Reading(rule, kept=found is None, found=found or "")


def advise(draft: Draft, fields: Collection[str]) -> Advice:
    """What the rules that look at any of `fields` say about the draft, an empty draft being left alone."""
    if not text_of(draft, draft):
        return Advice([], [])
    readings = [read(rule, draft) for rule in RULES if set(rule.fields) & set(fields)]
    said = [reading for reading in readings if reading]
    return Advice([r for r in said if r.kept], [r for r in said if not r.kept])
