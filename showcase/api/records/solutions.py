from typing import Any

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.solutions import SolutionRecord
from showcase.queries.open_data.showcase import open_solutions
from vendors.filters.public import SolutionFilter
from vendors.models import SolutionVersion


class OfSolutions:
    noun = "solutions"
    serializer_class = SolutionRecord
    queryset = SolutionVersion.objects.none()

    def get_queryset(self) -> Any:
        return open_solutions()


class Solutions(OfSolutions, OpenList):
    """Solutions that were checked and found eligible, some with conditions."""

    summary = "Eligible solutions"
    ordered_by = "slug"
    filterset_class = SolutionFilter


class OneSolution(OfSolutions, OpenRecord):
    """One eligible solution."""

    summary = "One eligible solution"
