from typing import Any

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.models import ShowcaseEvent
from showcase.open_data.records.events import EventRecord
from showcase.queries.open_data.showcase import open_events


class OfEvents:
    noun = "events"
    serializer_class = EventRecord
    queryset = ShowcaseEvent.objects.none()

    def get_queryset(self) -> Any:
        return open_events()


class Events(OfEvents, OpenList):
    """Events that were announced, past and cancelled ones among them."""

    summary = "Events"
    ordered_by = "slug"


class OneEvent(OfEvents, OpenRecord):
    """One event."""

    summary = "One event"
