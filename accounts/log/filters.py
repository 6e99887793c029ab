import django_filters
from django.db.models import Q, QuerySet

from accounts.log.queries import labels_in_log
from accounts.log.words import kind_of
from accounts.models import User
from design.fields import DatePartsField
from workflow.models import Event


def kinds_in_log() -> list[tuple[str, str]]:
    return sorted(((label, kind_of(label)) for label in labels_in_log()), key=lambda kind: kind[1])


class DayFilter(django_filters.DateFilter):
    field_class = DatePartsField


class LogFilter(django_filters.FilterSet):
    """`record` wants `kind` beside it: numbers are given anew for each kind of record."""

    who = django_filters.CharFilter(label="Who: part of a name or address", method="by_person")
    kind = django_filters.ChoiceFilter(
        label="Kind of record",
        field_name="subject_type",
        choices=kinds_in_log,
        empty_label="Every kind",
    )
    record = django_filters.NumberFilter(
        label="Number of the record", field_name="subject_id", min_value=1, max_value=2**63 - 1
    )
    act = django_filters.CharFilter(label="What was done", method="by_act")
    since = DayFilter(label="From", field_name="at", lookup_expr="date__gte")
    until = DayFilter(label="Until", field_name="at", lookup_expr="date__lte")

    class Meta:
        model = Event
        fields: list[str] = []

    def by_person(self, lines: QuerySet[Event], name: str, words: str) -> QuerySet[Event]:
        people = User.objects.filter(Q(name__icontains=words) | Q(email__icontains=words))
        return lines.filter(by__in=people.values("pk"))

    def by_act(self, lines: QuerySet[Event], name: str, words: str) -> QuerySet[Event]:
        return lines.filter(name__icontains=words.strip().replace(" ", "_"))
