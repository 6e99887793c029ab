"""What the pages of an event and of its sessions show."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.enums import MaterialKind, PlaceMode, WhatHappened
from showcase.models import SessionMaterial
from showcase.open_data.records.events import EventRecord
from showcase.open_data.records.fields import Identifier
from showcase.open_data.records.whole.around import Neighbour
from showcase.queries.events.programme import agenda_item


class Slot(serializers.Serializer):
    solution = Identifier(source="response.solution.slug", help_text="A solution that is shown.")
    name = serializers.CharField(source="response.solution.name", help_text="Its name.")
    vendor = serializers.CharField(source="response.solution.vendor.name", help_text="Whose it is.")
    minutes = serializers.IntegerField(
        allow_null=True, help_text="How long. Nothing where they share the session."
    )


class SpeakerOf(serializers.Serializer):
    name = serializers.CharField(help_text="Who speaks.")
    role = serializers.CharField(help_text="As what. Empty where nothing is said.")
    organisation = serializers.CharField(help_text="From where. Empty where nothing is said.")


class MaterialOf(serializers.Serializer):
    title = serializers.CharField(help_text="Something that is left of the session.")
    kind = serializers.ChoiceField(choices=MaterialKind.choices, help_text="What it is.")
    address = serializers.SerializerMethodField(help_text="Empty while a file is being scanned.")

    def get_address(self, material: SessionMaterial) -> str:
        if material.link:
            return material.link
        place = [self.context["event"].slug, material.session_id, material.pk]
        is_clean = material.document is not None and material.document.is_clean
        return absolute(reverse("showcase:material", args=place)) if is_clean else ""


class AudienceQuestionOf(serializers.Serializer):
    solution = Identifier(
        source="shown.response.solution.slug", help_text="The solution that it is about."
    )
    question = serializers.CharField(source="text", help_text="What somebody there asked.")
    answer = serializers.CharField(help_text="What its vendor answered.")
    answered_at = serializers.DateTimeField(source="settled_at", help_text="When.")


class HappenedNext(serializers.Serializer):
    solution = Identifier(source="response.solution.slug", help_text="A solution shown there.")
    council = serializers.CharField(source="council.name", help_text="At which council.")
    months = serializers.IntegerField(help_text="How many months after the event.")
    outcome = serializers.ChoiceField(choices=WhatHappened.choices, help_text="What came of it.")
    words = serializers.CharField(help_text="In the words that both sides agreed to.")


class SessionOf(serializers.Serializer):
    """Identifiers of sessions are numbers: part of their address."""

    id = serializers.IntegerField(source="session.pk", help_text="Number in its address.")
    address = serializers.SerializerMethodField(help_text="The page that says the same.")
    title = serializers.CharField(source="session.title", help_text="Its title.")
    challenge = Neighbour(allow_null=True, help_text="The challenge that it is about.")
    description = serializers.CharField(source="session.description", help_text="What it is about.")
    room = serializers.CharField(source="session.room", help_text="Empty where there is one only.")
    starts_at = serializers.DateTimeField(source="session.starts_at", help_text="When it begins.")
    ends_at = serializers.DateTimeField(source="session.ends_at", help_text="When it ends.")
    shown = Slot(many=True, help_text="Solutions shown there.")
    speakers = SpeakerOf(many=True, help_text="Who speaks.")
    materials = MaterialOf(
        many=True, source="session.materials_in_order", help_text="Slides, recordings, captions."
    )
    questions = AudienceQuestionOf(
        many=True, source="session.asked", help_text="Questions to vendors, answered."
    )
    what_happened_next = HappenedNext(
        many=True,
        source="session.happened",
        help_text="What came of it at councils, once both sides agree.",
    )

    def to_representation(self, session: Any) -> dict[str, Any]:
        slots, outcomes = session.shown_publicly, self.context["event"].outcomes
        shown = {slot.response_id for slot in slots}
        asked = [question for slot in slots for question in slot.answered]
        session.asked = sorted(asked, key=lambda question: (question.asked_at, question.pk))
        session.happened = [one for one in outcomes if one.response_id in shown]
        return dict(super().to_representation(agenda_item(session)))

    def get_address(self, item: Any) -> str:
        place = [self.context["event"].slug, item.session.pk]
        return absolute(reverse("showcase:session", args=place))


class PlacesOf(serializers.Serializer):
    who = serializers.CharField(help_text="For whom, in words.")
    mode = serializers.ChoiceField(choices=PlaceMode.choices, help_text="In the room or online.")
    capacity = serializers.IntegerField(help_text="How many places there are.")
    left = serializers.IntegerField(help_text="How many are free.")


class WholeEvent(EventRecord):
    """A showcase event. The link to join online is for people with a place, so it is not in it."""

    why_cancelled = serializers.CharField(
        allow_null=True, help_text="Why it is cancelled. Nothing where it is not."
    )
    registration_closes_at = serializers.DateTimeField(
        allow_null=True, help_text="Nothing where registration is open until it begins, or is over."
    )
    places = PlacesOf(many=True, help_text="None where nobody new can register.")
    agenda = SessionOf(many=True, help_text="Its sessions, in their order.")

    def to_representation(self, event: Any) -> dict[str, Any]:
        self.context["event"] = event
        is_open = event.takes_registrations(timezone.now())
        event.places = event.places_in_order if is_open else []
        told = dict(super().to_representation(event))
        return told if is_open else {**told, "registration_closes_at": None}
