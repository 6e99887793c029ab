from django import forms

REASONS = [
    ("They asked for it", "They asked for it"),
    ("They left and nobody needs the account", "They left and nobody needs the account"),
    ("The account was opened by mistake", "The account was opened by mistake"),
]


class AddressForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        help_text="As the guest gave it to us. The link goes there and nowhere else.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class CloseForm(forms.Form):
    sure = forms.BooleanField(label="I understand that nobody can undo this")


class ErasePersonForm(forms.Form):
    """A choice, since words about somebody would outlive them in the log."""

    reason = forms.ChoiceField(label="Why", choices=REASONS, widget=forms.RadioSelect)
    sure = forms.BooleanField(label="I understand that nobody can undo this")


class EraseGuestForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address", widget=forms.EmailInput({"autocomplete": "off"})
    )
    sure = forms.BooleanField(
        label="The request came from this address, and I understand that nobody can undo this"
    )
