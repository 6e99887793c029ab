from django import forms


class AddressForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        help_text="As the guest gave it to us. The link goes there and nowhere else.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
