"""The log of everything that happened, for LGA administrators."""

from typing import Any

from django.db.models import QuerySet
from django_filters.views import FilterView

from accounts.interests import vendors_declared_by
from accounts.log.filters import LogFilter
from accounts.log.queries import lines_of_log
from accounts.log.words import COLUMNS, REASON, act_of
from accounts.pages.download import DownloadableList
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from spreadsheets.writing import Written
from workflow.models import Event
from workflow.sealing import head


class Log(DownloadableList, Guarded, FilterView):
    """Filters narrow it to one record, one person or some days; so does what is taken away."""

    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "take lines of the log away as a file"
    filterset_class = LogFilter
    template_name = "accounts/log.html"
    download_name = "log"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Event]:
        return lines_of_log()

    def listed(self) -> QuerySet[Event]:
        narrowed = LogFilter(self.request.GET, queryset=self.get_queryset())
        return narrowed.qs if narrowed.is_valid() else narrowed.queryset.none()

    @property
    def download_columns(self) -> list[Written]:
        return COLUMNS if self._has_declared() else [*COLUMNS, REASON]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lines = [(line, act_of(line)) for line in context["page_obj"]]
        return {**context, "lines": lines, "head": head(), "has_declared": self._has_declared()}

    def _has_declared(self) -> bool:
        """Reasons tell of vendors; whoever declared an interest in one reads them with each record."""
        return vendors_declared_by(self.request.user).exists()
