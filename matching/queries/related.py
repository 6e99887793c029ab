"""Other eligible solutions that read alike."""

from datetime import date

from django.core.cache import cache
from django.db.models import QuerySet
from redis.exceptions import RedisError

from matching.enums import Kind
from matching.queries.entries.ranking import profile_of_record, rank_records
from matching.ranking.likeness import is_like_text
from vendors.models import SolutionVersion

MOST = 3
# So many of the best are asked whether they read alike.
LOOKED_AT = 12
TEN_MINUTES = 10 * 60


def related_solutions(version: SolutionVersion, *, day: date) -> list[SolutionVersion]:
    """Best first, exact ties in an order of the day; none while no worker has read this one.

    Which ones is kept for ten minutes, since everybody reads this. What may be seen is asked each time.
    """
    near = _kept(version, day)
    found = (
        _others(version)
        .select_related("solution__vendor")
        .only("summary", "solution__name", "solution__slug", "solution__vendor__name")
    )
    known = {other.pk: other for other in found.filter(pk__in=near)}
    return [known[pk] for pk in near if pk in known][:MOST]


def _kept(version: SolutionVersion, day: date) -> list[int]:
    """Worked out each time while the cache is away."""
    key = f"related-solutions-{version.pk}-{day.isoformat()}"
    try:
        return list(cache.get_or_set(key, lambda: _near(version, day), timeout=TEN_MINUTES) or ())
    except RedisError:
        return _near(version, day)


def _near(version: SolutionVersion, day: date) -> list[int]:
    query = profile_of_record(Kind.SOLUTION, version.pk)
    if query is None:
        return []
    best = rank_records(query, Kind.SOLUTION, _others(version), day=day).hits[:LOOKED_AT]
    return [hit.subject_id for hit in best if is_like_text(query, hit.profile, hit.match.words)]


def _others(version: SolutionVersion) -> QuerySet[SolutionVersion]:
    return SolutionVersion.objects.public().exclude(solution=version.solution_id)
