from typing import Any

from rest_framework import serializers

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.api.records.fields import PageAddress
from showcase.enums import EventStatus
from showcase.models import ShowcaseEvent
from showcase.queries.open_data.showcase import open_events

STATES = [(state.value, state.label) for state in EventStatus if state != EventStatus.DRAFT]


class EventRecord(serializers.Serializer):
    """A showcase event. The link to join online is for people with a place, so it is not in it."""

    id = serializers.SlugField(source="slug")
    address = PageAddress()
    title = serializers.CharField()
    round = serializers.CharField(source="round.name")
    summary = serializers.CharField()
    status = serializers.ChoiceField(choices=STATES)
    starts_at = serializers.DateTimeField(help_text="With the offset that holds in London then.")
    ends_at = serializers.DateTimeField()
    venue = serializers.CharField(help_text="Empty where it is online only.")
    venue_address = serializers.CharField(source="address")
    access_information = serializers.CharField(help_text="Getting in and getting around.")
    is_online = serializers.SerializerMethodField(help_text="Whether it can be followed online.")
    is_demonstration = serializers.BooleanField(source="round.is_demonstration")

    def get_is_online(self, event: ShowcaseEvent) -> bool:
        return bool(event.online_link)


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
