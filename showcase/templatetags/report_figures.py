"""Figures of a report."""

from datetime import date
from typing import Any

from django.template import Library

from design import charts
from showcase.wording import day

register = Library()


@register.filter
def drawn(rows: list[tuple[str, int]]) -> list[tuple[str, int, float]]:
    """Label, value and length of the bar in per cent of the longest."""
    shares = charts.shares(value for _, value in rows)
    return [(label, value, share) for (label, value), share in zip(rows, shares, strict=True)]


@register.filter
def supporters_count(challenge: dict[str, Any]) -> int:
    """Named or not; reports published before councils could stay unnamed do not have the second key."""
    return len(challenge["supporters"]) + challenge.get("supporters_not_named", 0)


@register.filter
def as_day(iso: str) -> str:
    """2024-11-14 as 14 November 2024."""
    return day(date.fromisoformat(iso))
