"""Eligible solutions, for everybody."""

from typing import Any

from django.http import Http404
from django.utils.timezone import localdate
from django_filters.views import FilterView

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from vendors.filters.public import SolutionFilter
from vendors.queries.supply.public import (
    listed_solutions,
    renewing,
    shuffled,
    solutions_with_a_page,
    what_was_checked,
)
from vendors.queries.supply.responses import responses_of_solution


class Solutions(Cacheable, FilterView):
    permission = ANYONE
    filterset_class = SolutionFilter
    template_name = "vendors/public/solutions.html"
    context_object_name = "versions"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return shuffled(listed_solutions(), localdate())


class SolutionPage(Cacheable, GuardedPage):
    """What an eligible solution does, who it is by and what was checked; or that it is under renewal."""

    permission = ANYONE
    template_name = "vendors/public/solution.html"

    def load(self) -> None:
        self.subject = solutions_with_a_page().filter(solution__slug=self.kwargs["slug"]).first()
        if self.subject is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version = self.subject
        return super().get_context_data(
            version=version,
            vendor=version.solution.vendor,
            profile=version.solution.vendor.vendor_profile,
            checked=what_was_checked(version),
            renewing=renewing(version) if version.is_under_renewal else [],
            responses=responses_of_solution(version.solution),
            demonstration=version.round.is_demonstration,
            **kwargs,
        )
