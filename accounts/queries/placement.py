"""Where somebody new belongs, as far as their e-mail address says."""

from datetime import date, datetime

from accounts.models import Invitation, Membership, Organisation, OrganisationQuerySet, User
from accounts.rules import is_still_offered


def councils_by_domain(user: User, on: date) -> OrganisationQuerySet:
    """Existing councils that write from this person's domain, but for those that decided on them before."""
    domain = user.email.rpartition("@")[2]
    councils = Organisation.objects.councils().existing_on(on).with_domain(domain)
    decided = Membership.objects.filter(user=user, organisation__isnull=False)
    return councils.exclude(pk__in=decided.values("organisation")).order_by("name", "pk")


def open_invitation(user: User, at: datetime) -> Invitation | None:
    """The oldest that they can accept."""
    sent = Invitation.objects.open_on(at).filter(email=user.email)
    related = sent.select_related("organisation", "invited_by").order_by("invited_at", "pk")
    return next((each for each in related if is_still_offered(each)), None)


def latest_waiting(user: User) -> Membership | None:
    waiting = user.memberships.waiting().select_related("organisation")
    return waiting.order_by("-requested_at", "-pk").first()
