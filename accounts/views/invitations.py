from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.actions.invitations import accept_invitation
from accounts.lifecycle import INVITATION
from accounts.models import Invitation
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from accounts.rules import IS_INVITED, is_still_offered
from workflow.engine import verdict_on


class InvitationPage(GuardedPage):
    """What somebody is invited to; readable with the link alone, accepted by its addressee."""

    permission = ANYONE
    template_name = "accounts/invitation.html"
    when_gone = "Ask whoever invited you to do it once more."

    def load(self) -> None:
        invitations = Invitation.objects.select_related("organisation", "invited_by")
        self.invitation = get_object_or_404(invitations, token=self.kwargs["token"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accept, now = INVITATION["accept"], timezone.now()
        return super().get_context_data(
            invitation=self.invitation,
            is_open=self.invitation.status in accept.sources,
            has_run_out=self.invitation.expires_at <= now,
            is_offered=is_still_offered(self.invitation),
            verdict=verdict_on(accept, self.invitation, self.request.user, now),
            **kwargs,
        )


class AcceptInvitation(InvitationPage):
    permission = IS_INVITED
    http_method_names = ["post"]

    def load(self) -> None:
        super().load()
        self.subject = self.invitation

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        accept_invitation(self.invitation, by=request.user, at=timezone.now())
        messages.success(request, f"You are in: {self.invitation.organisation}.")
        return redirect("showcase:work")
