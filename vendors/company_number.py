"""Companies House numbers: one form for every way of typing them."""

import re

from django.core.exceptions import ValidationError

# England and Wales: eight digits. Elsewhere a prefix (SC, NI, OC …), older kinds with a final R.
FORM = r"^([0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}R|R[0-9]{7})$"


def normalised(typed: str) -> str:
    """Upper case, without spaces of any kind."""
    return "".join(typed.split()).upper()


def check_form(number: str) -> None:
    """Raises ValidationError saying what is wrong with an already normalised number."""
    if len(number) != 8:
        raise ValidationError(
            "A Companies House number has 8 characters. This one has %(length)s. "
            "Put zeros in front if yours is shorter.",
            code="length",
            params={"length": len(number)},
        )
    if not re.fullmatch(FORM, number, flags=re.ASCII):
        raise ValidationError(
            "A Companies House number is 8 digits, or 2 letters and 6 digits, such as 01234567 or "
            "SC123456.",
            code="form",
        )
