"""What staff decide on statements."""

from django import forms

from challenges.enums import ChallengeStatus
from challenges.forms.fields import OneLine, Reason
from challenges.models import Challenge, Theme
from design.widgets import Radios, SearchSelect

TAKES_STATEMENTS = (ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED)


class ReturnForm(forms.Form):
    reason = Reason(
        label="What should the council change?",
        help_text="They read this above their statement and in a message.",
    )


class RejectForm(forms.Form):
    reason = Reason(
        label="Why is it not taken forward?",
        help_text="The council reads this. Say what they could do instead.",
    )


class NewChallengeForm(forms.Form):
    title = OneLine(
        label="Short title",
        max_length=120,
        help_text="A few words, as on a shelf label. You can change it until you publish.",
    )
    theme = forms.ModelChoiceField(
        label="Theme", queryset=Theme.objects.current(), empty_label=None, widget=Radios
    )

    def __init__(self, *args, round=None, **kwargs):
        """The themes of the round stand first and say so; the others may still be chosen."""
        super().__init__(*args, **kwargs)
        if round is None or not round.themes.exists():
            return
        field = self.fields["theme"]
        field.queryset = Theme.objects.current().chosen_first_by(round)
        field.widget.hints = {str(theme.pk): f"A theme of {round}." for theme in round.themes.all()}


class ExistingChallengeForm(forms.Form):
    challenge = forms.ModelChoiceField(
        label="Challenge", queryset=Challenge.objects.none(), widget=SearchSelect
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_ones = Challenge.objects.filter(status__in=TAKES_STATEMENTS)
        field = self.fields["challenge"]
        field.queryset = open_ones.order_by("title", "pk").only("title", "status")
        field.label_from_instance = _with_status


def _with_status(challenge):
    return f"{challenge.title} ({challenge.get_status_display().lower()})"
