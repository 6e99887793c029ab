"""Responses to a challenge side by side, and which of them are shown."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.generic import ListView

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import LGA_STAFF
from challenges.models import Challenge
from design.charts import BAR_HEIGHT, Bar
from vendors.enums import ResponseStatus
from vendors.queries.shortlisting.choices import shortlist_of
from vendors.queries.shortlisting.columns import (
    ResponseColumn,
    responses_side_by_side,
    shortlist_overview,
)
from vendors.queries.shortlisting.share import ShareLine, share_of
from vendors.rules import COMPOSES_SHORTLIST


class Shortlists(Guarded, ListView):
    permission = LGA_STAFF
    template_name = "vendors/shortlist/list.html"
    context_object_name = "challenges"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return shortlist_overview(self.request.user)


class ShortlistPage(GuardedPage):
    """Whoever has an interest in a vendor here reads the others' facts, and nothing of what is chosen."""

    permission = LGA_STAFF
    template_name = "vendors/shortlist/page.html"

    def load(self) -> None:
        self.subject = get_object_or_404(
            Challenge.objects.public().select_related("theme", "round"), slug=self.kwargs["slug"]
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = responses_side_by_side(self.subject, self.request.user)
        composes = COMPOSES_SHORTLIST.check(self.request.user, self.subject)
        return super().get_context_data(
            challenge=self.subject,
            demonstration=self.subject.round.is_demonstration,
            columns=columns,
            composes=composes,
            today=localdate(),
            **(self._composing(columns) if composes else {}),
            **kwargs,
        )

    def _composing(self, columns: list[ResponseColumn]) -> dict[str, Any]:
        """Read already: whoever composes sees every response."""
        shortlist = shortlist_of(self.subject)
        held = sum(column.holds_a_place for column in columns)
        waiting = [c for c in columns if c.response.status == ResponseStatus.OFFERED]
        reserve = _in_reserve(columns)
        is_free = held < shortlist.places
        return {
            "shortlist": shortlist,
            "held": held,
            "waiting": waiting,
            "prepared": sum(bool(column.showing) for column in waiting),
            "reserve": reserve,
            "first": reserve[0] if reserve and is_free else None,
            "lost": [column for column in columns if column.lost_its_place],
            **_drawn(share_of(columns)),
        }


def _drawn(share: list[ShareLine]) -> dict[str, Any]:
    """A whole bar is 100 per cent."""
    bars = [
        Bar(line.label, line.percent, line.percent, place * BAR_HEIGHT)
        for place, line in enumerate(share)
    ]
    return {"share": share, "share_bars": bars, "share_height": len(bars) * BAR_HEIGHT}


def _in_reserve(columns: list[ResponseColumn]) -> list[ResponseColumn]:
    """Those told that they are on it and still eligible, in order."""
    told = [c for c in columns if c.response.status == ResponseStatus.RESERVE and c.is_eligible]
    return sorted(told, key=lambda c: (c.choice.place or 0 if c.choice else 0, c.response.pk))
