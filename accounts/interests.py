"""Interests in a vendor, and what they hide: the one place that says so.

Whoever declared an interest, not lifted since, sees nothing of that vendor; whoever works for it judges
nothing of it. Declarations are kept by vendors, which stands above and is not imported: this asks their
relation `conflicts`.
"""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Membership, Organisation, User
from accounts.standing import standing_of


def vendors_declared_by(user: Any) -> QuerySet[Organisation]:
    """In a subquery with both conditions, since `exclude` would not ask them of one declaration."""
    return Organisation.objects.filter(conflicts__person=user.pk, conflicts__lifted_at=None)


def vendors_of_interest_to(user: Any) -> QuerySet[Organisation]:
    """Those declared, and those this person works for."""
    declared = vendors_declared_by(user).values("pk")
    return Organisation.objects.filter(Q(pk__in=declared) | Q(pk__in=standing_of(user).vendors))


def has_interest(user: Any, vendor_id: int | None) -> bool:
    if vendor_id in standing_of(user).vendors:
        return True
    return vendors_declared_by(user).filter(pk=vendor_id).exists()


def without_interest_in(people: QuerySet[User], vendor_id: int | None) -> QuerySet[User]:
    """Those who may hear of this vendor and judge it."""
    declared = User.objects.filter(conflicts__vendor=vendor_id, conflicts__lifted_at=None)
    employed = Membership.objects.active().filter(organisation=vendor_id)
    return people.exclude(pk__in=declared.values("pk")).exclude(pk__in=employed.values("user"))
