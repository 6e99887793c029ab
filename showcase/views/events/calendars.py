"""Calendar files: of one event, of a person's own place, and one of all events to subscribe to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import condition

from accounts.guarded import Guarded
from accounts.permissions import ANYONE
from showcase.calendar_file import calendar_entry, calendar_feed, calendar_file
from showcase.queries.events.programme import events_in_the_feed, feed_changed_at
from showcase.views.events.public import AboutEvent
from showcase.views.events.registering import AboutRegistration

AN_HOUR = 3600


def _changed_at(request: HttpRequest, **kwargs: Any) -> Any:
    return feed_changed_at(timezone.now())


class Subscription(Guarded):
    """What a calendar program asks for again and again; 304 while nothing has changed."""

    permission = ANYONE

    @method_decorator(condition(last_modified_func=_changed_at))
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        events = events_in_the_feed(timezone.now())
        content = calendar_feed(events, name=f"{settings.SITE_NAME}: events")
        response = _calendar(content, "events")
        response["Cache-Control"] = f"public, max-age={AN_HOUR}"
        return response


class EventCalendar(AboutEvent, Guarded):
    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _calendar(calendar_file(self.subject, at=timezone.now()), self.subject.slug)


class RegistrationCalendar(AboutRegistration, Guarded):
    """With the link to join online, for whoever has a place."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = calendar_entry(self.subject, at=timezone.now())
        return _calendar(content, self.subject.event.slug)


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response
