"""The solutions of a round beside each other."""

from typing import Any

from django.shortcuts import get_object_or_404

from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from vendors.queries.deciding.comparison import comparison_of, rounds_to_compare


class Comparisons(GuardedPage):
    """The newest round with something to compare, or the one named in the address."""

    permission = LGA_STAFF
    template_name = "vendors/deciding/comparison.html"

    def load(self) -> None:
        self.rounds = list(rounds_to_compare(self.request.user))
        self.round = self.rounds[0] if self.rounds else None
        if "slug" in self.kwargs:
            rounds = rounds_to_compare(self.request.user)
            self.round = get_object_or_404(rounds, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        compared = comparison_of(self.round, self.request.user) if self.round else None
        return super().get_context_data(
            rounds=self.rounds, round=self.round, compared=compared, **kwargs
        )
