"""Lists narrowed by the query string."""

import django_filters
from django import forms
from django.db.models import Case, Q, When
from django.utils import timezone

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
    ServiceArea,
    Statement,
    Theme,
)
from challenges.queries.contacts import challenges_with_contacts
from challenges.queries.finding import find_words

PHASES = {
    phase.PhaseName.OPEN: ("Open for solutions", phase.open_for_solutions),
    phase.PhaseName.AHEAD: ("Opening soon", phase.ahead),
    phase.PhaseName.VETTING: ("Vetting", phase.in_vetting),
    phase.PhaseName.CLOSED: ("Closed", phase.closed),
}
ORDERS = {
    "shared": "Most shared",
    "closing": "Closing soon",
}
SMALL = forms.CheckboxSelectMultiple({"data-small": ""})


class ChallengeFilter(django_filters.FilterSet):
    """The public list. Without a chosen order, the best match of a search comes first."""

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
        choices=list(ORDERS.items()),
        empty_label="Newest or best match",
        method="in_order",
    )

    class Meta:
        model = Challenge
        fields = ()

    def by_words(self, queryset, name, text):
        return find_words(queryset, text).order_by("-rank", "-published_at", "-pk")

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
        if value == "shared":
            return queryset.order_by("-supports_count", "-published_at", "-pk")
        open_first = Case(When(phase.open_for_solutions(timezone.now()), then=0), default=1)
        return queryset.order_by(open_first, "round__solutions_close_at", "-pk")


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
