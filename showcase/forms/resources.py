from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from challenges.models import Challenge
from design.fields import NameField
from design.widgets import RowsInput, SearchSelect
from showcase.enums import ResourceKind
from showcase.forms.meanwhile import NoticesChange
from showcase.forms.reports import MARKDOWN, MarkdownField
from showcase.models import Resource, Tag
from showcase.queries.resources.staff import (
    public_challenges,
    solutions_to_link,
    tag_names,
    written_words,
)
from showcase.resource_parts import PARTS
from showcase.tidy_tags import LONGEST_TAG, MOST_TAGS, tidy_tag, tidy_tags
from vendors.models import Solution

LINK_COLUMNS = {"text": "Words of the link", "href": "Address, from https://"}
MOST_LINKS = 20
HINTS = {
    "body": MARKDOWN,
    "who": "Councils and partners, and in what part. People are named only if they agreed.",
    "problem": f"What was wrong, for whom, and how anybody knew. {MARKDOWN}",
    "approach": "What was done, step by step, with what and by whom.",
    "benefit": "What is better now. Give figures with where they come from, or say there are none.",
    "learning": "What others should know before they begin, also what did not work.",
}
SUMMARY_HINTS = {
    ResourceKind.GUIDANCE: "What it helps with and whom, in a sentence or two. Lists show it.",
    ResourceKind.CASE_STUDY: "What was done, in a sentence or two. Lists show it.",
}


class LinksField(forms.Field):
    """Rows of words and an address. A row that is begun has both."""

    def __init__(self, **kwargs: Any) -> None:
        widget = RowsInput(LINK_COLUMNS, row_name="Link")
        super().__init__(widget=widget, required=False, **kwargs)

    def clean(self, value: Any) -> list[dict[str, str]]:
        rows = super().clean(value) or []
        if len(rows) > MOST_LINKS:
            raise ValidationError(f"Give {MOST_LINKS} links or fewer.")
        wrong = [error for place, row in enumerate(rows, 1) for error in _wrong(place, row)]
        if wrong:
            raise ValidationError(wrong)
        return rows


def _wrong(place: int, row: dict[str, str]) -> list[str]:
    if not row["text"] or not row["href"]:
        return [f"Link {place}: give both its words and its address."]
    try:
        URLValidator(schemes=["https", "http"])(row["href"])
    except ValidationError:
        return [f"Link {place}: the address begins with https:// and names a site."]
    return []


class TagsField(forms.CharField):
    """Gives a list of tidy names."""

    def clean(self, value: Any) -> Any:
        names = tidy_tags(super().clean(value))
        if len(names) > MOST_TAGS:
            raise ValidationError(f"Give {MOST_TAGS} tags or fewer.")
        if any(len(name) > LONGEST_TAG for name in names):
            raise ValidationError(
                f"A tag has {LONGEST_TAG} characters at most. Part them by commas."
            )
        return names


class NewResourceForm(forms.Form):
    kind = forms.ChoiceField(
        label="What is it?",
        choices=ResourceKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose guidance or case study"},
    )
    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})


class ResourceForm(NoticesChange):
    """What staff write; which parts it asks for follows from the kind."""

    title = NameField(label="Title", max_length=200, error_messages={"required": "Enter a title"})
    summary = forms.CharField(
        label="Summary", max_length=400, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, resource: Resource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = ["title", "summary", *PARTS[resource.kind], "links"]
        self.fields["summary"].help_text = SUMMARY_HINTS[ResourceKind(resource.kind)]
        for part, heading in PARTS[resource.kind].items():
            rows = 16 if part == "body" else 6
            self.fields[part] = MarkdownField(label=heading, help_text=HINTS[part], rows=rows)
        self.fields["links"] = LinksField(label="Links", help_text="Where to read more.")
        self.fields["tags"] = TagsField(
            label="Tags",
            help_text="Part them by commas, as in: adult social care, speech",
            required=False,
        )
        for name in self.names:
            self.initial[name] = getattr(resource, name)
        self.initial["tags"] = ", ".join(tag_names(resource))
        self.show(written_words(resource))

    def written(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in (*self.names, "tags", "seen")}


class ByTitle(forms.ModelChoiceField):
    def label_from_instance(self, challenge: Any) -> str:
        return str(challenge.title)


class LinkForm(forms.Form):
    """One challenge, one solution, or both: public ones only."""

    challenge = ByTitle(
        Challenge.objects.none(), label="Challenge", required=False, widget=SearchSelect
    )
    solution = forms.ModelChoiceField(
        Solution.objects.none(), label="Solution", required=False, widget=SearchSelect
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["challenge"].queryset = public_challenges()  # type: ignore[attr-defined]
        self.fields["solution"].queryset = solutions_to_link(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if not self.errors and not any(chosen.values()):
            raise ValidationError("Choose a challenge or a solution.")
        return chosen

    def chosen(self) -> list[Challenge | Solution]:
        return [record for record in self.cleaned_data.values() if record]


class PublishAgainForm(forms.Form):
    reason = forms.CharField(
        label="What has changed?",
        help_text="Stands on the new version for everybody to read.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what has changed"},
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Why is it withdrawn?",
        help_text="Stands on its page for everybody to read.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is withdrawn"},
    )


class RenameTagForm(forms.Form):
    name = forms.CharField(
        label="Name",
        help_text="With the name of another tag, the two become one.",
        max_length=LONGEST_TAG,
        error_messages={"required": "Enter a name"},
    )

    def __init__(self, *args: Any, tag: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = tag.name

    def clean_name(self) -> str:
        name = tidy_tag(self.cleaned_data["name"])
        if len(tidy_tags(name)) != 1:
            raise ValidationError("One tag has one name, without commas.")
        return name
