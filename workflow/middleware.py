"""What a person sees when the engine refuses: somebody was first, or it is not allowed."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from workflow.engine import Lifecycle, StaleTransition, TransitionDenied
from workflow.models import Event


class RefusedTransitions:
    """Turns a StaleTransition or TransitionDenied that no view caught into a page or a message."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, StaleTransition):
            return answer_stale(request, error)
        if isinstance(error, TransitionDenied):
            return _denied(request, error)
        return None


def answer_stale(request: HttpRequest, stale: StaleTransition) -> HttpResponse:
    """A double press leads on with a word; somebody else's act gets a page that tells of it."""
    if _did_it_themselves(request, stale):
        messages.info(request, f"You did this already: {stale.transition.label}.")
        return redirect(_way_on(request, stale.subject))
    return render(request, "workflow/stale.html", _story(request, stale), status=409)


def _did_it_themselves(request: HttpRequest, stale: StaleTransition) -> bool:
    """What the portal did by itself after their act, such as a check, is nobody else's act."""
    last = Event.objects.about(stale.subject).exclude(by=None).last()
    return bool(
        last and last.by_id == request.user.pk is not None and last.name == stale.transition.name
    )


def _story(request: HttpRequest, stale: StaleTransition) -> dict[str, Any]:
    lifecycle = Lifecycle.of(stale.subject)
    first = lifecycle.transitions.get(stale.last.name) if stale.last else None
    return {
        "wanted": stale.transition.label,
        "done": first.label if first else "",
        "event": stale.last,
        "state": lifecycle.words[stale.subject.status],
        "way_on": _way_on(request, stale.subject),
    }


def _denied(request: HttpRequest, denied: TransitionDenied) -> HttpResponse:
    """Back to the page the button was on, with the reason; a refusal without one is a 404."""
    if not denied.reason:
        raise Http404
    back = _page_before(request)
    if back:
        messages.error(request, denied.reason)
        return redirect(back)
    return render(request, "workflow/denied.html", {"reason": denied.reason}, status=403)


def _way_on(request: HttpRequest, subject: Any) -> str:
    if hasattr(subject, "get_absolute_url"):
        return subject.get_absolute_url()
    return _page_before(request) or resolve_url(settings.LOGIN_REDIRECT_URL)


def _page_before(request: HttpRequest) -> str:
    """Where a button was pressed; nothing when that was elsewhere or is this very address."""
    before = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(
        before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return before if own and before != request.build_absolute_uri() else ""
