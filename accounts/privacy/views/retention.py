"""What ends when, and what ended."""

from typing import Any

from django.views.generic import ListView

from accounts.models import RetentionCertificate
from accounts.pages.guarded import Guarded
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.privacy.retention.applying import rules


class Retention(Guarded, ListView):
    """The rules as they hold here, and the certificate of each run, newest first."""

    permission = LGA_ADMINISTRATOR
    template_name = "accounts/retention.html"
    queryset = RetentionCertificate.objects.select_related("by").order_by("-at", "-pk")
    paginate_by = 20

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(rules=rules(), **kwargs)
