import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from vendors.company_number import FORM, check_form, normalised

digits = st.text("0123456789", min_size=8, max_size=8)
prefixed = st.builds(
    str.__add__,
    st.sampled_from(["SC", "NI", "OC", "SO", "FC", "IP"]),
    st.text("0123456789", min_size=6, max_size=6),
)


@given(digits | prefixed, st.lists(st.integers(0, 7), max_size=4))
def test_number_typed_with_spaces_and_small_letters_is_the_same_number(number, places):
    typed = number.lower()
    for place in places:
        typed = f"{typed[:place]} \t{typed[place:]}"
    assert normalised(typed) == number


@given(st.text(max_size=30))
def test_number_normalised_twice_is_normalised_once(typed):
    assert normalised(normalised(typed)) == normalised(typed)


@given(digits | prefixed)
def test_number_of_the_register_is_accepted(number):
    assert check_form(number) is None


@given(st.text(max_size=12))
def test_number_that_is_accepted_has_eight_plain_characters(typed):
    number = normalised(typed)
    try:
        check_form(number)
    except ValidationError:
        return
    assert len(number) == 8
    assert re.fullmatch(r"[0-9A-Z]{8}", number)
    assert re.fullmatch(FORM, number)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("", "A Companies House number has 8 characters. This one has 0."),
        ("1234567", "A Companies House number has 8 characters. This one has 7."),
        ("ABC12345", "A Companies House number is 8 digits, or 2 letters and 6 digits"),
        ("١٢٣٤٥٦٧٨", "A Companies House number is 8 digits, or 2 letters and 6 digits"),
        ("1234567X", "A Companies House number is 8 digits, or 2 letters and 6 digits"),
    ],
)
def test_number_of_wrong_form_says_what_is_wrong(number, sentence):
    with pytest.raises(ValidationError) as refused:
        check_form(number)
    assert refused.value.messages[0].startswith(sentence)


@pytest.mark.parametrize("number", ["01234567", "SC123456", "IP12345R", "R0000123"])
def test_number_of_every_known_kind_is_accepted(number):
    assert check_form(number) is None
