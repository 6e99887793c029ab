"""The log of one round, for LGA administrators: to read, and to take away as one file."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.log.views import Log
from accounts.permissions import LGA_ADMINISTRATOR
from challenges.models import Round
from showcase.queries.round_log import lines_of_round
from workflow.models import Event


class RoundLog(Log):
    permission = LGA_ADMINISTRATOR
    template_name = "showcase/round_log.html"
    download_name = "log-of-round"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.round = get_object_or_404(Round, slug=self.kwargs["slug"])
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Event]:
        return lines_of_round(self.round)
