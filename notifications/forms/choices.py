from datetime import time
from typing import Any

from django import forms

from accounts.models import User
from design.widgets import Radios
from notifications.enums import Pace
from notifications.models import QuietHours
from notifications.topics import Topic, choosable_topics_of

HOURS = [("", "None"), *((f"{hour:02}:00", f"{hour:02}:00") for hour in range(24))]


class ChoicesForm(forms.Form):
    """One question for each topic that this person has a say in, and the quiet hours."""

    quiet_from = forms.ChoiceField(label="No mail from", choices=HOURS, required=False)
    quiet_until = forms.ChoiceField(label="Until", choices=HOURS, required=False)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = choosable_topics_of(person)
        asked = {topic.name: _question(topic) for topic in self.topics}
        self.fields = {**asked, **self.fields}

    @staticmethod
    def initial_of(paces: dict[str, Pace], quiet: QuietHours | None) -> dict[str, Any]:
        hours = (quiet.begins, quiet.ends) if quiet else ()
        texts = [f"{hour:%H:%M}" for hour in hours]
        return {**paces, **dict(zip(("quiet_from", "quiet_until"), texts, strict=False))}

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[topic.name] for topic in self.topics]

    @property
    def hours(self) -> list[forms.BoundField]:
        return [self["quiet_from"], self["quiet_until"]]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        begins, ends = typed.get("quiet_from"), typed.get("quiet_until")
        if bool(begins) != bool(ends):
            missing = "quiet_until" if begins else "quiet_from"
            self.add_error(missing, "Choose both hours, or “None” twice.")
        elif begins and begins == ends:
            self.add_error("quiet_until", "Choose another hour than the first, or “None” twice.")
        return typed

    def paces(self) -> dict[str, str]:
        return {topic.name: self.cleaned_data[topic.name] for topic in self.topics}

    def quiet(self) -> tuple[time, time] | None:
        begins, ends = self.cleaned_data["quiet_from"], self.cleaned_data["quiet_until"]
        return (time.fromisoformat(begins), time.fromisoformat(ends)) if begins else None


def _question(topic: Topic) -> forms.ChoiceField:
    why = (
        topic.why
        if topic.can_be_off
        else f"{topic.why} Somebody waits for you, so it cannot be off."
    )
    return forms.ChoiceField(
        label=topic.title,
        help_text=why,
        choices=[(pace.value, pace.label) for pace in topic.paces],
        widget=Radios(inline=True, attrs={"data-small": ""}),
        error_messages={"required": f"Choose how you want mails about “{topic.title}”."},
    )
