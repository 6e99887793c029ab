from rest_framework import serializers

from showcase.enums import EventStatus, WhatHappened
from showcase.models import ShowcaseEvent
from showcase.open_data.records.fields import Identifier, IsDemonstration, OfRound, PageAddress

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
