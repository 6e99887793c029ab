"""A form over what somebody else may save meanwhile."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse

from accounts.pages.form_page import FormPage


class OverSaved(FormPage):
    """Its field `seen` says what its writer read.

    After a refusal the page shows what is saved now, so that sending again is an informed choice.
    """

    def saved_at(self) -> datetime | None:
        """When what stands there was saved; None while nothing does."""
        raise NotImplementedError

    @property
    def token(self) -> str:
        at = self.saved_at()
        return at.isoformat() if at else ""

    def form_invalid(self, form: Any) -> HttpResponse:
        form.data = {**form.data.dict(), "seen": self.token}
        return super().form_invalid(form)
