"""A query string of the public list in words: “Theme: Digital front door”."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from django.utils.datastructures import MultiValueDict

from challenges.filters import ChallengeFilter
from challenges.models import Challenge


@dataclass(frozen=True)
class Part:
    label: str
    text: str
    is_gone: bool = False


@dataclass(frozen=True)
class Described:
    parts: list[Part]

    @property
    def is_gone(self) -> bool:
        """It was made with a choice that is no longer there, so it finds nothing."""
        return any(part.is_gone for part in self.parts)

    def __str__(self) -> str:
        return ", ".join(part.text for part in self.parts) or "All challenges"


class Describer:
    """Reads the names of all choices once, for any number of queries."""

    def __init__(self) -> None:
        form = ChallengeFilter({}, queryset=Challenge.objects.none()).form
        self.labels = {name: str(field.label) for name, field in form.fields.items()}
        self.names = {
            name: {str(value): str(words) for value, words in field.choices}
            for name, field in form.fields.items()
            if hasattr(field, "choices")
        }

    def kept(self, asked: MultiValueDict) -> str:
        """What of a query string is a filter, in one order."""
        pairs = [(name, v.strip()) for name in self.labels for v in asked.getlist(name)]
        return urlencode([(name, value) for name, value in pairs if value])

    def described(self, query: str) -> Described:
        asked = parse_qs(query).items()
        return Described([self._part(name, value) for name, values in asked for value in values])

    def _part(self, name: str, value: str) -> Part:
        label, known = self.labels.get(name, name), self.names.get(name)
        if known is None:
            return Part(label, value)
        return Part(label, known.get(value, value), is_gone=value not in known)
