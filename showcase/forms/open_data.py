from django import forms


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why are its files taken away?",
        help_text="Everybody reads this on the page of the edition. Do not repeat what was wrong.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
