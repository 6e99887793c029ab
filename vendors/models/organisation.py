from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from accounts.enums import Region
from accounts.models import Organisation
from vendors.company_number import FORM
from vendors.enums import CompanySize
from vendors.size_class import (
    MICRO_STAFF,
    MICRO_TURNOVER,
    SMALL_STAFF,
    SMALL_TURNOVER,
    SME_BALANCE_SHEET,
    SME_STAFF,
    SME_TURNOVER,
)

IS_MICRO = Q(staff__lte=MICRO_STAFF, turnover__lte=MICRO_TURNOVER)
IS_SMALL = Q(staff__lte=SMALL_STAFF, turnover__lte=SMALL_TURNOVER)
IS_SME = Q(staff__lte=SME_STAFF) & (
    Q(turnover__lte=SME_TURNOVER)
    | Q(balance_sheet__isnull=False, balance_sheet__lte=SME_BALANCE_SHEET)
)
SIZE_FOLLOWS = (
    Q(staff=None)
    | Q(IS_MICRO, size=CompanySize.MICRO)
    | Q(IS_SMALL & ~IS_MICRO, size=CompanySize.SMALL)
    | Q(IS_SME & ~IS_SMALL, size=CompanySize.MEDIUM)
    | Q(~IS_SME & ~IS_SMALL, size=CompanySize.LARGE)
)


class VendorProfile(models.Model):
    """What is known of a supplier beyond its name."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="vendor_profile")
    company_number = models.CharField(
        "Companies House number", max_length=8, null=True, blank=True, unique=True
    )
    overseas_register = models.CharField(
        "register and number, where the company is registered outside the UK",
        max_length=200,
        blank=True,
    )
    staff = models.PositiveIntegerField(
        null=True, blank=True, help_text="people, on average over the last financial year"
    )
    turnover = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="pounds, in the last financial year"
    )
    balance_sheet = models.PositiveBigIntegerField(
        "balance sheet total", null=True, blank=True, help_text="pounds, all assets"
    )
    size = models.CharField(max_length=10, choices=CompanySize)
    is_vcse = models.BooleanField("voluntary, community or social enterprise", default=False)
    town = models.CharField(max_length=100, blank=True)
    website = models.URLField(blank=True)
    summary = models.CharField(max_length=500, blank=True)
    regions = ArrayField(
        models.CharField(max_length=40, choices=Region),
        verbose_name="regions served; none means all of England",
        default=list,
        blank=True,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="vendor_registered_somewhere",
                condition=Q(company_number__isnull=False) | ~Q(overseas_register=""),
            ),
            models.CheckConstraint(
                name="vendor_company_number_form",
                condition=Q(company_number=None) | Q(company_number__regex=FORM),
            ),
            models.CheckConstraint(
                name="vendor_size_known", condition=Q(size__in=CompanySize.values)
            ),
            models.CheckConstraint(
                name="vendor_figures_together",
                condition=Q(staff=None, turnover=None, balance_sheet=None)
                | Q(staff__isnull=False, turnover__isnull=False),
            ),
            models.CheckConstraint(name="vendor_size_follows_from_figures", condition=SIZE_FOLLOWS),
            models.CheckConstraint(
                name="vendor_regions_known", condition=Q(regions__contained_by=Region.values)
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def is_sme(self) -> bool:
        return self.size != CompanySize.LARGE

    @property
    def size_in_a_word(self) -> str:
        return CompanySize(self.size).word

    @property
    def regions_in_words(self) -> str:
        served = [str(label) for value, label in Region.choices if value in self.regions]
        return ", ".join(served) or "All of England"


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def current(self) -> "Agreement | None":
        return self.order_by("-version").first()


class Agreement(models.Model):
    """One version of the working-in-the-open agreement."""

    version = models.PositiveSmallIntegerField(unique=True)
    text = models.TextField(help_text="Markdown")
    published_at = models.DateTimeField()

    objects = AgreementQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Working-in-the-open agreement, version {self.version}"


class AgreementAcceptance(models.Model):
    """Who accepted which version for which vendor, and when."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="acceptances")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="acceptances")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("agreement", "vendor", name="agreement_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.vendor} accepted version {self.agreement.version}"
