from django import forms

from challenges.models import Round
from vendors.criteria.files import LARGEST_FILE, WrittenSet, read_criteria_set
from vendors.models.criteria import SECTION_CODE


class RoundForm(forms.Form):
    round = forms.ModelChoiceField(
        label="Use this set for a round",
        help_text="All solutions of a round are vetted against the same set.",
        queryset=Round.objects.latest_first(),
        empty_label="Choose a round",
    )


class NewSetForm(forms.Form):
    name = forms.CharField(
        label="Name",
        help_text="A set that has this name already gets its next version.",
        max_length=200,
    )
    introduction = forms.CharField(
        label="Introduction",
        help_text="What vendors read before the first question.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )


class IntroductionForm(forms.Form):
    introduction = forms.CharField(
        label="Introduction",
        help_text="What vendors read before the first question.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Criteria set as a YAML file",
        help_text="As the portal exports it. It becomes a draft: nothing is published yet.",
    )

    def clean_file(self) -> WrittenSet:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is too large for a criteria set.")
        try:
            return read_criteria_set(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError("This is not a text file in UTF-8.") from error


class SectionForm(forms.Form):
    code = forms.CharField(
        label="Code",
        help_text="A letter or two, such as B. The codes of its criteria begin with it.",
        validators=[SECTION_CODE],
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
    )
    title = forms.CharField(label="Title", max_length=200)
