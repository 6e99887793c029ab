from datetime import timedelta

from django import forms
from django.utils.timezone import localdate

from design.fields import DatePartsField
from vendors.forms.words import long_text


class AskForm(forms.Form):
    question = long_text(label="What do you want to know?")
    due_on = DatePartsField(label="Answer by")

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on <= localdate():
            raise forms.ValidationError("Give the vendor at least until tomorrow.")
        if due_on > localdate() + timedelta(days=90):
            raise forms.ValidationError("Choose a date within the next three months.")
        return due_on
