from rest_framework import serializers

from showcase.open_data.records.fields import OfRound


class ResponseRecord(serializers.Serializer):
    """A solution that is shown for a challenge: neither an award nor an endorsement."""

    challenge = serializers.SlugField(
        source="challenge.live.slug", help_text="Where it is shown, by the challenge's identifier."
    )
    solution = serializers.SlugField(
        source="solution.slug", help_text="The solution, by its identifier."
    )
    offered_to = serializers.SlugField(
        source="challenge.slug",
        help_text="Another identifier only where that challenge was merged into the one that shows it.",
    )
    text = serializers.CharField(help_text="How the solution answers the challenge.")
    theme = serializers.SlugField(
        source="challenge.theme.slug", help_text="Theme of the challenge it was offered to."
    )
    round_id = OfRound(source="challenge.round.slug")
