from datetime import date

import pytest
from django import forms

from design.fields import DatePartsField


class CloseForm(forms.Form):
    closes_on = DatePartsField(label="When does it close?")


def typed(day, month, year):
    names = ("closes_on-day", "closes_on-month", "closes_on-year")
    return CloseForm(dict(zip(names, (day, month, year), strict=True)))


@pytest.mark.parametrize("month", ["9", "09", "Sep", "september", " SEPT "])
def test_date_parts_with_month_as_number_or_word_make_a_date(month):
    form = typed("3", month, "2026")
    assert form.is_valid()
    assert form.cleaned_data == {"closes_on": date(2026, 9, 3)}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("", "", ""), "This field is required."),
        (("3", "9", ""), "Enter a year"),
        (("", "", "2026"), "Enter a day and a month"),
        (("31", "2", "2026"), "Enter a valid date."),
        (("3", "Novelty", "2026"), "Enter a valid date."),
        (("3-4", "9", "2026"), "Enter a valid date."),
        (("😀", "9", "2026"), "Enter a valid date."),
    ],
)
def test_date_parts_that_are_no_date_are_refused(parts, message):
    assert typed(*parts).errors == {"closes_on": [message]}


def test_date_parts_accept_one_text_from_an_importer():
    assert CloseForm({"closes_on": "2026-09-03"}).is_valid()
