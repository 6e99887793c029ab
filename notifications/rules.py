"""Who decides where mail of an organisation goes."""

from typing import Any

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import standing_of
from workflow.permissions import Permission


def _shares(user: Any, organisation: Organisation) -> bool:
    """LGA administrators for the LGA only: nobody sends another organisation's mail anywhere."""
    standing = standing_of(user)
    if organisation.kind == OrganisationKind.LGA:
        return standing.is_administrator
    return organisation.pk in standing.organisations_led


SHARES_MAIL = Permission(
    "shares mail",
    "leads of the organisation; for the LGA its administrators",
    _shares,
    otherwise="Only a lead of this organisation decides where its mail goes; for the LGA, an administrator.",
)
