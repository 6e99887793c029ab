"""The page that Prometheus reads."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from accounts.ways_in.bearer import bears
from config.observing.figures import exposition


@method_decorator(never_cache, name="dispatch")
class Metrics(Guarded):
    """Not there without the token of METRICS_TOKEN, and nowhere while that is not set."""

    permission = ANYONE

    def load(self) -> None:
        if not bears(self.request, settings.METRICS_TOKEN):
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)
