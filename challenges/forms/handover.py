from django import forms

from accounts.models import User
from challenges.models import Statement
from design.widgets import Checkboxes, Radios


class _Statements(forms.ModelMultipleChoiceField):
    def label_from_instance(self, statement: Statement) -> str:
        return f"{statement.reference}: {statement.question or 'no question yet'}"


class HandoverForm(forms.Form):
    """All of them are chosen until somebody takes one out."""

    statements = _Statements(
        Statement.objects.none(),
        label="Which statements",
        widget=Checkboxes(),
        error_messages={"required": "Choose at least one statement."},
    )
    colleague = forms.ModelChoiceField(
        User.objects.none(),
        label="Who takes them over",
        empty_label=None,
        widget=Radios(),
        error_messages={"required": "Choose who takes them over."},
    )

    def __init__(self, *args, statements, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["statements"].queryset = statements
        self.fields["statements"].initial = list(statements)
        self.fields["colleague"].queryset = colleagues
