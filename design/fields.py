"""Form fields that name the part of an answer that is wrong, and take names as people see them."""

from unicodedata import category

from django import forms

from design.widgets import PARTS, DatePartsInput

# What joins the parts of an emoji, or shapes letters of some scripts.
JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """Without signs that nobody sees: one of them can turn round all the text beside a name."""
    hidden = (sign for sign in set(text) if category(sign) in {"Cc", "Cf"} and sign not in JOINERS)
    return text.translate({ord(sign): None for sign in hidden}).strip()


class NameField(forms.CharField):
    """What a person or a thing is called, as others read it beside their own words."""

    def to_python(self, value):
        return visible(super().to_python(value))


class DatePartsField(forms.DateField):
    """A date in three boxes; names the part that is missing."""

    widget = DatePartsInput

    def to_python(self, value):
        missing = self._missing_parts(value)
        if missing:
            raise forms.ValidationError(f"Enter a {' and a '.join(missing)}", code="incomplete")
        return super().to_python(value)

    def _missing_parts(self, value):
        if not isinstance(value, str):
            return []
        parts = self.widget.parts(value)
        return [part for part in PARTS if not parts[part]]
