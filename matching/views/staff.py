"""What staff see of the market: what is asked for, what is offered, who is shown, what was read."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.timezone import localdate

from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_ADMINISTRATOR, LGA_STAFF
from matching.queries.demand.exposure import DAYS, SizeClass, exposure_by_size, never_shown
from matching.queries.demand.gaps import FITS, idle_solutions, unmet_challenges, worked_out_at
from matching.queries.demand.heat import theme_by_kind
from matching.queries.entries.reading import embedder_is_silent, readings

FIRST = 5
A_PAGE = 25


class Overview(GuardedPage):
    """The first of each list, with ways to all of them."""

    permission = LGA_STAFF
    template_name = "matching/staff/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            worked_out_at=worked_out_at(),
            **self._gaps(),
            **self._exposure(),
            **self._texts(),
            **kwargs,
        )

    def _gaps(self) -> dict[str, Any]:
        user = self.request.user
        return {
            "unmet": Paginator(unmet_challenges(user), FIRST).page(1),
            "idle": Paginator(idle_solutions(user), FIRST).page(1),
            "fits": FITS,
            "heat": theme_by_kind(user),
        }

    def _exposure(self) -> dict[str, Any]:
        user, day = self.request.user, localdate()
        sizes = exposure_by_size(user, day=day)
        return {
            "days": DAYS,
            "sizes": sizes,
            "shares": _bars(sizes),
            "was_shown": any(size.shown for size in sizes),
            "never_shown": Paginator(never_shown(user, day=day), FIRST).page(1),
        }

    def _texts(self) -> dict[str, Any]:
        read = readings()
        return {
            "readings": read,
            "by_words_alone": sum(one.by_words_alone for one in read),
            "embedder_is_silent": embedder_is_silent(),
            "is_administrator": LGA_ADMINISTRATOR.check(self.request.user),
        }


def _bars(sizes: list[SizeClass]) -> list[tuple[str, float]]:
    return [
        bar
        for size in sizes
        for bar in (
            (f"{size.label}: of what was shown", size.share_of_shown),
            (f"{size.label}: of eligible vendors", size.share_of_eligible),
        )
    ]


class Listed(GuardedPage):
    """All of one list, page by page."""

    permission = LGA_STAFF

    def rows(self) -> Any:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(self.rows(), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, days=DAYS, fits=FITS, **kwargs)


class Unmet(Listed):
    template_name = "matching/staff/unmet.html"

    def rows(self) -> Any:
        return unmet_challenges(self.request.user)


class Idle(Listed):
    template_name = "matching/staff/idle.html"

    def rows(self) -> Any:
        return idle_solutions(self.request.user)


class NeverShown(Listed):
    template_name = "matching/staff/never_shown.html"

    def rows(self) -> Any:
        return never_shown(self.request.user, day=localdate())
