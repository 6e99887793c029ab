from django import forms
from django.conf import settings


class CouncilAccountForm(forms.Form):
    email = forms.EmailField(
        label="Your work e-mail address",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text="What follows the @ tells us your council.",
    )


class DirectoryForm(forms.Form):
    issuer = forms.URLField(
        label="Issuer",
        max_length=300,
        assume_scheme="https",
        widget=forms.URLInput({"spellcheck": "false"}),
        help_text="Its address, to which /.well-known/openid-configuration is added.",
    )
    client_id = forms.CharField(
        label="Client identifier",
        max_length=190,
        widget=forms.TextInput({"spellcheck": "false", "autocomplete": "off"}),
        help_text="By which the directory knows this portal.",
    )

    def clean_issuer(self) -> str:
        issuer = self.cleaned_data["issuer"]
        schemes = ("https://", "http://") if settings.DIRECTORIES_ANYWHERE else ("https://",)
        if not issuer.startswith(schemes):
            raise forms.ValidationError("Enter an address that begins with https://")
        return issuer
