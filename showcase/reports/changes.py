"""What differs between two versions of a report, worked out from both."""

from typing import Any

from showcase.reports.figures import Figure, figures_of
from showcase.reports.records import Record

Content = dict[str, Any]
FOLLOWED = ("statement", "challenge", "solution")


def changes_between(before: Content, now: Content) -> dict[str, list[dict[str, Any]]]:
    """Figures that both versions tell and that differ, then the records counted in one of them only.

    A figure that only one of them has is no change of it: its challenge or solution is named among
    the records, or the earlier version is of an older format.
    """
    old, new = figures_of(before), figures_of(now)
    differing = [(old[key], new[key]) for key in new if key in old]
    were, are = _records(old), _records(new)
    is_comparable = before["format"] == now["format"]
    return {
        "figures": [_change(was, is_) for was, is_ in differing if was.number != is_.number],
        "records_gone": _named(were, are) if is_comparable else [],
        "records_new": _named(are, were) if is_comparable else [],
    }


def _change(was: Figure, is_: Figure) -> dict[str, Any]:
    return {
        "figure": is_.name,
        "of": is_.of,
        "words": is_.words,
        "about": is_.about,
        "before": was.number,
        "now": is_.number,
    }


def _records(figures: dict[tuple[str, str], Figure]) -> dict[tuple[str, str], Record]:
    return {
        (record.kind, record.key): record
        for figure in figures.values()
        for record in figure.records
        if record.kind in FOLLOWED
    }


def _named(
    these: dict[tuple[str, str], Record], without: dict[tuple[str, str], Record]
) -> list[dict[str, Any]]:
    return [
        {"kind": record.kind, "name": record.name, "detail": record.detail}
        for key, record in these.items()
        if key not in without
    ]
