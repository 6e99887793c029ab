"""Support that a council gave stands in its successor's name, once for each challenge."""

from datetime import datetime

from django.db.models import QuerySet

from accounts.models import Organisation
from accounts.succession.following import Following, plug_in
from challenges.models import ChallengeDesigner, Support
from workflow.engine import record


def bring_support(old: Organisation, new: Organisation, at: datetime) -> None:
    """Where the successor shares the challenge already, or designed it, the old one's ends instead."""
    for support in _given_by(old).select_for_update(of=("self",)).order_by("pk"):
        if _shares(new, support):
            support.withdrawn_at = at
        else:
            support.organisation = new
        support.save(update_fields=["organisation", "withdrawn_at"])
        record(support.challenge, "support_goes_over", by=None, at=at, data={"support": support.pk})


def _given_by(old: Organisation) -> QuerySet[Support]:
    return Support.objects.standing().filter(organisation=old).select_related("challenge")


def _shares(new: Organisation, support: Support) -> bool:
    of_both = {"challenge": support.challenge_id, "organisation": new}
    is_designer = ChallengeDesigner.objects.filter(**of_both).exists()
    return is_designer or Support.objects.standing().filter(**of_both).exists()


plug_in(Following("challenges it shares", lambda old, new: _given_by(old).count(), bring_support))
