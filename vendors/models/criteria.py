from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from challenges.models import Round
from vendors.enums import (
    AnswerType,
    CriteriaSetStatus,
    EvidenceKind,
    ProtectedSubject,
    Rule,
)

SECTION_CODE = RegexValidator(r"^[A-Z]{1,2}\Z", "A section has a letter or two, such as B.")
CRITERION_CODE = RegexValidator(
    r"^[A-Z]{1,2}[0-9]{1,3}\Z", "A criterion has a letter or two and a number, such as B2."
)


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
    code = models.CharField(max_length=10, validators=[SECTION_CODE])
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint("criteria_set", "code", name="section_code_once")]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


SCORED_IS_COMPLETE = Q(rule=Rule.SCORED, weight__isnull=False, weight__gte=1, scale__len=5)
NOT_SCORED_HAS_NO_SCALE = ~Q(rule=Rule.SCORED) & Q(weight=None, minimum_score=None, scale__len=0)
PASSES_BY_ANSWER = Q(passing_answers__len__gte=1) & ~Q(answer_type=AnswerType.FILE)
PASSES_BY_FILE = Q(answer_type=AnswerType.FILE, passing_answers__len=0, needs_evidence=True)
SPEAKS_OF_A_DPIA = r"\m(data protection impact assessment|dpia)\M"
IS_ABOUT_A_DPIA = Q(protected_subject=ProtectedSubject.COUNCILS_DPIA) | Q(
    question__iregex=SPEAKS_OF_A_DPIA
)


class Criterion(models.Model):
    """One thing vetting looks at. The rule decides which of the other columns may be filled.

    `asked_when` is a condition in the grammar of vendors.criteria.asking; empty means always.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="criteria")
    code = models.CharField(max_length=10, validators=[CRITERION_CODE])
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=500)
    guidance = models.TextField(blank=True)
    evidence_wanted = models.TextField(blank=True)
    answer_type = models.CharField(max_length=20, choices=AnswerType)
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
    asked_when = models.JSONField(default=dict, blank=True)
    is_reusable = models.BooleanField(
        default=True, help_text="An earlier answer may be offered again, to be confirmed."
    )
    protected_subject = models.CharField(max_length=20, choices=ProtectedSubject, blank=True)
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
                violation_error_message=(
                    "A scored criterion has a weight of 1 or more and words for each point, 0 to 4; "
                    "any other has no weight, no minimum and no points."
                ),
            ),
            models.CheckConstraint(
                name="criterion_minimum_score_in_scale",
                condition=Q(minimum_score=None) | Q(minimum_score__range=(0, 4)),
                violation_error_message="The minimum score is 0 to 4.",
            ),
            models.CheckConstraint(
                name="criterion_pass_fail_says_what_passes",
                condition=Q(PASSES_BY_ANSWER | PASSES_BY_FILE, rule=Rule.PASS_FAIL)
                | (~Q(rule=Rule.PASS_FAIL) & Q(passing_answers__len=0)),
                violation_error_message=(
                    "A pass/fail criterion says which answers pass, or asks for a file that must be "
                    "valid; any other has no passing answers."
                ),
            ),
            models.CheckConstraint(
                name="criterion_use_of_ai_never_scored",
                condition=~Q(protected_subject=ProtectedSubject.USE_OF_AI) | Q(rule=Rule.DECLARED),
                violation_error_message=(
                    "The use of AI in writing a submission is declared. It is never scored and "
                    "never pass/fail."
                ),
            ),
            models.CheckConstraint(
                name="criterion_dpia_never_pass_fail",
                condition=~Q(IS_ABOUT_A_DPIA, rule=Rule.PASS_FAIL),
                violation_error_message=(
                    "A data protection impact assessment is the council’s duty, so a vendor neither "
                    "passes nor fails it. Score what the vendor hands over for it."
                ),
            ),
            models.CheckConstraint(
                name="criterion_asked_when_is_a_condition",
                condition=Q(asked_when={})
                | Q(asked_when__has_key="all")
                | Q(asked_when__has_key="any"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.question}"
