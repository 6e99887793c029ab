"""The table of sub-processors as a form field: a row a firm, with empty rows for more."""

from typing import Any

from django import forms

from design.widgets import RowsInput
from vendors.criteria.sub_processors import COLUMNS, NEEDED, as_value, rows_in


class SubProcessorsField(forms.Field):
    """Takes and gives the text an Answer keeps. A row that is begun says who, what and where."""

    def __init__(self, **kwargs: Any):
        widget = RowsInput(COLUMNS, row_name="Firm")
        super().__init__(widget=widget, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return rows_in(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        rows = super().clean(value) or []
        incomplete = [
            f"Firm {place}: fill in “{COLUMNS[column]}”."
            for place, row in enumerate(rows, 1)
            for column in NEEDED
            if any(row.values()) and not row[column]
        ]
        if incomplete:
            raise forms.ValidationError(incomplete, code="incomplete")
        return as_value(rows)
