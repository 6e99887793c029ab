from typing import Any

from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from showcase.queries.home import home


class Home(Cacheable, GuardedPage):
    """What the portal is, on one screen."""

    permission = ANYONE
    template_name = "showcase/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        page = home(now)
        return super().get_context_data(
            home=page,
            funnel=page.funnel and list(page.funnel.steps(timezone.localdate(now))),
            demonstration=bool(page.round and page.round.is_demonstration),
            now=now,
            **kwargs,
        )
