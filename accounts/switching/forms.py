from django import forms


class SwitchForm(forms.Form):
    reason = forms.CharField(
        label="Why",
        help_text="For the log, which keeps it for good. Say nothing about anybody’s health or character.",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
    )
