from django import forms

from design.widgets import AffixedInput

MOST_POUNDS = 10**12


class PoundsField(forms.IntegerField):
    """Whole pounds, however people write them: £1,200,000, 1 200 000, 1200000.00."""

    default_error_messages = {
        "invalid": "Enter whole pounds as a number, such as 1200000 or £1,200,000.",
        "min_value": "Enter an amount that is not below zero.",
        "max_value": "This is more than any company turns over. Check the zeros.",
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", AffixedInput(prefix="£", attrs={"inputmode": "numeric"}))
        super().__init__(min_value=0, max_value=MOST_POUNDS, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = "".join(value.replace("£", "").replace(",", "").split())
        return super().to_python(value)
