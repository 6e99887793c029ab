"""The way back for an address that returned a mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE, SIGNED_IN
from notifications.actions.addresses import confirm_address
from notifications.actions.confirming import address_behind, ask_to_confirm


class AskToConfirm(Guarded):
    permission = SIGNED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        ask_to_confirm(by=request.user, at=timezone.now())
        messages.success(request, "We send a link to your address. Open it there within a day.")
        return redirect("notifications:choices")


class ConfirmAddress(GuardedPage):
    """Where the link leads: whoever has it reads that mailbox. The button counts, not the visit."""

    permission = ANYONE
    template_name = "notifications/confirm.html"
    when_gone = "Sign in and have another one sent, under “Mail you get” in your account."

    def load(self) -> None:
        self.returned = address_behind(self.kwargs["token"])
        if self.returned is None:
            raise Http404

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        confirm_address(self.returned, at=timezone.now())
        messages.success(request, "Thank you. Mail goes to this address again.")
        return redirect("notifications:choices")
