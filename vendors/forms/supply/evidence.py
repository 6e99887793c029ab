"""A vendor's evidence: files first, then what they are."""

from collections.abc import Iterable
from datetime import timedelta

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.timezone import localdate

from accounts.models import Organisation
from design.fields import DatePartsField, NameField
from design.widgets import Radios
from documents.forms import UploadsField
from documents.inspection import ACCEPTED_WORDS
from vendors.enums import CERTIFICATES, EvidenceKind
from vendors.forms.supply.organisation import ask_for_vendor
from vendors.models import Evidence

MOST_AT_ONCE = 10
LONGEST_YEAR = timedelta(days=366)
FACTS_OF_A_CERTIFICATE = {
    "issuer": "Say who issued the certificate.",
    "scope": "Say what the certificate covers.",
    "not_covered": "Say what the certificate does not cover. If nothing is left out, write “nothing”.",
    "issued_on": "Enter the date of issue.",
    "expires_on": "Enter the date on which the certificate ends.",
}


class UploadEvidenceForm(forms.Form):
    """Files alone. What they are is asked when they are safe."""

    vendor = forms.ModelChoiceField(
        label="Whose evidence is it?", queryset=Organisation.objects.none(), widget=Radios
    )
    upload = UploadsField(label="Files", most=MOST_AT_ONCE)

    def __init__(self, *args, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_vendor(self, vendors)
        size = filesizeformat(settings.UPLOAD_MAX_BYTES)
        self.fields[
            "upload"
        ].help_text = f"{ACCEPTED_WORDS}. Up to {size} each, {MOST_AT_ONCE} files at once."


class EvidenceForm(forms.Form):
    """What a document is. A certificate comes with its four facts."""

    kind = forms.ChoiceField(label="What is it?", choices=EvidenceKind.choices, widget=Radios)
    title = NameField(
        label="Title", help_text="So that you find it again in a list.", max_length=200
    )
    issuer = forms.CharField(
        label="Who issued it?",
        max_length=200,
        required=False,
        help_text="Needed for a certificate.",
    )
    scope = forms.CharField(
        label="What does it cover?",
        help_text="Needed for a certificate.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    not_covered = forms.CharField(
        label="What does it not cover?",
        help_text="Needed for a certificate: offices, subcontractors or products that it leaves "
        "out. If it leaves nothing out, write “nothing”.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    issued_on = DatePartsField(
        label="Date of issue", help_text="Needed for a certificate.", required=False
    )
    expires_on = DatePartsField(
        label="Valid to",
        help_text="The last day on which it counts. Needed for a certificate.",
        required=False,
    )
    replaces = forms.ModelChoiceField(
        label="Does it replace something in your library?",
        help_text="Answers you are writing now go over to the new one. What is submitted keeps the "
        "old one in its file.",
        queryset=Evidence.objects.none(),
        empty_label="No, it is new",
        required=False,
    )

    def __init__(self, *args, library: Iterable[Evidence], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = library
        if not library:
            del self.fields["replaces"]

    def clean(self):
        cleaned = super().clean()
        self._clean_dates(cleaned)
        if cleaned.get("kind") in CERTIFICATES:
            self._want_facts(cleaned)
        return cleaned

    def _clean_dates(self, cleaned):
        issued, expires, today = cleaned.get("issued_on"), cleaned.get("expires_on"), localdate()
        if issued and issued > today:
            self.add_error("issued_on", "The date of issue is in the future.")
        if expires and issued and expires <= issued:
            self.add_error("expires_on", "It ends before it was issued. Check both dates.")
        elif expires and expires < today:
            self.add_error("expires_on", "This has ended already. Add one that is valid today.")
        elif _is_too_long(cleaned.get("kind"), issued, expires):
            self.add_error(
                "expires_on",
                "A Cyber Essentials certificate is valid for 12 months. Check both dates.",
            )

    def _want_facts(self, cleaned):
        for name, sentence in FACTS_OF_A_CERTIFICATE.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)


class LinkEvidenceForm(EvidenceForm):
    """Evidence that is a public page."""

    vendor = forms.ModelChoiceField(
        label="Whose evidence is it?", queryset=Organisation.objects.none(), widget=Radios
    )
    link = forms.URLField(
        label="Link",
        help_text="To a public page. Somebody who reads it later sees what stands there then.",
        max_length=500,
        assume_scheme="https",
        error_messages={"required": "Enter a link."},
    )
    field_order = ("vendor", "link")

    def __init__(self, *args, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        ask_for_vendor(self, vendors)

    def clean(self):
        cleaned = super().clean()
        vendor, old = cleaned.get("vendor"), cleaned.get("replaces")
        if vendor and old and old.vendor_id != vendor.pk:
            self.add_error("replaces", f"“{old}” belongs to another of your organisations.")
        return cleaned


def facts_of(evidence: Evidence) -> dict[str, object]:
    """What a replacement most likely says too: all but its dates."""
    names = ("kind", "title", "issuer", "scope", "not_covered")
    return {name: getattr(evidence, name) for name in names}


def _is_too_long(kind, issued, expires):
    """NCSC, Cyber Essentials: certification lasts twelve months."""
    is_yearly = kind == EvidenceKind.CYBER_ESSENTIALS
    return is_yearly and issued and expires and expires - issued > LONGEST_YEAR
