from typing import Any

from django.utils import timezone
from rest_framework import serializers

from challenges.filters import ChallengeFilter
from challenges.models import Challenge
from challenges.phase import PhaseName, phase_of
from challenges.queries.supporters import supporters_among
from challenges.versions import public_text
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.api.records.fields import Day, Named, PageAddress
from showcase.queries.open_data.challenges import open_challenges


class ChallengesAsked(ChallengeFilter):
    """The filters of the page. Its orders are left out: a cursor keeps to one."""

    order = None


class Designer(serializers.Serializer):
    name = serializers.CharField()
    is_lead = serializers.BooleanField()


class NamedSupporter(serializers.Serializer):
    name = serializers.CharField(source="organisation.name")
    note = serializers.CharField(help_text="Empty where the council said nothing more.")


class SupportersOf(serializers.Serializer):
    total = serializers.IntegerField()
    named = NamedSupporter(many=True)
    unnamed = serializers.IntegerField(help_text="Councils that would rather not be named.")
    notes = serializers.ListField(
        child=serializers.CharField(), help_text="What those not named let be shown."
    )


class PhaseOf(serializers.Serializer):
    id = serializers.ChoiceField(choices=["ahead", "open", "vetting", "closed"], source="name")
    words = serializers.CharField()
    note = serializers.CharField()


class DatesOf(serializers.Serializer):
    questions_until = Day(source="questions_close_at")
    answers_by = Day(source="answers_close_at")
    solutions_until = Day(source="solutions_close_at")
    decisions_on = Day()


class ChallengeRecord(serializers.ModelSerializer):
    """A challenge that is published, closed or archived."""

    id = serializers.SlugField(source="slug")
    address = PageAddress()
    theme = Named()
    service_area = Named(allow_null=True)
    kinds_of_ai = serializers.ListField(child=serializers.CharField(), source="text.kinds_of_ai")
    designers = Designer(many=True, source="text.designers")
    supporters = SupportersOf()
    phase = PhaseOf()
    dates = DatesOf(allow_null=True, help_text="Nothing once the challenge is closed.")
    published_on = Day(source="published_at")
    closed_on = Day(source="closed_at", allow_null=True)
    version = serializers.IntegerField()
    is_demonstration = serializers.BooleanField(
        source="round.is_demonstration", help_text="Invented, to show how the portal works."
    )

    class Meta:
        model = Challenge
        fields = (
            *("id", "address", "title", "question", "description", "why_it_matters"),
            *("considerations", "theme", "service_area", "kinds_of_ai", "designers", "supporters"),
            *("phase", "dates", "published_on", "closed_on", "version", "is_demonstration"),
        )

    def to_representation(self, challenge: Challenge) -> dict[str, Any]:
        challenge.text = public_text(challenge)
        challenge.supporters = supporters_among(challenge.counted_supports)
        challenge.phase = phase_of(challenge, timezone.now())
        is_closed = challenge.phase.name == PhaseName.CLOSED
        challenge.dates = None if is_closed else challenge.round
        return super().to_representation(challenge)


class OfChallenges:
    noun = "challenges"
    serializer_class = ChallengeRecord
    queryset = Challenge.objects.none()

    def get_queryset(self) -> Any:
        return open_challenges()


class Challenges(OfChallenges, OpenList):
    """What councils need solved, each as one question, with who designed it and who shares it."""

    summary = "Challenges"
    ordered_by = "slug"
    filterset_class = ChallengesAsked


class OneChallenge(OfChallenges, OpenRecord):
    """One challenge. What was merged into another is read there."""

    summary = "One challenge"
