"""Other eligible solutions that read alike."""

from datetime import date

from matching.enums import Kind
from matching.queries.ranking import profile_of_record, rank_records
from matching.ranking.likeness import is_like_text
from vendors.models import SolutionVersion

MOST = 3


def related_solutions(version: SolutionVersion, *, day: date) -> list[SolutionVersion]:
    """Best first, exact ties in an order of the day; none while no worker has read this one."""
    query = profile_of_record(Kind.SOLUTION, version.pk)
    if query is None:
        return []
    others = SolutionVersion.objects.public().exclude(solution=version.solution_id)
    best = rank_records(query, Kind.SOLUTION, others, day=day).hits[:MOST]
    near = [hit.subject_id for hit in best if is_like_text(query, hit.profile, hit.match.words)]
    found = others.select_related("solution__vendor").only(
        "summary", "solution__name", "solution__slug", "solution__vendor__name"
    )
    known = {other.pk: other for other in found.filter(pk__in=near)}
    return [known[pk] for pk in near if pk in known]
