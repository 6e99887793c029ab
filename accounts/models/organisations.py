from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.enums import CouncilType, OrganisationKind, Region


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def councils(self) -> "OrganisationQuerySet":
        return self.filter(kind=OrganisationKind.COUNCIL)

    def existing_on(self, day: date) -> "OrganisationQuerySet":
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day))

    def with_domain(self, domain: str) -> "OrganisationQuerySet":
        """Organisations whose people write from this e-mail domain; several may share one."""
        return self.filter(domains__domain=domain.lower())


class Organisation(models.Model):
    """A council, a vendor, the LGA or another public body. Ended ones stay, with their successor."""

    name = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    gss_code = models.CharField("GSS code", max_length=9, null=True, blank=True, unique=True)
    council_type = models.CharField(max_length=40, choices=CouncilType, blank=True)
    region = models.CharField(max_length=40, choices=Region, blank=True)
    combined_authority = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="constituents"
    )
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    succeeded_at = models.DateTimeField(
        null=True, editable=False, help_text="When its successor got what follows."
    )
    is_demonstration = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_kind_known", condition=Q(kind__in=OrganisationKind.values)
            ),
            models.CheckConstraint(
                name="organisation_council_has_type_and_region",
                condition=~Q(kind=OrganisationKind.COUNCIL)
                | Q(council_type__in=CouncilType.values, region__in=Region.values),
            ),
            models.CheckConstraint(
                name="organisation_successor_only_when_ended",
                condition=Q(successor=None) | Q(ended_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def exists_on(self, day: date) -> bool:
        return self.ended_on is None or self.ended_on > day


class EmailDomain(models.Model):
    """A domain an organisation's people write from. Councils that work together may share one."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="domains")
    domain = models.CharField(max_length=253)

    class Meta:
        constraints = [
            models.UniqueConstraint("domain", "organisation", name="email_domain_once"),
            models.CheckConstraint(
                name="email_domain_lower_case", condition=Q(domain=Lower("domain"))
            ),
        ]

    def __str__(self) -> str:
        return self.domain
