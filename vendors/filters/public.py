"""The public list of solutions, narrowed by the query string."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from challenges.models import KindOfAI, ServiceArea, Theme
from vendors.enums import CompanySize
from vendors.models import Response, SolutionVersion
from vendors.queries.supply.public import best_first

SMALL = forms.CheckboxSelectMultiple({"data-small": ""})


class SolutionFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Search", method="by_words")
    theme = django_filters.ModelChoiceFilter(
        label="Shown for the theme",
        queryset=Theme.objects.order_by("position", "pk"),
        to_field_name="slug",
        empty_label="All",
        method="by_theme",
    )
    service_area = django_filters.ModelChoiceFilter(
        label="Service area",
        field_name="service_areas",
        queryset=ServiceArea.objects.order_by("position", "pk"),
        to_field_name="slug",
        empty_label="All",
    )
    kind = django_filters.ModelMultipleChoiceFilter(
        label="Kind of AI",
        queryset=KindOfAI.objects.order_by("position", "pk"),
        to_field_name="slug",
        widget=SMALL,
        method="by_kind",
    )
    size = django_filters.MultipleChoiceFilter(
        label="Size of the vendor",
        field_name="solution__vendor__vendor_profile__size",
        choices=CompanySize.choices,
        widget=SMALL,
        distinct=False,
    )

    class Meta:
        model = SolutionVersion
        fields = ["q", "theme", "service_area", "kind", "size"]

    def by_words(self, versions: Any, _: str, words: str) -> QuerySet:
        return best_first(versions, words)

    def by_theme(self, versions: QuerySet, _: str, theme: Theme) -> QuerySet:
        shown = Response.objects.public().filter(challenge__theme=theme)
        return versions.filter(solution__in=shown.values("solution"))

    def by_kind(self, versions: QuerySet, _: str, kinds: list[KindOfAI]) -> QuerySet:
        """Any of the kinds, each solution once."""
        if not kinds:
            return versions
        through = SolutionVersion.kinds_of_ai.through.objects.filter(kindofai__in=kinds)
        return versions.filter(pk__in=through.values("solutionversion"))
