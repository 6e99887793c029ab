from typing import Any

from rest_framework import serializers

from design.tags.linked import absolute
from showcase.enums import ResourceKind
from showcase.models import ResourceVersion
from showcase.open_data.records.fields import Day, Identifier
from showcase.resource_parts import ALL_PARTS

WORDS = {
    "body": "Guidance in Markdown; empty in a case study.",
    "who": "Of a case study: who did it, in Markdown.",
    "problem": "Of a case study: the problem, in Markdown.",
    "approach": "Of a case study: the approach, in Markdown.",
    "benefit": "Of a case study: the benefit, in Markdown.",
    "learning": "Of a case study: what was learned, in Markdown.",
}


class LinkOf(serializers.Serializer):
    text = serializers.CharField(help_text="What there is to read elsewhere.")
    href = serializers.CharField(help_text="Where.")


class ResourceRecord(serializers.ModelSerializer):
    """Guidance or a case study, in the words of its newest version."""

    id = Identifier()
    address = serializers.SerializerMethodField(help_text="The page that says the same.")
    kind = serializers.ChoiceField(
        choices=ResourceKind.choices, source="resource.kind", help_text="What it is."
    )
    title = serializers.CharField(help_text="Its title.")
    summary = serializers.CharField(help_text="What it says, in a sentence or two.")
    tags = serializers.SerializerMethodField(help_text="Its tags.")
    challenges = serializers.SerializerMethodField(
        help_text="Challenges it is about, by their identifiers."
    )
    solutions = serializers.SerializerMethodField(
        help_text="Solutions it is about, by their identifiers."
    )
    links = LinkOf(many=True)
    version = serializers.IntegerField(source="number", help_text="The version, counted from 1.")
    published_on = Day(source="published_at", help_text="When this version was published.")
    is_demonstration = serializers.BooleanField(
        source="resource.is_demonstration", help_text="Invented, to show how the portal works."
    )

    class Meta:
        model = ResourceVersion
        fields = (
            *("id", "address", "kind", "title", "summary", *ALL_PARTS, "tags", "challenges"),
            *("solutions", "links", "version", "published_on", "is_demonstration"),
        )
        extra_kwargs = {name: {"help_text": words} for name, words in WORDS.items()}

    def get_address(self, version: ResourceVersion) -> str:
        return str(absolute(version.resource.get_absolute_url()))

    def get_tags(self, version: Any) -> list[str]:
        return [tag.name for tag in version.tags_in_order]

    def get_challenges(self, version: Any) -> list[str]:
        return sorted({one.live.slug for one in version.challenges_publicly})

    def get_solutions(self, version: Any) -> list[str]:
        return [solution.slug for solution in version.solutions_publicly]
