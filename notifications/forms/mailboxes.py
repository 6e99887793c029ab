from typing import Any

from django import forms

from accounts.models import Organisation
from design.widgets import Radios
from notifications.enums import Pace
from notifications.models import SharedMailbox
from notifications.topics import Topic
from notifications.topics.shared import topics_to_share

PACES = [
    (Pace.AT_ONCE, "At once"),
    (Pace.DAILY, "Once a day"),
    (Pace.OFF, "Not to this mailbox"),
]


class MailboxForm(forms.Form):
    """What a shared mailbox gets, topic by topic."""

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = topics_to_share(organisation)
        for topic in self.topics:
            self.fields[topic.name] = _question(topic)

    @staticmethod
    def initial_of(mailbox: SharedMailbox) -> dict[str, str]:
        chosen = {choice.topic: choice.pace for choice in mailbox.choices.all()}
        topics = topics_to_share(mailbox.organisation)
        return {topic.name: chosen.get(topic.name, Pace.OFF) for topic in topics}

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[topic.name] for topic in self.topics]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        chosen = [typed.get(topic.name) for topic in self.topics]
        if all(pace == Pace.OFF for pace in chosen):
            raise forms.ValidationError("Choose one kind of mail at least.")
        return typed

    def paces(self) -> dict[str, str]:
        return {topic.name: self.cleaned_data[topic.name] for topic in self.topics}


class NewMailboxForm(MailboxForm):
    address = forms.EmailField(
        label="Address of the shared mailbox",
        help_text="We write to it once, with a link. No other mail comes before somebody who reads it says yes.",
        max_length=254,
        error_messages={
            "required": "Enter the address of the mailbox.",
            "invalid": "Enter an e-mail address, like digital@council.gov.uk.",
        },
    )


def _question(topic: Topic) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=topic.title,
        choices=PACES,
        initial=Pace.OFF,
        widget=Radios(inline=True, attrs={"data-small": ""}),
        error_messages={"required": f"Choose how mails about “{topic.title}” come."},
    )
