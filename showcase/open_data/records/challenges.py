from typing import Any

from django.utils import timezone
from rest_framework import serializers

from accounts.enums import Region
from challenges.models import Challenge
from challenges.phase import PhaseName, phase_of
from challenges.queries.supporters import supporters_among
from challenges.versions import public_text
from showcase.open_data.records.fields import (
    Day,
    Identifier,
    IsDemonstration,
    Named,
    OfRound,
    PageAddress,
)

WORDS = {
    "title": "Its short title.",
    "question": "The challenge as one question.",
    "description": "What the challenge is.",
    "why_it_matters": "Why it matters. Empty where nothing is said.",
    "considerations": "Considerations and constraints. Empty where there are none.",
    "version": "How often it was published anew, counted from 1.",
}


class Designer(serializers.Serializer):
    name = serializers.CharField(help_text="An organisation that designed the challenge.")
    is_lead = serializers.BooleanField(help_text="Whether it leads the others.")


class NamedSupporter(serializers.Serializer):
    name = serializers.CharField(
        source="organisation.name", help_text="A council that shares the challenge."
    )
    note = serializers.CharField(help_text="Empty where the council said nothing more.")


class SupportersOf(serializers.Serializer):
    total = serializers.IntegerField(
        help_text="How many share the challenge, named or not.", style={"unit": "councils"}
    )
    named = NamedSupporter(many=True)
    unnamed = serializers.IntegerField(
        help_text="How many of them would rather not be named.", style={"unit": "councils"}
    )
    notes = serializers.ListField(
        child=serializers.CharField(), help_text="What one of those not named lets be shown."
    )


class PhaseOf(serializers.Serializer):
    id = serializers.ChoiceField(
        choices=["ahead", "open", "vetting", "closed"],
        source="name",
        help_text="Where the challenge stands.",
    )
    words = serializers.CharField(help_text="The same as pages say it.")
    note = serializers.CharField(help_text="What comes next, seen from the day of the answer.")


class DatesOf(serializers.Serializer):
    questions_until = Day(source="questions_close_at", help_text="Last day for questions.")
    answers_by = Day(source="answers_close_at", help_text="Day by which they are answered.")
    solutions_until = Day(source="solutions_close_at", help_text="Last day for solutions.")
    decisions_on = Day(help_text="Day of the decisions.")


class ChallengeRecord(serializers.ModelSerializer):
    """A challenge that is published, closed or archived."""

    id = Identifier()
    address = PageAddress()
    theme = Named(help_text="The theme it stands under.")
    service_area = Named(allow_null=True, help_text="The service it is about.")
    kinds_of_ai = serializers.ListField(
        child=serializers.CharField(),
        source="text.kinds_of_ai",
        help_text="Kinds of AI that its councils foresee.",
    )
    designers = Designer(many=True, source="text.designers")
    supporters = SupportersOf()
    phase = PhaseOf()
    dates = DatesOf(allow_null=True, help_text="Nothing once the challenge is closed.")
    published_on = Day(source="published_at", help_text="When it was first published.")
    closed_on = Day(source="closed_at", allow_null=True, help_text="Empty while it is not closed.")
    version = serializers.IntegerField(help_text=WORDS["version"])
    is_demonstration = IsDemonstration()
    round_id = OfRound()
    regions = serializers.ListField(
        child=serializers.ChoiceField(choices=Region.choices),
        help_text="Regions of the organisations that designed it, each once.",
    )

    class Meta:
        model = Challenge
        fields = (
            *("id", "address", "title", "question", "description", "why_it_matters"),
            *("considerations", "theme", "service_area", "kinds_of_ai", "designers", "supporters"),
            *("phase", "dates", "published_on", "closed_on", "version", "is_demonstration"),
            *("round_id", "regions"),
        )
        extra_kwargs = {name: {"help_text": words} for name, words in WORDS.items()}

    def to_representation(self, challenge: Challenge) -> dict[str, Any]:
        challenge.text = public_text(challenge)
        challenge.supporters = supporters_among(challenge.counted_supports)
        challenge.phase = phase_of(challenge, timezone.now())
        is_closed = challenge.phase.name == PhaseName.CLOSED
        challenge.dates = None if is_closed else challenge.round
        challenge.regions = _regions_of(challenge)
        return super().to_representation(challenge)


def _regions_of(challenge: Challenge) -> list[str]:
    organisations = [designer.organisation for designer in challenge.designers.all()]
    return sorted({one.region for one in organisations if one and one.region})
