from typing import Any

from django.urls import reverse
from rest_framework import serializers

from challenges.models import Theme
from design.tags.linked import absolute
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.queries.open_data.challenges import open_themes


class ThemeRecord(serializers.Serializer):
    """What challenges are grouped by."""

    id = serializers.SlugField(source="slug", help_text="What the filter `theme` takes.")
    name = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="The list of its challenges.")

    def get_address(self, theme: Theme) -> str:
        return f"{absolute(reverse('challenges:list'))}?theme={theme.slug}"


class OfThemes:
    noun = "themes"
    serializer_class = ThemeRecord
    queryset = Theme.objects.none()

    def get_queryset(self) -> Any:
        return open_themes()


class Themes(OfThemes, OpenList):
    """Themes that published challenges stand under."""

    summary = "Themes"
    ordered_by = "slug"


class OneTheme(OfThemes, OpenRecord):
    """One theme."""

    summary = "One theme"
