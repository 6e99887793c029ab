"""Roles and e-mail domains of an organisation that ended go on in its successor."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from accounts.actions.memberships import give_role
from accounts.models import EmailDomain, Membership, Organisation
from accounts.succession.following import Following, plug_in
from workflow.engine import record


def bring_roles(old: Organisation, new: Organisation, at: datetime) -> None:
    """The roles in the old one stay too, so that earlier work stays in the same hands."""
    for membership in _roles(old, new).select_related("user").order_by("pk"):
        give_role(membership.user, role=membership.role, organisation=new, by=None, at=at)


def bring_domains(old: Organisation, new: Organisation, at: datetime) -> None:
    """Whoever still writes from the old domain joins the successor."""
    for domain in _domains(old, new).order_by("pk"):
        EmailDomain.objects.create(organisation=new, domain=domain.domain)
        record(new, "add domain", by=None, at=at, data={"domain": domain.domain})


def _roles(old: Organisation, new: Organisation) -> QuerySet[Membership]:
    there = new.memberships.active().filter(user=OuterRef("user"), role=OuterRef("role"))
    return old.memberships.active().filter(~Exists(there))


def _domains(old: Organisation, new: Organisation) -> QuerySet[EmailDomain]:
    return old.domains.exclude(domain__in=new.domains.values("domain"))


plug_in(Following("roles of its people", lambda o, n: _roles(o, n).count(), bring_roles))
plug_in(Following("e-mail domains", lambda o, n: _domains(o, n).count(), bring_domains))
