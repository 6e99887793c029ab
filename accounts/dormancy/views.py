"""Waking an account that rests: by the link in its mail, or by who looks after people."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.dormancy.actions import person_behind, wake
from accounts.guarded import Guarded, GuardedPage
from accounts.models import User
from accounts.permissions import ANYONE, LGA_ADMINISTRATOR
from accounts.rules import WAKES_PERSON


class Wake(GuardedPage):
    """Where the link leads. The button counts, not the visit; the password is asked for next."""

    permission = ANYONE
    template_name = "accounts/dormancy/wake.html"

    def load(self) -> None:
        self.person = person_behind(self.kwargs["token"])
        if self.person is None:
            raise Http404

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        wake(self.person, by=None, at=timezone.now())
        messages.success(request, "Your account is awake. Sign in as ever.")
        return redirect("account_login")


class WakePerson(Guarded):
    permission = WAKES_PERSON

    def load(self) -> None:
        self.subject = get_object_or_404(User, pk=self.kwargs["pk"], dormant_at__isnull=False)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        wake(self.subject, by=request.user, at=timezone.now())
        messages.success(request, f"{self.subject} can sign in again.")
        return redirect(self._back_to(request.user))

    def _back_to(self, user: User) -> str:
        if LGA_ADMINISTRATOR.check(user):
            return reverse("accounts:person", args=[self.subject.pk])
        return reverse("accounts:our_people")
