"""The working-in-the-open agreement: published in versions, accepted by a vendor's lead."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation, User
from vendors.messages.organisation import tell_agreement_accepted, tell_agreement_changed
from vendors.models import Agreement, AgreementAcceptance
from vendors.queries.supply.organisation import vendors_bound_before
from vendors.rules import LEADS_ORGANISATION
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def publish_agreement(version: int, text: str, *, by: User | None, at: datetime) -> bool:
    """Publish one version; False when it is published already with these words.

    Raises ValidationError when it is published with other words.
    """
    agreement, is_new = Agreement.objects.get_or_create(
        version=version, defaults={"text": text, "published_at": at}
    )
    if agreement.text != text:
        raise ValidationError(
            f"{agreement} is published and never changes. Give the changed text a new number.",
            code="published",
        )
    if is_new:
        record(agreement, "publish", by=by, at=at)
        tell_agreement_changed(agreement, vendors_bound_before(agreement))
    return is_new


@transaction.atomic
def accept_agreement(
    agreement: Agreement, *, vendor: Organisation, by: User, at: datetime
) -> AgreementAcceptance:
    """Bind the vendor to the version its lead has read. Saying yes twice is one yes.

    Raises TransitionDenied for anybody but the lead, and when a newer version is out.
    """
    _check_acceptance(agreement, vendor, by)
    acceptance, is_new = AgreementAcceptance.objects.get_or_create(
        agreement=agreement, vendor=vendor, defaults={"accepted_by": by, "accepted_at": at}
    )
    if is_new:
        record(vendor, "accept_agreement", by=by, at=at, data={"version": agreement.version})
        tell_agreement_accepted(acceptance)
    return acceptance


def _check_acceptance(agreement: Agreement, vendor: Organisation, by: User) -> None:
    require(LEADS_ORGANISATION, vendor, by=by)
    if agreement != Agreement.objects.current():
        raise TransitionDenied(
            "A newer version of the agreement is out. Read it below, then accept it."
        )
