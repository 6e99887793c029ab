from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.pages.guarded import GuardedPage
from accounts.permissions import SIGNED_IN
from accounts.standing import standing_of
from showcase.queries.work import desks_of


class Work(GuardedPage):
    """Where everybody lands after signing in; whoever has no role yet is placed first."""

    permission = SIGNED_IN
    template_name = "showcase/work.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not standing_of(request.user).held:
            return redirect("accounts:welcome")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(desks=desks_of(self.request.user), **kwargs)
