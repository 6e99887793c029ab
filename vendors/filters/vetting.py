import django_filters
from django.db.models import Q, QuerySet

from challenges.models import Round
from design.widgets import Checkboxes
from vendors.lifecycle import SOLUTION
from vendors.models import SolutionVersion

WAITING = {status: words for status, words in SOLUTION.words.items() if status != SOLUTION.initial}
OWNERS = sorted({words.owner for words in WAITING.values() if not words.final}, key=str.lower)


class VettingFilter(django_filters.FilterSet):
    """The staff list, by words, by whose turn it is, by state and by round."""

    words = django_filters.CharFilter(label="Solution or vendor", method="named")
    turn = django_filters.ChoiceFilter(
        label="Whose turn",
        choices=[(owner, owner[0].upper() + owner[1:]) for owner in OWNERS],
        empty_label="Anybody’s",
        method="waiting_for",
    )
    status = django_filters.MultipleChoiceFilter(
        label="State",
        choices=[(status, words.staff) for status, words in WAITING.items()],
        widget=Checkboxes(attrs={"data-small": ""}),
    )
    round = django_filters.ModelChoiceFilter(
        label="Round", queryset=Round.objects.latest_first(), empty_label="Every round"
    )

    class Meta:
        model = SolutionVersion
        fields = ["words", "turn", "status", "round"]

    def named(self, rows: QuerySet, _: str, text: str) -> QuerySet:
        return rows.filter(
            Q(solution__name__icontains=text) | Q(solution__vendor__name__icontains=text)
        )

    def waiting_for(self, rows: QuerySet, _: str, owner: str) -> QuerySet:
        theirs = [s for s, words in WAITING.items() if words.owner == owner and not words.final]
        return rows.filter(status__in=theirs)
