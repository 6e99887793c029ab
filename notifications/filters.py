import django_filters
from django import forms

from notifications.enums import MessageStatus
from notifications.models import Message


class MessageFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(
        label="State", choices=MessageStatus.choices, widget=forms.CheckboxSelectMultiple
    )
    to = django_filters.CharFilter(label="Sent to", lookup_expr="icontains")
    kind = django_filters.AllValuesFilter(label="About", empty_label="Everything")

    class Meta:
        model = Message
        fields = ["status", "to", "kind"]
