from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.interests import vendors_declared_by
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import DataClass
from challenges.models import KindOfAI, Round, ServiceArea
from vendors.enums import (
    AFTER_DECISION_STATUSES,
    EDITABLE_STATUSES,
    ELIGIBLE_STATUSES,
    LIVE_STATUSES,
    AssignmentStatus,
    SolutionStatus,
)
from vendors.models.criteria import CriteriaSet, Criterion
from vendors.models.evidence import Evidence

# Long texts of SolutionVersion: lists leave them in the database.
WIDE_COLUMNS = (
    "description",
    "how_people_stay_in_charge",
    "used_by",
    "decision_reason",
    "feedback",
    "responsible_deployment",
    "conditions",
    "words",
)


class Solution(models.Model):
    """A product or service; described once, versioned, reused. A listing without a vendor is unclaimed."""

    vendor = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="solutions"
    )
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    created_at = models.DateTimeField()
    listed_from = models.CharField("list it was imported from", max_length=200, blank=True)
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="solution_has_vendor_or_list",
                condition=Q(vendor__isnull=False) | ~Q(listed_from=""),
            )
        ]

    def __str__(self) -> str:
        return self.name


class SolutionUser(models.Model):
    """Who uses a solution, as the list it came from says: a council of the register, or a name as written."""

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="users")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("solution", "name", name="solution_user_once")]

    def __str__(self) -> str:
        return self.name


PUBLIC = Q(status__in=ELIGIBLE_STATUSES, superseded_at=None)
UNDER_RENEWAL = Q(status=SolutionStatus.LAPSED, superseded_at=None)


class SolutionVersionQuerySet(models.QuerySet["SolutionVersion"]):
    def public(self) -> "SolutionVersionQuerySet":
        return self.filter(PUBLIC)

    def with_a_page(self) -> "SolutionVersionQuerySet":
        """What everybody may open by its address: public, or under renewal, which no list offers."""
        return self.filter(PUBLIC | UNDER_RENEWAL)

    def dossiers_for(self, user: Any) -> "SolutionVersionQuerySet":
        """Versions whose answers this person may read: the vendor, staff once submitted, assessors.

        Listings nobody claimed are the staff's.

        A declared conflict removes every version of that vendor, for staff too; a blind assignment
        its version until the scores are in: the scoring pages show that one without names.
        """
        return self.filter(_dossiers_of(user))

    def visible_to(self, user: Any) -> "SolutionVersionQuerySet":
        """Dossiers and what is public."""
        return self.filter(PUBLIC | _dossiers_of(user))


def _dossiers_of(user: Any) -> Q:
    """Said of each row on its own, so that asking about a few rows never goes through all of them."""
    from vendors.models.vetting import Assignment  # the models refer to each other

    standing = standing_of(user)
    seen = Q(solution__vendor__in=standing.vendors)
    if standing.is_staff:
        seen |= Q(submitted_at__isnull=False) | Q(solution__vendor=None)
    if standing.is_assessor:
        own = Assignment.objects.filter(
            version=OuterRef("pk"),
            assessor=user,
            status__in=[AssignmentStatus.SCORING, AssignmentStatus.SUBMITTED],
        )
        blind = Assignment.objects.filter(version=OuterRef("pk")).blind_to(user)
        seen = (seen | Q(Exists(own))) & ~Q(Exists(blind))
    return seen & ~Q(solution__vendor__in=vendors_declared_by(user))


class SolutionVersion(models.Model):
    """One description of a solution, frozen by submission, vetted against one criteria set."""

    solution = models.ForeignKey(Solution, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    round = models.ForeignKey(Round, models.PROTECT, related_name="solution_versions")
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="solution_versions")
    status = models.CharField(max_length=30, choices=SolutionStatus, default=SolutionStatus.DRAFT)
    summary = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    how_people_stay_in_charge = models.TextField(blank=True)
    service_areas = models.ManyToManyField(ServiceArea, blank=True)
    kinds_of_ai = models.ManyToManyField(KindOfAI, blank=True)
    data_involved = ArrayField(
        models.CharField(max_length=20, choices=DataClass), default=list, blank=True
    )
    is_resident_facing = models.BooleanField("residents use it", default=False)
    is_health_or_care = models.BooleanField("health or care", default=False)
    hosting = models.CharField("where the data is", max_length=300, blank=True)
    pricing_model = models.CharField(max_length=300, blank=True)
    used_by = models.TextField("councils that use it", blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision_reason = models.TextField(blank=True)
    feedback = models.TextField(blank=True)
    responsible_deployment = models.TextField("feedback on responsible deployment", blank=True)
    conditions = models.TextField(blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True)
    lapsed_at = models.DateTimeField(null=True, blank=True)
    lapsed_from = models.CharField(
        "status before it lapsed", max_length=30, choices=SolutionStatus, blank=True
    )
    words = models.GeneratedField(
        expression=SearchVector("summary", "description", "used_by", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SolutionVersionQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex("words", name="solution_words"),
            models.Index(fields=["status", "-submitted_at", "-id"], name="solution_queue"),
        ]
        constraints = [
            models.UniqueConstraint("solution", "number", name="solution_version_once"),
            models.UniqueConstraint(
                "solution", condition=Q(status__in=LIVE_STATUSES), name="solution_one_live_version"
            ),
            models.CheckConstraint(
                name="solution_status_known", condition=Q(status__in=SolutionStatus.values)
            ),
            models.CheckConstraint(
                name="solution_decision_complete",
                condition=(
                    Q(
                        status__in=AFTER_DECISION_STATUSES,
                        decided_at__isnull=False,
                        decided_by__isnull=False,
                    )
                    & ~Q(decision_reason="")
                    & ~Q(responsible_deployment="")
                )
                | (~Q(status__in=AFTER_DECISION_STATUSES) & Q(decided_at=None, decided_by=None)),
            ),
            models.CheckConstraint(
                name="solution_conditions_with_conditional_decision",
                condition=~Q(status=SolutionStatus.ELIGIBLE_WITH_CONDITIONS) | ~Q(conditions=""),
            ),
            models.CheckConstraint(
                name="solution_lapsed_knows_since_when_and_from_what",
                condition=Q(
                    status=SolutionStatus.LAPSED,
                    lapsed_at__isnull=False,
                    lapsed_from__in=ELIGIBLE_STATUSES,
                )
                | (~Q(status=SolutionStatus.LAPSED) & Q(lapsed_at=None, lapsed_from="")),
            ),
            models.CheckConstraint(
                name="solution_submitted_has_time",
                condition=Q(status__in=[SolutionStatus.DRAFT, SolutionStatus.WITHDRAWN])
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}, version {self.number}"

    @property
    def blind_title(self) -> str:
        """What assessors call it while they may not know its name."""
        return f"Solution {self.pk}"

    @property
    def is_editable(self) -> bool:
        return self.status in EDITABLE_STATUSES

    @property
    def is_public(self) -> bool:
        return self.status in ELIGIBLE_STATUSES and self.superseded_at is None

    @property
    def is_under_renewal(self) -> bool:
        return self.status == SolutionStatus.LAPSED and self.superseded_at is None

    @property
    def is_live(self) -> bool:
        """On its way to a decision."""
        return self.status in LIVE_STATUSES

    def get_data_involved_words(self) -> list[str]:
        return [str(DataClass(value).label) for value in self.data_involved]


class Answer(models.Model):
    """What a vendor says to one criterion, with the evidence behind it.

    An answer carried over from an earlier version counts once somebody confirmed it.
    """

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="answers")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="answers")
    value = models.TextField(blank=True)
    mitigation = models.TextField(blank=True)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="answers")
    saved_at = models.DateTimeField()
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "criterion", name="answer_once"),
            models.CheckConstraint(
                name="answer_confirmed_by_somebody",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="answer_confirmed_only_when_carried",
                condition=Q(confirmed_at=None) | Q(carried_from__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.value[:60]}"

    @property
    def is_to_confirm(self) -> bool:
        return self.carried_from_id is not None and self.confirmed_at is None

    @property
    def is_given(self) -> bool:
        """Whether it counts as answered."""
        return bool(self.value) and not self.is_to_confirm
