"""Waking an account that rests: by the link in its mail, or by who looks after people."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from accounts.dormancy.actions import person_behind, wake
from accounts.models import User
from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE, LGA_ADMINISTRATOR
from accounts.rules import WAKES_PERSON

OVER = "That link is used up or not whole. Try to sign in; if your account rests, the page says what to do."


class Wake(GuardedPage):
    """Where the link leads. The button counts, not the visit; the password is asked for next."""

    permission = ANYONE
    template_name = "accounts/dormancy/wake.html"

    def load(self) -> None:
        self.person = person_behind(self.kwargs["token"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.person else self._is_over()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if self.person is None:
            return self._is_over()
        wake(self.person, by=None, at=timezone.now())
        messages.success(request, "Your account is awake. Sign in as ever.")
        return redirect("account_login")

    def _is_over(self) -> HttpResponse:
        """Used before, or never one of ours: the same answer, which tells of nobody."""
        messages.info(self.request, OVER)
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
