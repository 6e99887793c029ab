import django_filters
from django import forms

from notifications.enums import MessageStatus
from notifications.models import Message, MessageQuerySet


def kinds() -> list[tuple[str, str]]:
    """The kinds of mail written so far, as words."""
    written = Message.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind.replace("_", " ").capitalize()) for kind in written]


class MessageFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(
        label="State", choices=MessageStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    to = django_filters.CharFilter(label="Sent to", method="by_address")
    kind = django_filters.ChoiceFilter(label="About", choices=kinds, empty_label="Everything")

    class Meta:
        model = Message
        fields = ["status", "to", "kind"]

    def by_address(self, queryset: MessageQuerySet, name: str, text: str) -> MessageQuerySet:
        """What is confidential is not found by whom it went to: that would tell."""
        return queryset.filter(to__icontains=text, is_confidential=False)
