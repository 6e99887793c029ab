"""One-click unsubscribe (RFC 8058): no sign-in, no cookie, no form token; the signed address is the key."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt

from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from notifications.stopping import read_token


@method_decorator(csrf_exempt, name="dispatch")
class StopMails(GuardedPage):
    """Reading the page changes nothing, since mail scanners open every link; the button does."""

    permission = ANYONE
    template_name = "notifications/stop.html"
    is_done = False
    when_gone = (
        "To stop mails another way, sign in and choose under “Mail you get” in your account."
    )

    def load(self) -> None:
        self.asked = read_token(self.kwargs["token"])
        if self.asked is None:
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(words=self.words, is_done=self.is_done, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.words = self.asked.words
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.words, self.is_done = self.asked.words, True
        self.asked.end(at=timezone.now())
        return self.render_to_response(self.get_context_data())
