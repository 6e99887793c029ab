"""What the page of a challenge shows around its own words."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from challenges.models import Challenge
from design.tags.linked import absolute
from showcase.open_data.records.challenges import ChallengeRecord, SupportersOf
from showcase.open_data.records.fields import Day
from showcase.queries.open_data.whole import related_to
from vendors.enums import CompanySize
from vendors.models import Response

FOUND = [("eligible", "Eligible"), ("eligible_with_conditions", "Eligible with conditions")]
# The page of a merged challenge shows its own words alone.
SHOWN_BY_ITS_SURVIVOR = {
    **dict.fromkeys(("service_area", "supporters", "part_of")),
    **{name: [] for name in ("kinds_of_ai", "responses", "bundles", "related", "merged_from")},
}


class Neighbour(serializers.Serializer):
    id = serializers.SlugField(source="slug", help_text="Identifier of another challenge.")
    question = serializers.CharField(help_text="That challenge as one question.")


class Published(serializers.Serializer):
    """One publication. Its address shows the words of that day."""

    number = serializers.IntegerField(help_text="Counted from 1.")
    published_on = Day(source="published_at", help_text="When it was published.")
    note = serializers.CharField(
        source="change_note", help_text="What changed. Empty where nothing is said."
    )


class Shown(serializers.Serializer):
    """A solution that is shown for the challenge: neither an award nor an endorsement."""

    solution = serializers.SlugField(source="solution.slug", help_text="Its identifier.")
    name = serializers.CharField(source="solution.name", help_text="Its name.")
    vendor = serializers.CharField(source="solution.vendor.name", help_text="Whose it is.")
    size = serializers.ChoiceField(
        choices=CompanySize.choices,
        source="solution.vendor.vendor_profile.size",
        help_text="Size of the vendor.",
    )
    town = serializers.CharField(
        source="solution.vendor.vendor_profile.town", help_text="Where the vendor is."
    )
    summary = serializers.CharField(help_text="What the solution does, in a sentence.")
    text = serializers.CharField(help_text="How it answers the challenge.")
    status = serializers.ChoiceField(choices=FOUND, source="found", help_text="What was found.")


class Addresses(serializers.ListSerializer):
    """Links between challenges are read once for the whole list."""

    def to_representation(self, challenges: Any) -> list[Any]:
        rows = list(challenges)
        self.child.linked = related_to(rows)
        return list(super().to_representation(rows))


class WholeChallenge(ChallengeRecord):
    """A challenge that is published, closed or archived, or was until it was merged into one."""

    supporters = SupportersOf(
        allow_null=True, help_text="Nothing where it was merged into another: they are read there."
    )
    merged_into = serializers.SlugField(
        source="merged_into.slug",
        default=None,
        allow_null=True,
        help_text="The challenge that carries it on. It is in no list then.",
    )
    responses = Shown(many=True, source="all_shown", help_text="Solutions shown for it.")
    part_of = Neighbour(
        source="bundled_by", allow_null=True, help_text="The challenge that bundles it with others."
    )
    bundles = Neighbour(many=True, source="children_publicly", help_text="Those it bundles.")
    related = Neighbour(many=True, source="linked", help_text="Those that belong near it.")
    merged_from = Neighbour(
        many=True, source="absorbed_publicly", help_text="Those that were merged into it."
    )
    versions = Published(
        many=True, source="versions_latest_first", help_text="Publications, the newest first."
    )
    statements = serializers.IntegerField(
        source="sources_count", help_text="How many statements of councils it came from."
    )
    market_engagement_notice = serializers.SerializerMethodField(
        help_text="Text for a notice of preliminary market engagement, to complete."
    )
    open_contracting = serializers.SerializerMethodField(
        help_text="The same as releases of the Open Contracting Data Standard."
    )

    class Meta(ChallengeRecord.Meta):
        list_serializer_class = Addresses
        fields = (
            *ChallengeRecord.Meta.fields,
            *("merged_into", "responses", "part_of", "bundles", "related", "merged_from"),
            *("versions", "statements", "market_engagement_notice", "open_contracting"),
        )

    linked: dict[int, list[Challenge]] | None = None

    def to_representation(self, challenge: Any) -> dict[str, Any]:
        linked = related_to([challenge]) if self.linked is None else self.linked
        challenge.linked = linked[challenge.pk]
        challenge.all_shown = _shown(challenge)
        parent = challenge.parent
        challenge.bundled_by = parent if parent and parent.is_public else None
        told = dict(super().to_representation(challenge))
        return {**told, **SHOWN_BY_ITS_SURVIVOR} if challenge.is_merged else told

    def get_market_engagement_notice(self, challenge: Challenge) -> str:
        return _address("notice", challenge)

    def get_open_contracting(self, challenge: Challenge) -> str:
        return _address("challenge_releases", challenge)


def _address(name: str, challenge: Challenge) -> str:
    return str(absolute(reverse(f"showcase:{name}", args=[challenge.slug])))


def _shown(challenge: Any) -> list[Response]:
    """Also those offered to what was merged into it."""
    family = (challenge, *challenge.absorbed_publicly)
    shown = [response for one in family for response in one.shown_publicly]
    return sorted(shown, key=lambda response: (response.solution.name, response.pk))
