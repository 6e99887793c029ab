"""Signing in with a council's own account."""

from typing import Any

from allauth.account.internal.decorators import login_not_required
from allauth.core import ratelimit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic.edit import FormMixin

from accounts.forms.ways_in import CouncilAccountForm
from accounts.models import Directory
from accounts.pages.guarded import GuardedPage
from accounts.pages.way_back import way_back
from accounts.permissions import ANYONE
from accounts.queries.directories import directories_for
from accounts.ways_in.directories.protocol import DirectoryProtocol


class CouncilAccount(FormMixin, GuardedPage):
    """From an e-mail address to the directories of its domain.

    Says nothing of accounts: what it answers follows from the domain alone.
    """

    permission = ANYONE
    form_class = CouncilAccountForm
    template_name = "accounts/council_account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.POST.get("next") or self.asked("next")
        return super().get_context_data(next=way_back(asked), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        refused = ratelimit.consume_or_429(request, action="council_account")
        if refused:
            return refused
        form = self.get_form()
        found = directories_named(form)
        told = self.get_context_data(form=form, directories=found)
        return self.render_to_response(told, status=200 if found else 422)


def directories_named(form: CouncilAccountForm) -> list[Directory]:
    """Those of the domain typed; the form says so where there are none."""
    if not form.is_valid():
        return []
    found = directories_for(form.cleaned_data["email"], timezone.now().date())
    if not found:
        form.add_error("email", "No council with that domain has set this up. Sign in another way.")
    return found


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _step(OAuth2LoginView, request, provider_id)


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _step(OAuth2CallbackView, request, provider_id)


def _step(view: Any, request: HttpRequest, council: str) -> HttpResponse:
    try:
        return view.adapter_view(DirectoryProtocol(request, council))(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
