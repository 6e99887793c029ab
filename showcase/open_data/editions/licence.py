"""Under which terms the open data is given."""

from datetime import date

from django.conf import settings

from showcase.wording import day

NAME = "Open Government Licence v3.0"
ADDRESS = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
IDENTIFIER = "OGL-UK-3.0"  # of the SPDX licence list
TERMS = (
    "You may copy, publish, adapt and use this data, also commercially.",
    "You say where it comes from, with the sentence below, and link to the licence where you can.",
    "You do not suggest that anybody here endorses you, and you do not mislead others about the data.",
    "The licence does not cover personal data, logos or the rights of third parties.",
    "The data is given as it is, without warranty.",
)


def attribution(on: date) -> str:
    """What whoever uses the data writes beside it; the second sentence is the licence's own."""
    return (
        f"{settings.OPERATOR_NAME}, {settings.SITE_NAME}, open data of {day(on)}."
        f" Contains public sector information licensed under the {NAME}."
    )


def text(on: date) -> str:
    """For the file beside the data."""
    terms = "\n".join(f"- {term}" for term in TERMS)
    return (
        f"{NAME}\n{ADDRESS}\n\nIn short; the text at the address above is what holds:\n\n{terms}\n\n"
        f"Attribution: {attribution(on)}\n\n"
        "A place in a showcase is neither an award nor an endorsement.\n"
    )
