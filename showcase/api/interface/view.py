"""What every address of the machine interface has in common."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.views import APIView

from accounts.pages.cacheable import Cacheable
from accounts.permissions import ANYONE
from design.tags.linked import absolute
from showcase.api.interface.freshness import unless_unchanged
from showcase.api.interface.problems import refusal_in_the_clear
from showcase.api.interface.sharing import answer_preflight, open_to_all_sites
from showcase.api.interface.throttling import show_rate
from showcase.open_data.deprecation import deprecated_of, headers


class OpenView(Cacheable, APIView):
    """Read by anybody from any site. Whoever is signed in reads the same as everybody else.

    Besides the tag that `Cacheable` gives, an answer says since when it has been the same.
    """

    permission = ANYONE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return answer_preflight()
        if refusal := refusal_in_the_clear(request):
            return open_to_all_sites(refusal)
        response = super().dispatch(request, *args, **kwargs)
        for name, value in self.notices().items():
            response[name] = value
        return show_rate(open_to_all_sites(unless_unchanged(request, response)), self.rate)

    def notices(self) -> dict[str, str]:
        """That something here will go, where it will."""
        page = absolute(reverse("showcase:api_changes"))
        return headers(deprecated_of(getattr(self, "noun", "")), page)

    @property
    def rate(self) -> Any:
        return getattr(self, "counted", None)

    def get_throttles(self) -> list[Any]:
        throttles = super().get_throttles()
        self.counted = throttles[0] if throttles else None
        return throttles


class OpenList(OpenView, ListAPIView):
    """One noun, in the order of its identifiers, so that a cursor holds its place."""


class OpenRecord(OpenView, RetrieveAPIView):
    """One record, by its identifier."""

    lookup_field = "slug"
    lookup_url_kwarg = "id"
