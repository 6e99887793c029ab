from typing import Any

from django.urls import reverse
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.enums import EventStatus, WhatHappened
from showcase.models import Session, ShowcaseEvent
from showcase.open_data.records.fields import Identifier, IsDemonstration, OfRound, PageAddress
from showcase.queries.events.programme import AgendaItem, agenda_item

STATES = [(state.value, state.label) for state in EventStatus if state != EventStatus.DRAFT]


class EventRecord(serializers.Serializer):
    """A showcase event. The link to join online is for people with a place, so it is not in it."""

    id = Identifier()
    address = PageAddress()
    title = serializers.CharField(help_text="Its title.")
    round = serializers.CharField(source="round.name", help_text="The round, by its name.")
    summary = serializers.CharField(help_text="What it is about.")
    status = serializers.ChoiceField(choices=STATES, help_text="Where it stands.")
    starts_at = serializers.DateTimeField(help_text="With the offset that holds in London then.")
    ends_at = serializers.DateTimeField(help_text="When it ends, in the same way.")
    venue = serializers.CharField(help_text="Empty where it is online only.")
    venue_address = serializers.CharField(source="address", help_text="Where the venue is.")
    access_information = serializers.CharField(help_text="Getting in and getting around.")
    is_online = serializers.SerializerMethodField(help_text="Whether it can be followed online.")
    is_demonstration = IsDemonstration()
    round_id = OfRound()

    def get_is_online(self, event: ShowcaseEvent) -> bool:
        return bool(event.online_link)


class SessionRecord(serializers.Serializer):
    """A session of an event. Who speaks is on its page: people are in no table."""

    id = serializers.SerializerMethodField(help_text="Identifier. It never changes.")
    event = serializers.SlugField(source="session.event.slug", help_text="Its event.")
    address = serializers.SerializerMethodField(help_text="The page that says the same.")
    title = serializers.CharField(source="session.title", help_text="Its title.")
    description = serializers.CharField(source="session.description", help_text="What it is about.")
    room = serializers.CharField(
        source="session.room", help_text="Empty where there is one room only."
    )
    starts_at = serializers.DateTimeField(
        source="session.starts_at", help_text="With the offset that holds in London then."
    )
    ends_at = serializers.DateTimeField(
        source="session.ends_at", help_text="When it ends, in the same way."
    )
    challenge = serializers.SerializerMethodField(
        help_text="The challenge it is about, by its identifier; empty where it is about none."
    )
    shown = serializers.SerializerMethodField(
        help_text="Solutions that are shown, by their identifiers."
    )

    def to_representation(self, session: Session) -> dict[str, Any]:
        return dict(super().to_representation(agenda_item(session)))

    def get_id(self, item: AgendaItem) -> str:
        return f"{item.session.event.slug}-{item.session.pk}"

    def get_address(self, item: AgendaItem) -> str:
        place = [item.session.event.slug, item.session.pk]
        return str(absolute(reverse("showcase:session", args=place)))

    def get_challenge(self, item: AgendaItem) -> str:
        return item.challenge.slug if item.challenge else ""

    def get_shown(self, item: AgendaItem) -> list[str]:
        return [shown.response.solution.slug for shown in item.shown]


class OutcomeRecord(serializers.Serializer):
    """What came of a shown solution at a council, in words that both sides agreed to."""

    event = serializers.SlugField(source="event.slug", help_text="Where it was shown.")
    challenge = serializers.SlugField(
        source="response.challenge.slug", help_text="The challenge it was shown for."
    )
    solution = serializers.SlugField(
        source="response.solution.slug", help_text="The solution, by its identifier."
    )
    council = serializers.CharField(source="council.name", help_text="The council, by its name.")
    months = serializers.IntegerField(
        help_text="How long after the event.", style={"unit": "months"}
    )
    outcome = serializers.ChoiceField(choices=WhatHappened.choices, help_text="What came of it.")
    words = serializers.CharField(help_text="The same in the words of both sides.")
