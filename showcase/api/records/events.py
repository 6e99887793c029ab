from typing import Any

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.models import ShowcaseEvent
from showcase.open_data.records.whole.agenda import WholeEvent
from showcase.queries.open_data.whole import whole_events


class OfEvents:
    noun = "events"
    serializer_class = WholeEvent
    queryset = ShowcaseEvent.objects.none()

    def get_queryset(self) -> Any:
        return whole_events()


class Events(OfEvents, OpenList):
    """Events that were announced, past and cancelled ones among them."""

    summary = "Events"
    ordered_by = "slug"


class OneEvent(OfEvents, OpenRecord):
    """One event."""

    summary = "One event"
