"""The pages of the statement form. Each keeps what is typed; what is missing counts at submission."""

from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.answers import answers_of, fingerprint
from challenges.completeness import STATEMENT_NEEDS
from challenges.enums import DataClass, Readiness
from challenges.forms.fields import (
    LongText,
    NeededChoice,
    NeededModelChoice,
    NeededText,
    OneLine,
    StatementQuestion,
    listed,
)
from challenges.models import KindOfAI, PerceivedRisk, Round, ServiceArea, Statement
from design.widgets import Checkboxes, Radios
from documents.forms import UploadsField
from documents.inspection import ACCEPTED_WORDS

MOST_AT_ONCE = 10
DONE = "sea"
OPENING = "Begin with “How can we”. Say what should get better and for whom, not which product would do it."


class PageForm(forms.Form):
    """Filled from the statement; `seen` says which answers it showed, to notice a colleague's edit."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, statement, initial=None, **kwargs):
        kept = answers_of(statement, self.names())
        super().__init__(*args, **kwargs, initial={**kept, "seen": fingerprint(kept)})

    @classmethod
    def names(cls):
        return [name for name in cls.base_fields if name != "seen"]

    @property
    def answers(self):
        """What was typed, by field of the statement."""
        return {name: self.cleaned_data[name] for name in self.names()}

    def take_note_of(self, edit):
        """From now on the typed text answers to what somebody else saved."""
        self.data = self.data.copy()
        self.data["seen"] = edit.fingerprint


class QuestionPage(PageForm):
    question = StatementQuestion(label="Your question", help_text=OPENING)


class ChallengePage(PageForm):
    challenge = NeededText(
        label="What is the challenge?",
        help_text="What happens today, how often, and what goes wrong. Plain words, no product names.",
    )
    why_it_matters = NeededText(
        label="Why does it matter?",
        max_length=3000,
        rows=5,
        help_text="What it costs residents, staff or the council when nothing changes.",
    )
    considerations = LongText(
        label="What are the considerations and constraints?",
        required=False,
        max_length=3000,
        rows=5,
        help_text="Law, systems you have to keep, people who must not be left out.",
    )


class PeoplePage(PageForm):
    people_affected = NeededText(
        label="Who is affected?", max_length=2000, rows=4, help_text="Residents, staff, partners."
    )
    people_affected_count = forms.IntegerField(
        label="About how many people?",
        required=False,
        min_value=0,
        max_value=70_000_000,
        help_text="A rough number is fine.",
        widget=forms.NumberInput({"class": "govuk-input--width-10"}),
    )
    already_tried = LongText(
        label="What have you tried already?",
        required=False,
        max_length=3000,
        rows=5,
        help_text="And what you learned from it, also when it did not work.",
    )


class DataPage(PageForm):
    service_area = NeededModelChoice(
        label="Which service is it about?", queryset=listed(ServiceArea), empty_label="Choose one"
    )
    data_involved = forms.MultipleChoiceField(
        label="Which data would a solution need?",
        choices=DataClass.choices,
        required=False,
        widget=Checkboxes(
            hints={
                DataClass.OPEN: "Anybody may have it, as maps or timetables.",
                DataClass.PERSONAL: "About people who can be recognised.",
                DataClass.SPECIAL_CATEGORY: "Health, ethnicity, religion, sexual life and the like.",
            }
        ),
        help_text="Choose all that apply.",
    )
    kinds_of_ai = forms.ModelMultipleChoiceField(
        label="Which kinds of AI do you foresee?",
        queryset=listed(KindOfAI),
        required=False,
        widget=Checkboxes,
        help_text="Leave it open if you do not know.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = self.fields["kinds_of_ai"]
        kinds.widget.hints = {str(kind.pk): kind.definition for kind in kinds.queryset}


class OutcomesPage(PageForm):
    outcomes = NeededText(
        label="What outcomes do you hope for?",
        max_length=3000,
        rows=5,
        help_text="What would be different for people in a year.",
    )
    measures = LongText(
        label="How would you measure them?",
        required=False,
        max_length=2000,
        rows=4,
        help_text="A number you have today and where it should go.",
    )
    readiness = NeededChoice(
        label="How ready is your council to adopt a solution?",
        choices=Readiness.choices,
        widget=Radios,
    )
    perceived_risks = forms.ModelMultipleChoiceField(
        label="Which risks do you see?",
        queryset=listed(PerceivedRisk),
        required=False,
        widget=Checkboxes,
        help_text="Choose all that apply. Naming a risk never counts against you.",
    )


@dataclass(frozen=True)
class Page:
    slug: str
    title: str
    hint: str
    form: type[PageForm]

    def status(self, statement: Statement) -> tuple[str, str]:
        """Words and tone for the task list, by what is answered on this page."""
        given = answers_of(statement, self.form.names())
        if all(given[name] for name in given if name in NEEDED):
            return ("Done", DONE) if any(given.values()) else ("Optional", "grey")
        return ("To finish", "sun") if any(given.values()) else ("Not started", "grey")


NEEDED = {name.removesuffix("_id") for name in STATEMENT_NEEDS}
PAGES = {
    page.slug: page
    for page in (
        Page("question", "Your question", "One question: How can we …?", QuestionPage),
        Page("challenge", "The challenge", "What happens today and why it matters", ChallengePage),
        Page("people", "People", "Who is affected, what you have tried", PeoplePage),
        Page("data", "Data and AI", "Service area, data, kinds of AI", DataPage),
        Page(
            "outcomes", "Outcomes and risks", "What you hope for, how ready you are", OutcomesPage
        ),
    )
}


def first_unfinished(statement: Statement) -> str:
    """The slug of the first page with something left to write, or the first page of all."""
    unfinished = (slug for slug, page in PAGES.items() if page.status(statement)[1] != DONE)
    return next(unfinished, next(iter(PAGES)))


def page_after(slug: str) -> str | None:
    """The slug of the next page; None after the last one."""
    slugs = [*PAGES, None]
    return slugs[slugs.index(slug) + 1]


class StartForm(forms.Form):
    """The first page of a new statement. Council and round are asked only where there is a choice."""

    council = forms.ModelChoiceField(
        label="Which council is it for?", queryset=Organisation.objects.none(), widget=Radios
    )
    round = forms.ModelChoiceField(
        label="Which round is it for?", queryset=Round.objects.none(), widget=Radios
    )
    question = StatementQuestion(label="Your question", help_text=OPENING)

    def __init__(self, *args, user, at, **kwargs):
        super().__init__(*args, **kwargs)
        there = Organisation.objects.existing_on(timezone.localdate())
        councils = there.filter(pk__in=standing_of(user).councils)
        self._offer("council", councils.order_by("name", "pk"))
        self._offer("round", Round.objects.taking_statements(at).latest_first())

    def _offer(self, name, choices):
        """The only choice is no question."""
        field = self.fields[name]
        field.queryset, field.empty_label = choices, None
        if len(choices) == 1:
            field.widget, field.initial = forms.HiddenInput(), choices[0].pk


class AttachmentForm(forms.Form):
    upload = UploadsField(label="Files", most=MOST_AT_ONCE)
    title = OneLine(
        label="What is it?",
        required=False,
        max_length=200,
        help_text="For example, process map. Several files keep their own names.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        size = filesizeformat(settings.UPLOAD_MAX_BYTES)
        self.fields[
            "upload"
        ].help_text = f"{ACCEPTED_WORDS}. Up to {size} each, {MOST_AT_ONCE} files at once."
