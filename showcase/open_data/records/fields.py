"""Parts that several records share."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from rest_framework import serializers

from design.tags.linked import absolute


class Day(serializers.DateField):
    """The day in London: pages tell no hour, and neither do we."""

    def to_representation(self, moment: Any) -> str:
        day = localtime(moment).date() if isinstance(moment, datetime) else moment
        return str(day.isoformat())


class PageAddress(serializers.URLField):
    """Where everybody reads the same record as a page."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"help_text": "The page that says the same.", **kwargs}
        super().__init__(source="get_absolute_url", read_only=True, **words)

    def to_representation(self, value: str) -> str:
        return str(absolute(value))


class Identifier(serializers.SlugField):
    """What names the record in addresses. It never changes."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"source": "slug", "help_text": "Identifier. It never changes.", **kwargs}
        super().__init__(**words)


class OfRound(serializers.SlugField):
    """The round a record belongs to, by its identifier."""

    def __init__(self, **kwargs: Any) -> None:
        words = {"source": "round.slug", "help_text": "The round, by its identifier.", **kwargs}
        super().__init__(**words)


class IsDemonstration(serializers.BooleanField):
    """Whether somebody made it up."""

    def __init__(self, **kwargs: Any) -> None:
        words = {
            "source": "round.is_demonstration",
            "help_text": "Invented, to show how the portal works.",
        }
        super().__init__(**{**words, **kwargs})


class Named(serializers.Serializer):
    """An entry of an editable list."""

    id = serializers.SlugField(source="slug", help_text="Identifier, which filters take.")
    name = serializers.CharField(help_text="Its name.")
