"""A page with one form and one action behind it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.generic.edit import FormMixin

from accounts.pages.guarded import GuardedPage
from accounts.pages.kept_work import take_kept_work
from workflow.engine import TransitionDenied


class FormPage(FormMixin, GuardedPage):
    """Shows `form_class`, validates it and calls `act(form)`, the view's ONE action.

    `act` returns the address to go to next. A TransitionDenied or ValidationError it raises is
    shown at the top of the form with the typed text kept. Text kept while its writer had to sign in
    again, or to prove who they are, is filled in again on the next visit.
    """

    def act(self, form: forms.BaseForm) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = take_kept_work(request)
        if kept is None:
            return super().get(request, *args, **kwargs)
        return self.render_to_response(self.get_context_data(form=self.form_from(kept)))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            return HttpResponseRedirect(self.act(form))
        except TransitionDenied as denied:
            form.add_error(None, denied.reason)
        except ValidationError as error:
            form.add_error(None, error)
        return self.form_invalid(form)

    def form_invalid(self, form: forms.BaseForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_from(self, typed: Any) -> forms.BaseForm:
        return self.get_form_class()(**{**self.get_form_kwargs(), "data": typed})

    @property
    def now(self):
        return timezone.now()
