"""Calendar files: of one event, of a person's own place, and one of all events to subscribe to."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from showcase.calendar_file import calendar_entry, calendar_feed, calendar_file
from showcase.queries.events.programme import events_in_the_feed
from showcase.views.events.public import AboutEvent
from showcase.views.events.registering import AboutRegistration

AN_HOUR = 3600


class Subscription(Cacheable, Guarded):
    """What a calendar program asks for again and again; 304 while nothing has changed."""

    permission = ANYONE
    shared_for = AN_HOUR

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        events = events_in_the_feed(timezone.now())
        return _calendar(calendar_feed(events, name=f"{settings.SITE_NAME}: events"), "events")


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
