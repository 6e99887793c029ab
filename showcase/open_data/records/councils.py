from typing import Any

from rest_framework import serializers

from accounts.enums import Region
from accounts.models import Organisation
from showcase.open_data.records.fields import Identifier
from showcase.queries.open_data.challenges import named_by


class CouncilList(serializers.ListSerializer):
    def to_representation(self, councils: Any) -> list[Any]:
        rows = list(councils)
        self.child.named = named_by(rows)
        return list(super().to_representation(rows))


class CouncilRecord(serializers.Serializer):
    """A council that a published challenge names."""

    id = Identifier()
    name = serializers.CharField(help_text="Its full name.")
    region = serializers.ChoiceField(choices=Region.choices, help_text="The region it lies in.")
    designed = serializers.ListField(
        child=serializers.SlugField(), help_text="Challenges it designed, by their identifiers."
    )
    shared = serializers.ListField(
        child=serializers.SlugField(), help_text="Challenges it says it shares, under its name."
    )

    class Meta:
        list_serializer_class = CouncilList

    named: dict[int, dict[str, list[str]]] | None = None

    def to_representation(self, council: Organisation) -> dict[str, Any]:
        named = named_by([council]) if self.named is None else self.named
        council.designed, council.shared = named[council.pk].values()
        return dict(super().to_representation(council))
