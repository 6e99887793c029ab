"""Which records of a published version do not stand any more: the version itself stays as it is."""

from typing import Any, TypeAlias

from challenges.models import Challenge, Statement, Support
from vendors.models import SolutionVersion

# Kind of record and its key, as showcase.reports.records names them.
Withdrawn: TypeAlias = frozenset[tuple[str, str]]


def withdrawn_since(content: dict[str, Any]) -> Withdrawn:
    """Statements, challenges, solutions and named supporters that everybody could read and now cannot.

    A challenge that was merged into another does not stand by itself either. A solution under
    renewal keeps its page, so it stands. Four queries, whatever the size of the round.
    """
    gone = {
        "statement": _statements(content),
        "challenge": _challenges(content),
        "solution": _solutions(content),
        "supporter": _supporters(content),
    }
    return frozenset((kind, key) for kind, keys in gone.items() for key in keys)


def _statements(content: dict[str, Any]) -> set[str]:
    told = {one["reference"] for one in content.get("statements", [])}
    stand = Statement.objects.public().filter(reference__in=told).order_by()
    return told - set(stand.values_list("reference", flat=True))


def _challenges(content: dict[str, Any]) -> set[str]:
    told = {one["slug"] for one in content["challenges"]}
    stand = Challenge.objects.public().filter(slug__in=told).order_by()
    return told - set(stand.values_list("slug", flat=True))


def _solutions(content: dict[str, Any]) -> set[str]:
    shortlisted = {one["slug"] for each in content["challenges"] for one in each["responses"]}
    told = shortlisted | {one["slug"] for one in content.get("solutions", [])}
    stand = SolutionVersion.objects.with_a_page().filter(solution__slug__in=told).order_by()
    return told - set(stand.values_list("solution__slug", flat=True))


def _supporters(content: dict[str, Any]) -> set[str]:
    """Only of challenges that stand: with a withdrawn one its supporters did not change their mind."""
    told = {
        f"{one['slug']}/{slug}"
        for one in content["challenges"]
        for slug in one.get("supporter_slugs", [])
    }
    challenges = {one["slug"] for one in content["challenges"]}
    stand = Support.objects.standing().filter(challenge__slug__in=challenges, is_named=True)
    pairs = stand.order_by().values_list("challenge__slug", "organisation__slug")
    return told - {f"{challenge}/{council}" for challenge, council in pairs}
