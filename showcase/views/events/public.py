"""The public pages about events, and a person's own registration."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE, LGA_STAFF
from showcase.models import ShowcaseEvent
from showcase.queries.events.places import places_of
from showcase.queries.events.programme import (
    agenda_of,
    cancel_reason,
    events_cancelled,
    events_coming_up,
    events_past,
    registration_held,
)

A_PAGE = 25


class Events(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/events.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = timezone.now()
        past = Paginator(events_past(now), A_PAGE).get_page(self.request.GET.get("page"))
        ahead = _ahead(now) if past.number == 1 else {"coming": [], "cancelled": []}
        shown = [*ahead["coming"], *ahead["cancelled"], *past]
        is_demonstration = any(event.round.is_demonstration for event in shown)
        return super().get_context_data(
            past=past, now=now, demonstration=is_demonstration, **ahead, **kwargs
        )


def _ahead(now: datetime) -> dict[str, list[ShowcaseEvent]]:
    return {
        "coming": list(events_coming_up(now)[:A_PAGE]),
        "cancelled": list(events_cancelled(now)[:A_PAGE]),
    }


class AboutEvent:
    """Loads an event the visitor may see."""

    def load(self) -> None:
        visible = ShowcaseEvent.objects.visible_to(self.request.user)
        self.subject = get_object_or_404(visible.select_related("round"), slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event = self.subject
        return super().get_context_data(
            event=event,
            demonstration=event.round.is_demonstration,
            takes_registrations=event.takes_registrations(timezone.now()),
            **kwargs,
        )


class Event(AboutEvent, Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/event.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            agenda=agenda_of(self.subject),
            places=list(places_of(self.subject)),
            registration=registration_held(self.subject, self.request.user),
            is_staff=bool(LGA_STAFF.check(self.request.user)),
            cancel_reason=cancel_reason(self.subject),
            **kwargs,
        )
