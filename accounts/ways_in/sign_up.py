"""What allauth's sign-up form asks beyond address and password. Loaded by name: see the settings."""

from django import forms

from design.fields import NameField


class SignUpQuestions(forms.Form):
    name = NameField(
        label="Your name",
        max_length=300,
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text="LGA staff and people of your own organisation see it. It is never published.",
    )
    field_order = ["name", "email", "password1"]

    def signup(self, request, user):
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
