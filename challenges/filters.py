"""Lists narrowed by the query string."""

from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qs

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from accounts.enums import Region
from challenges import phase
from challenges.enums import ChallengeStatus, StatementStatus
from challenges.forms.fields import listed
from challenges.models import (
    Challenge,
    ChallengeDesigner,
    Contact,
    KindOfAI,
    Round,
    SavedSearch,
    ServiceArea,
    Statement,
    Theme,
)
from challenges.queries.contacts import challenges_with_contacts
from challenges.queries.facets import counts_of
from challenges.queries.finding import Wanted, find_words, wanted_words
from challenges.queries.ordering import (
    best_match_first,
    closing_soon_first,
    most_supported_first,
    newest_first,
)
from design.counted import Counted

PHASES = {
    phase.PhaseName.OPEN: ("Open for solutions", phase.open_for_solutions),
    phase.PhaseName.AHEAD: ("Opening soon", phase.ahead),
    phase.PhaseName.VETTING: ("Vetting", phase.in_vetting),
    phase.PhaseName.CLOSED: ("Closed", phase.closed),
}
ORDERS = {
    "newest": ("Newest", newest_first),
    "shared": ("Most supported", most_supported_first),
    "closing": ("Closing soon", lambda rows: closing_soon_first(rows, timezone.now())),
}
WAYS = ("theme", "state", "service_area", "region", "kind")
SMALL = forms.CheckboxSelectMultiple({"data-small": ""})


class ChallengeFilter(django_filters.FilterSet):
    """The public list. Without a chosen order, the best match of a search comes first.

    Whatever order the rows came in stays where nothing is searched and none is chosen.
    """

    q = django_filters.CharFilter(label="Search", method="by_words")
    theme = django_filters.ModelMultipleChoiceFilter(
        label="Theme",
        field_name="theme__slug",
        queryset=Theme.objects.order_by("position", "pk"),
        to_field_name="slug",
        widget=SMALL,
        distinct=False,
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[(name.value, words) for name, (words, _) in PHASES.items()],
        empty_label="All",
        method="by_phase",
    )
    service_area = django_filters.ModelChoiceFilter(
        label="Service area",
        queryset=listed(ServiceArea),
        to_field_name="slug",
        empty_label="All",
    )
    region = django_filters.ChoiceFilter(
        label="Region of the councils",
        choices=Region.choices,
        empty_label="All",
        method="by_region",
    )
    kind = django_filters.ModelMultipleChoiceFilter(
        label="Kind of AI",
        queryset=listed(KindOfAI),
        to_field_name="slug",
        widget=SMALL,
        method="by_kind",
    )
    order = django_filters.ChoiceFilter(
        label="Order",
        choices=[(name, words) for name, (words, _) in ORDERS.items()],
        empty_label="Order of the day",
        method="in_order",
    )

    class Meta:
        model = Challenge
        fields = ()

    @cached_property
    def wanted(self) -> Wanted:
        """The words looked for, as public challenges spell them."""
        return wanted_words(Challenge.objects.public(), self.form.cleaned_data["q"])

    def offer_counts(self, at: datetime) -> None:
        """Writes beside each choice how many challenges it would leave; takes away what would leave none."""
        counts = counts_of({way: self._left_beside(way) for way in WAYS}, at)
        for way in WAYS:
            field, chosen = self.form.fields[way], self.data.getlist(way)
            offered = list(_counted(field.choices, counts[way], chosen))
            field.widget.choices = offered
            if not any(str(value) for value, _ in offered):
                del self.form.fields[way]
        if self.form.cleaned_data.get("q"):
            order = self.form.fields["order"].widget
            order.choices = [("", "Best match"), *list(order.choices)[1:]]

    def _left_beside(self, way):
        """What everything but this way and the order leaves."""
        left = Challenge.objects.public()
        for name, value in self.form.cleaned_data.items():
            if name == "q" and value:
                left = self.wanted.among(left)
            elif name not in (way, "order"):
                left = self.filters[name].filter(left, value)
        return left

    def by_words(self, queryset, name, text):
        return best_match_first(self.wanted.among(queryset))

    def by_phase(self, queryset, name, value):
        _, condition = PHASES[value]
        return queryset.filter(condition(timezone.now()))

    def by_region(self, queryset, name, region):
        there = ChallengeDesigner.objects.filter(organisation__region=region)
        return queryset.filter(pk__in=there.values("challenge"))

    def by_kind(self, queryset, name, kinds):
        if not kinds:
            return queryset
        through = Challenge.kinds_of_ai.through.objects.filter(kindofai__in=kinds)
        return queryset.filter(pk__in=through.values("challenge"))

    def in_order(self, queryset, name, value):
        _, ordered = ORDERS[value]
        return ordered(queryset)


def _counted(choices, counts, chosen):
    for value, name in choices:
        count = counts.get(str(value), 0)
        if not str(value):
            yield value, name
        elif count or str(value) in chosen:
            yield value, Counted(str(name), count)


def found_in(query: str) -> QuerySet[Challenge]:
    """What the list would show for this query string; nothing when a choice in it is gone."""
    asked = MultiValueDict(parse_qs(query))
    found = ChallengeFilter(asked, queryset=Challenge.objects.public())
    return found.qs if found.is_valid() else found.queryset.none()


def finds_of(search: SavedSearch) -> QuerySet[Challenge]:
    return found_in(search.query).without_long_texts()


class StatementFilter(django_filters.FilterSet):
    """The staff queue. Shows what needs a first look unless another state is asked for."""

    q = django_filters.CharFilter(label="Words or reference", method="by_words")
    state = django_filters.ChoiceFilter(
        label="State",
        choices=[
            (StatementStatus.SUBMITTED, "Needs a first look"),
            (StatementStatus.RETURNED, "With the council"),
            (StatementStatus.ACCEPTED, "Accepted"),
            (StatementStatus.REJECTED, "Rejected"),
            (StatementStatus.WITHDRAWN, "Withdrawn"),
            ("all", "All"),
        ],
        empty_label=None,
        method="by_state",
    )
    round = django_filters.ModelChoiceFilter(
        label="Round",
        queryset=Round.objects.latest_first(),
        to_field_name="slug",
        empty_label="All",
    )
    region = django_filters.ChoiceFilter(
        label="Region", field_name="council__region", choices=Region.choices, empty_label="All"
    )
    service_area = django_filters.ModelChoiceFilter(
        label="Service area",
        queryset=listed(ServiceArea),
        to_field_name="slug",
        empty_label="All",
    )

    class Meta:
        model = Statement
        fields = ()

    def by_words(self, queryset, name, text):
        by_reference = queryset.filter(Q(reference__iexact=text.strip()))
        if by_reference.exists():
            return by_reference
        return find_words(queryset, text).order_by("-rank", "submitted_at", "pk")

    def by_state(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(status=value)


class StaffChallengeFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(label="Words", method="by_words")
    status = django_filters.ChoiceFilter(
        label="State", choices=ChallengeStatus.choices, empty_label="All"
    )
    round = django_filters.ModelChoiceFilter(
        label="Round",
        queryset=Round.objects.latest_first(),
        to_field_name="slug",
        empty_label="All",
    )
    theme = django_filters.ModelChoiceFilter(
        label="Theme",
        queryset=Theme.objects.order_by("position", "pk"),
        to_field_name="slug",
        empty_label="All",
    )

    class Meta:
        model = Challenge
        fields = ()

    def by_words(self, queryset, name, text):
        return find_words(queryset, text).order_by("-rank", "-saved_at", "-pk")


def _contacted(request):
    asked = request.GET.get("challenge", "").replace("\0", "")
    return challenges_with_contacts(request.user, asked=asked)


class ChallengeByTitle(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, challenge):
        return f"{challenge.title}, {challenge.round}"


class ChallengeByTitleFilter(django_filters.ModelChoiceFilter):
    field_class = ChallengeByTitle


class ContactFilter(django_filters.FilterSet):
    challenge = ChallengeByTitleFilter(
        label="Challenge",
        queryset=_contacted,
        to_field_name="slug",
        empty_label="All",
    )

    class Meta:
        model = Contact
        fields = ()
