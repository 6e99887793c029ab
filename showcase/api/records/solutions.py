from typing import Any

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.whole.checked import WholeSolution
from showcase.queries.open_data.whole import whole_solutions
from vendors.filters.public import SolutionFilter
from vendors.models import SolutionVersion


class OfSolutions:
    noun = "solutions"
    serializer_class = WholeSolution
    queryset = SolutionVersion.objects.none()

    def get_queryset(self) -> Any:
        return whole_solutions(SolutionVersion.objects.public())


class Solutions(OfSolutions, OpenList):
    """Solutions that were checked and found eligible, some with conditions."""

    summary = "Eligible solutions"
    ordered_by = "slug"
    filterset_class = SolutionFilter


class OneSolution(OfSolutions, OpenRecord):
    """One solution that is eligible or under renewal. One that was taken down has no page, and no record."""

    summary = "One solution"

    def get_queryset(self) -> Any:
        return whole_solutions(SolutionVersion.objects.with_a_page())
