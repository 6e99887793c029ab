"""The copy of what is held about somebody: asked for, watched, and taken away."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.models import PersonalCopy, User
from accounts.pages.form_page import FormPage
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE, LGA_ADMINISTRATOR, SIGNED_IN
from accounts.privacy.copies.asking import (
    KEPT_FOR,
    ask_for_copy,
    ask_for_copy_of_guest,
    note_taken,
)
from accounts.privacy.forms import AddressForm

# Whatever a browser makes of it, the file is kept by no cache between.
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


def in_time() -> Any:
    """Those of the last week; the night takes the others away."""
    return PersonalCopy.objects.filter(asked_at__gt=timezone.now() - KEPT_FOR)


def handed_out(copy: PersonalCopy, by: User | None) -> FileResponse:
    note_taken(copy, by=by, at=timezone.now())
    return FileResponse(
        copy.file.open(), as_attachment=True, filename="what-we-hold.zip", headers=HEADERS
    )


class MyCopy(GuardedPage):
    """Asking is a button here; what was asked for shows how far it is."""

    permission = SIGNED_IN
    fresh_sign_in = "ask for a copy of all we hold about you"
    template_name = "accounts/copies/mine.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        copy = in_time().filter(person=self.request.user).first()
        until = copy and copy.asked_at + KEPT_FOR
        return super().get_context_data(copy=copy, until=until, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        ask_for_copy(request.user, at=timezone.now())
        messages.success(request, "Your copy is being made. We write to you when it is ready.")
        return redirect("accounts:my_copy")


class CopyProgress(MyCopy):
    """The part of the page that waits."""

    fresh_sign_in = ""
    template_name = "accounts/copies/waiting.html"
    http_method_names = ["get"]


class TakeMyCopy(Guarded):
    permission = SIGNED_IN
    fresh_sign_in = "download all we hold about you"

    def load(self) -> None:
        made = in_time().exclude(made_at=None)
        self.copy = get_object_or_404(made, person=self.request.user)

    def wants_proof(self) -> bool:
        """To read it is the act."""
        return True

    def after_proving(self) -> str:
        return reverse("accounts:my_copy")

    def get(self, request: HttpRequest) -> FileResponse:
        return handed_out(self.copy, request.user)


class GuestCopy(GuardedPage):
    """By the link in the mail. A button, so that a program which follows links takes nothing away."""

    permission = ANYONE
    template_name = "accounts/copies/guest.html"
    when_gone = (
        "A copy is kept for a week. Write to us for another one: the privacy notice says where."
    )

    def load(self) -> None:
        made = in_time().exclude(made_at=None).exclude(address="")
        self.copy = get_object_or_404(made, token=self.kwargs["token"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(until=self.copy.asked_at + KEPT_FOR, **kwargs)

    def post(self, request: HttpRequest, token: str) -> FileResponse:
        return handed_out(self.copy, None)


class GuestCopies(FormPage):
    """For people without an account who wrote to the operator."""

    permission = LGA_ADMINISTRATOR
    form_class = AddressForm
    template_name = "accounts/copies/of_guests.html"
    fresh_sign_in = "have a copy made of what we hold about a guest"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = (
            in_time().exclude(address="").select_related("asked_by").order_by("-asked_at", "-pk")
        )
        return super().get_context_data(copies=asked, **kwargs)

    def act(self, form: AddressForm) -> str:
        address = form.cleaned_data["email"]
        ask_for_copy_of_guest(address, by=self.request.user, at=self.now)
        messages.success(
            self.request, "The copy is being made. A link to it then goes to that address."
        )
        return reverse("accounts:guest_copies")
