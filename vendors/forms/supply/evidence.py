from django import forms
from django.utils.timezone import localdate

from design.fields import DatePartsField
from design.widgets import Radios
from documents.forms import UploadField
from vendors.enums import EvidenceKind

CERTIFICATES = (
    EvidenceKind.CYBER_ESSENTIALS,
    EvidenceKind.ISO_27001,
    EvidenceKind.ISO_42001,
)
FILE, LINK = "file", "link"
FACTS_OF_A_CERTIFICATE = {
    "issuer": "Say who issued the certificate.",
    "scope": "Say what the certificate covers.",
    "not_covered": "Say what the certificate does not cover. If nothing is left out, write “nothing”.",
    "issued_on": "Enter the date of issue.",
    "expires_on": "Enter the date on which the certificate ends.",
}


class EvidenceForm(forms.Form):
    """A document or a link. A certificate comes with its four facts."""

    kind = forms.ChoiceField(label="What is it?", choices=EvidenceKind.choices, widget=Radios)
    title = forms.CharField(
        label="Title", help_text="So that you find it again in a list.", max_length=200
    )
    given_as = forms.ChoiceField(
        label="How do you give it to us?",
        choices=[(FILE, "As a file"), (LINK, "As a link to a public page")],
        widget=Radios(reveals={FILE: "upload", LINK: "link"}),
        error_messages={"required": "Choose a file or a link."},
    )
    upload = UploadField(
        label="File",
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, picture or text, up to 10 MB. "
        "Only you, LGA staff and your assessors can open it.",
        required=False,
    )
    link = forms.URLField(label="Link", max_length=500, required=False, assume_scheme="https")
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
        help_text="Needed for a certificate: offices, subcontractors or products that it leaves out.",
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

    def clean(self):
        cleaned = super().clean()
        self._clean_source(cleaned)
        self._clean_dates(cleaned)
        if cleaned.get("kind") in CERTIFICATES:
            self._want_facts(cleaned)
        return cleaned

    def _clean_source(self, cleaned):
        """What was not chosen is dropped: evidence is a document or a link, never both."""
        chosen = cleaned.get("given_as")
        if chosen == FILE:
            cleaned["link"] = ""
            self._want(cleaned, "upload", "Choose a file.")
        elif chosen == LINK:
            cleaned["upload"] = None
            self._want(cleaned, "link", "Enter a link.")

    def _clean_dates(self, cleaned):
        issued, expires, today = cleaned.get("issued_on"), cleaned.get("expires_on"), localdate()
        if issued and issued > today:
            self.add_error("issued_on", "The date of issue is in the future.")
        if expires and issued and expires <= issued:
            self.add_error("expires_on", "It ends before it was issued. Check both dates.")
        elif expires and expires < today:
            self.add_error("expires_on", "This has ended already. Add one that is valid today.")

    def _want_facts(self, cleaned):
        for name, sentence in FACTS_OF_A_CERTIFICATE.items():
            self._want(cleaned, name, sentence)

    def _want(self, cleaned, name, sentence):
        if not cleaned.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    @property
    def facts(self):
        """What the action takes besides the upload."""
        names = (
            "kind", "title", "link", "issuer", "scope", "not_covered", "issued_on", "expires_on",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}
