"""Form fields whose error messages say which part of an answer is wrong."""

from django import forms

from design.widgets import PARTS, DatePartsInput


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
