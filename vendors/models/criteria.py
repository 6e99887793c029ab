from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from challenges.models import Round
from vendors.enums import AnswerType, AppliesWhen, CriteriaSetStatus, EvidenceKind, Rule


class CriteriaSet(models.Model):
    """One version of a list of criteria; frozen when published."""

    name = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField()
    introduction = models.TextField(blank=True)
    status = models.CharField(
        max_length=20, choices=CriteriaSetStatus, default=CriteriaSetStatus.DRAFT
    )
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("name", "version", name="criteria_set_version_once"),
            models.CheckConstraint(
                name="criteria_set_published_has_date",
                condition=Q(status=CriteriaSetStatus.DRAFT, published_at=None)
                | Q(status=CriteriaSetStatus.PUBLISHED, published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


class RoundCriteria(models.Model):
    """Which criteria set a round vets against."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="criteria")
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="rounds")

    def __str__(self) -> str:
        return f"{self.round}: {self.criteria_set}"


class Section(models.Model):
    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="sections")
    code = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("criteria_set", "code", name="section_code_once")]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


SCORED_IS_COMPLETE = Q(rule=Rule.SCORED, weight__isnull=False, weight__gte=1, scale__len=5)
NOT_SCORED_HAS_NO_SCALE = ~Q(rule=Rule.SCORED) & Q(weight=None, minimum_score=None, scale__len=0)


class Criterion(models.Model):
    """One thing vetting looks at. The rule decides which of the other columns may be filled."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=500)
    guidance = models.TextField(blank=True)
    evidence_wanted = models.TextField(blank=True)
    answer_type = models.CharField(max_length=10, choices=AnswerType)
    options = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    text_limit = models.PositiveSmallIntegerField(null=True, blank=True, help_text="words")
    rule = models.CharField(max_length=10, choices=Rule)
    passing_answers = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    is_mitigable = models.BooleanField(default=False)
    needs_evidence = models.BooleanField(default=False)
    evidence_kind = models.CharField(max_length=30, choices=EvidenceKind, blank=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)
    minimum_score = models.PositiveSmallIntegerField(null=True, blank=True)
    scale = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    applies_when = models.CharField(max_length=20, choices=AppliesWhen, default=AppliesWhen.ALWAYS)
    source_mechanism = models.CharField(max_length=200, blank=True)
    source_version = models.CharField(max_length=100, blank=True)
    source_clause = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("section", "code", name="criterion_code_once"),
            models.CheckConstraint(
                name="criterion_scale_only_when_scored",
                condition=SCORED_IS_COMPLETE | NOT_SCORED_HAS_NO_SCALE,
            ),
            models.CheckConstraint(
                name="criterion_pass_fail_says_what_passes",
                condition=Q(rule=Rule.PASS_FAIL, passing_answers__len__gte=1)
                | (~Q(rule=Rule.PASS_FAIL) & Q(passing_answers__len=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.question}"
