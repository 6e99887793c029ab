from typing import Any

from challenges.models import Theme
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.open_data.records.themes import ThemeRecord
from showcase.queries.open_data.challenges import open_themes


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
