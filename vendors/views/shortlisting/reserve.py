"""The reserve list after release."""

from typing import Any

from django.contrib import messages

from vendors.actions.shortlisting.reserve import let_go, move_up
from vendors.enums import ResponseStatus
from vendors.forms.shortlisting.choices import LetGoForm, MoveUpForm
from vendors.queries.shortlisting.reserve import first_in_reserve
from vendors.views.shortlisting.choosing import OfHandledResponse


class MoveUp(OfHandledResponse):
    """Give a free place to a response of the reserve list."""

    status = ResponseStatus.RESERVE
    form_class = MoveUpForm
    template_name = "vendors/shortlist/move_up.html"

    def load(self) -> None:
        super().load()
        self.first = first_in_reserve(self.challenge)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "is_first": self.first in (None, self.subject)}

    def act(self, form: Any) -> str:
        move_up(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(
            self.request, f"{self.subject.solution} will be shown. Its vendor is told."
        )
        return self.back

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(first=self.first, **kwargs)


class LetGo(OfHandledResponse):
    """Take a response off the reserve list."""

    status = ResponseStatus.RESERVE
    form_class = LetGoForm
    template_name = "vendors/shortlist/let_go.html"

    def act(self, form: Any) -> str:
        let_go(self.subject, **form.cleaned_data, by=self.request.user, at=self.now)
        messages.success(
            self.request, f"{self.subject.solution} is off the reserve list. Its vendor is told."
        )
        return self.back
