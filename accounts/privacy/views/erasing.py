"""Closing an account and erasing details, with what goes and what stays to be read first."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.holding.held import left_by
from accounts.models import User
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE, LGA_ADMINISTRATOR, SIGNED_IN
from accounts.privacy.erasing import erase_guest, erase_person, fates_of, to_be_done_first
from accounts.privacy.forms import CloseForm, EraseGuestForm, ErasePersonForm
from accounts.privacy.subjects import subject_of


class Erasing(FormPage):
    """Shows the fate of all that is about `person()`."""

    def person(self) -> User:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        fates = list(fates_of(subject_of(self.person())))
        return super().get_context_data(
            person=self.person(),
            going=[fate for fate in fates if not fate.stays],
            staying=[fate for fate in fates if fate.stays],
            first=to_be_done_first(self.person()),
            held=left_by(self.person(), seen_by=self.request.user),
            **kwargs,
        )


class CloseAccount(Erasing):
    permission = SIGNED_IN
    fresh_sign_in = "close your account and erase your details"
    form_class = CloseForm
    template_name = "accounts/erasing/close.html"

    def person(self) -> User:
        return self.request.user

    def act(self, form: CloseForm) -> str:
        erase_person(self.request.user, by=self.request.user, at=self.now)
        logout(self.request)
        return reverse("accounts:closed")


class Closed(GuardedPage):
    """The last page of somebody whom the portal no longer knows."""

    permission = ANYONE
    template_name = "accounts/erasing/closed.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("accounts:account")
        return super().get(request, *args, **kwargs)


class ErasePerson(Erasing):
    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "erase somebody’s details"
    form_class = ErasePersonForm
    template_name = "accounts/erasing/person.html"

    def load(self) -> None:
        self.subject = get_object_or_404(User, pk=self.kwargs["pk"])
        if self.subject.is_erased or self.subject == self.request.user:
            raise Http404

    def person(self) -> User:
        return self.subject

    def act(self, form: ErasePersonForm) -> str:
        reason = form.cleaned_data["reason"]
        erase_person(self.subject, by=self.request.user, at=self.now, reason=reason)
        messages.success(self.request, "The account is closed and the details are erased.")
        return reverse("accounts:people")


class EraseGuest(FormPage):
    permission = LGA_ADMINISTRATOR
    fresh_sign_in = "erase what is held about a guest"
    form_class = EraseGuestForm
    template_name = "accounts/erasing/guest.html"

    def act(self, form: EraseGuestForm) -> str:
        address = form.cleaned_data["email"]
        number = erase_guest(address, by=self.request.user, at=self.now)
        records = "record" if number == 1 else "records"
        messages.success(self.request, f"Erased: {number} {records} about this guest.")
        return reverse("accounts:guest_copies")
