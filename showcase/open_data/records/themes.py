from django.urls import reverse
from rest_framework import serializers

from challenges.models import Theme
from design.tags.linked import absolute
from showcase.open_data.records.fields import Identifier


class ThemeRecord(serializers.Serializer):
    """What challenges are grouped by."""

    id = Identifier(help_text="Identifier, which the filter of challenges takes.")
    name = serializers.CharField(help_text="Its name.")
    address = serializers.SerializerMethodField(help_text="The list of its challenges.")

    def get_address(self, theme: Theme) -> str:
        return f"{absolute(reverse('challenges:list'))}?theme={theme.slug}"
