"""The lists administrators and leads read."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.enums import LEADS, MembershipStatus, OrganisationKind
from accounts.models import Invitation, Membership, Organisation, User
from workflow.models import Event

LEAVING = (MembershipStatus.ENDED, MembershipStatus.REFUSED)


def people_directory() -> QuerySet[User]:
    """Everybody; whoever waits comes first, the longest waiting at the top of their names."""
    waiting = Membership.objects.waiting().filter(user=OuterRef("pk"))
    current = Membership.objects.exclude(status__in=LEAVING).select_related("organisation")
    return (
        User.objects.annotate(is_waiting=Exists(waiting))
        .prefetch_related(Prefetch("memberships", current.order_by("pk"), to_attr="current"))
        .order_by("-is_waiting", "name", "email", "pk")
    )


def organisation_directory() -> QuerySet[Organisation]:
    active = Q(memberships__status=MembershipStatus.ACTIVE)
    return Organisation.objects.annotate(
        people=Count("memberships__user", filter=active, distinct=True)
    ).order_by("name", "pk")


def led_by_nobody(organisations: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """With people or things here that nobody who can sign in leads."""
    able = Membership.objects.active().filter(organisation=OuterRef("pk"), user__is_active=True)
    active = Membership.objects.active().filter(organisation=OuterRef("pk"))
    led = organisations.filter(kind__in=[OrganisationKind.COUNCIL, OrganisationKind.VENDOR])
    return led.filter(Exists(active), ~Exists(able.filter(role__in=LEADS)))


def memberships_of(user: User) -> QuerySet[Membership]:
    """All there ever were, newest first."""
    return user.memberships.select_related("organisation").order_by("-requested_at", "-pk")


def organisations_with_people(organisations: frozenset[int]) -> QuerySet[Organisation]:
    """These organisations, each with its waiting and active people and its open invitations."""
    people = Membership.objects.exclude(status__in=LEAVING).select_related("user")
    invited = Invitation.objects.filter(status="sent").order_by("email", "pk")
    return (
        Organisation.objects.filter(pk__in=organisations)
        .prefetch_related(
            Prefetch(
                "memberships", people.order_by("-status", "user__name", "pk"), to_attr="people"
            ),
            Prefetch("invitations", invited, to_attr="invited"),
        )
        .order_by("name", "pk")
    )


def reason_of_refusal(user: User) -> str:
    """Why the person's latest request was refused; empty when it was not."""
    latest = memberships_of(user).first()
    if latest is None or latest.status != MembershipStatus.REFUSED:
        return ""
    event = Event.objects.about(latest).filter(name="refuse").last()
    return event.reason if event else ""
