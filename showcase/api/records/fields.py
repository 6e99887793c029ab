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
        super().__init__(source="get_absolute_url", read_only=True, **kwargs)

    def to_representation(self, value: str) -> str:
        return str(absolute(value))


class Named(serializers.Serializer):
    """An entry of an editable list."""

    id = serializers.SlugField(source="slug", help_text="What filters take.")
    name = serializers.CharField()
