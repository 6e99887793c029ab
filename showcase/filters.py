"""The public list of guidance and case studies, narrowed by the query string."""

from typing import Any

import django_filters
from django.db.models import QuerySet

from challenges.models import Theme
from challenges.queries.finding import find_words
from showcase.enums import ResourceKind
from showcase.models import ResourceVersion
from showcase.queries.resources.public import about_theme, tags_in_use


def _tags(request: Any) -> QuerySet:
    return tags_in_use()


class ResourceFilter(django_filters.FilterSet):
    """With words, the best match comes first."""

    q = django_filters.CharFilter(label="Search", method="by_words")
    kind = django_filters.ChoiceFilter(
        label="Kind",
        field_name="resource__kind",
        choices=ResourceKind.choices,
        empty_label="All",
    )
    tag = django_filters.ModelChoiceFilter(
        label="Tag", field_name="tags", queryset=_tags, to_field_name="slug", empty_label="All"
    )
    theme = django_filters.ModelChoiceFilter(
        label="Theme of a challenge",
        queryset=Theme.objects.order_by("position", "pk"),
        to_field_name="slug",
        empty_label="All",
        method="by_theme",
    )

    class Meta:
        model = ResourceVersion
        fields = ()

    def by_words(self, versions: QuerySet, _: str, words: str) -> QuerySet:
        return find_words(versions, words).order_by("-rank", "-published_at", "-pk")

    def by_theme(self, versions: QuerySet, _: str, theme: Theme) -> QuerySet:
        return about_theme(versions, theme)
