import django_filters
from django import forms

from notifications.enums import MessageStatus
from notifications.models import Message


def kinds() -> list[tuple[str, str]]:
    """The kinds of mail written so far, as words."""
    written = Message.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind.replace("_", " ").capitalize()) for kind in written]


class MessageFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(
        label="State", choices=MessageStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    to = django_filters.CharFilter(label="Sent to", lookup_expr="icontains")
    kind = django_filters.ChoiceFilter(label="About", choices=kinds, empty_label="Everything")

    class Meta:
        model = Message
        fields = ["status", "to", "kind"]
