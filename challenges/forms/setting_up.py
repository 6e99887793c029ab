"""Rounds and themes."""

from django import forms
from django.db.models import Q
from django.db.models.functions import Lower

from challenges.forms.fields import ChallengeQuestion, OneLine
from challenges.models import Round, Theme
from design.fields import DatePartsField, NameField
from design.widgets import Checkboxes, Radios

MOMENTS = (
    "statements_open_at",
    "statements_close_at",
    "solutions_open_at",
    "solutions_close_at",
    "questions_close_at",
    "answers_close_at",
)


CLOCKS_CHANGE = (
    "The clocks change in that hour: this time comes twice or not at all."
    " Choose one before 1am or from 2am on."
)


class MomentField(forms.DateTimeField):
    """Date and time as the clock in London shows them."""

    def __init__(self, label, **options):
        super().__init__(
            label=label,
            widget=forms.DateTimeInput({"class": "govuk-input--width-20"}),
            help_text="UK time.",
            **options,
        )

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise forms.ValidationError(CLOCKS_CHANGE) from error
            raise


class WorkingDaysField(forms.IntegerField):
    def __init__(self, **options):
        super().__init__(
            min_value=1,
            max_value=90,
            widget=forms.NumberInput({"class": "govuk-input--width-3"}),
            **options,
        )


class RoundForm(forms.Form):
    name = OneLine(label="Name", max_length=200)
    slug = forms.SlugField(
        label="Name in addresses", max_length=100, help_text="For example, autumn-2026."
    )
    summary = forms.CharField(
        label="Summary", required=False, max_length=1000, widget=forms.Textarea({"rows": 4})
    )
    statements_open_at = MomentField("Statements open")
    statements_close_at = MomentField("Statements close")
    solutions_open_at = MomentField("Solutions open")
    solutions_close_at = MomentField("Solutions close")
    questions_close_at = MomentField("Questions by vendors until")
    answers_close_at = MomentField("Answers until")
    decisions_on = DatePartsField(label="Decisions on", help_text="For example, 30 11 2026.")
    assessors_per_solution = forms.IntegerField(
        label="Assessors for each solution",
        min_value=2,
        max_value=9,
        initial=2,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )

    is_blind = forms.BooleanField(
        label="Assessors score without knowing whose solution it is",
        required=False,
        help_text=(
            "Names, and what staff mark besides, stay hidden from each assessor until they have"
            " handed in their scores."
        ),
    )

    themes = forms.ModelMultipleChoiceField(
        label="Themes of its challenges",
        queryset=Theme.objects.none(),
        required=False,
        widget=Checkboxes,
        help_text="Tick none to offer every theme.",
    )

    objection_days = forms.IntegerField(
        label="Days to object",
        min_value=1,
        max_value=90,
        initial=14,
        help_text=(
            "How long a council may object after its statement was joined, bundled or merged."
            " 14 days are ten working days."
        ),
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )

    clarification_days = WorkingDaysField(
        label="Working days to answer a question",
        initial=5,
        help_text="Filled in when staff ask a vendor something. They may choose another day.",
    )
    appeal_days = WorkingDaysField(
        label="Working days to appeal",
        initial=10,
        help_text="How long a vendor may appeal after a decision.",
    )
    appeal_answer_days = WorkingDaysField(
        label="Working days to answer an appeal",
        initial=20,
        help_text="Both sides see this clock. Bank holidays of England do not count.",
    )

    def __init__(self, *args, round=None, initial=None, **kwargs):
        self.round = round
        names = [name for name in self.base_fields if name != "themes"]
        kept = {name: getattr(round, name) for name in names} if round else {}
        chosen = round.themes.all() if round else Theme.objects.none()
        super().__init__(*args, **kwargs, initial={**kept, "themes": list(chosen)})
        offered = Theme.objects.filter(Q(archived_at=None) | Q(pk__in=chosen))
        self.fields["themes"].queryset = offered.order_by("position", "pk")

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        others = Round.objects.filter(slug=slug)
        if others.exclude(pk=self.round.pk if self.round else None).exists():
            raise forms.ValidationError("Another round has this name in addresses.")
        return slug

    def clean(self):
        self._expect_order("statements_open_at", "statements_close_at")
        self._expect_order("solutions_open_at", "solutions_close_at")
        self._expect_order("questions_close_at", "answers_close_at", allow_same=True)
        self._expect_order("answers_close_at", "solutions_close_at", allow_same=True)
        closes, decided = self._pair("solutions_close_at", "decisions_on")
        if closes and decided and decided < closes.date():
            self.add_error("decisions_on", "Decisions come after solutions close.")
        return self.cleaned_data

    def _expect_order(self, first, second, allow_same=False):
        earlier, later = self._pair(first, second)
        if not earlier or not later or earlier < later or (allow_same and earlier == later):
            return
        self.add_error(second, f"This has to come after “{self.fields[first].label}”.")

    def _pair(self, first, second):
        return self.cleaned_data.get(first), self.cleaned_data.get(second)


class ThemeForm(forms.ModelForm):
    question = ChallengeQuestion(label="Question of the theme", required=False)

    class Meta:
        model = Theme
        fields = ("name", "slug", "question", "colour")
        field_classes = {"name": NameField}
        labels = {"slug": "Name in addresses"}
        help_texts = {"slug": "For example, digital-front-door."}
        widgets = {"colour": Radios(inline=True)}

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Theme.objects.annotate(lower=Lower("name")).filter(lower=name.lower())
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Another theme has this name.")
        return name
