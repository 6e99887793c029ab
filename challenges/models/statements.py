from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import ChallengeStatus, DataClass, Readiness, StatementStatus
from challenges.models.rounds import Round
from challenges.models.vocabulary import KindOfAI, PerceivedRisk, ServiceArea, Theme
from documents.models import Document

PUBLIC_CHALLENGES = (ChallengeStatus.PUBLISHED, ChallengeStatus.CLOSED, ChallengeStatus.ARCHIVED)


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, user: Any) -> "StatementQuerySet":
        """Staff: all once submitted. A council: its own. Everybody: what a public challenge came from."""
        standing = standing_of(user)
        seen = Q(pk__in=self.public().values("pk")) | Q(council__in=standing.councils)
        if standing.is_staff:
            seen |= Q(submitted_at__isnull=False)
        return self.filter(seen)

    def ever_submitted(self) -> "StatementQuerySet":
        return self.filter(submitted_at__isnull=False)

    def waiting(self) -> "StatementQuerySet":
        """Those that need a first look by staff."""
        return self.filter(status=StatementStatus.SUBMITTED)

    def public(self) -> "StatementQuerySet":
        return self.model._base_manager.filter(
            status=StatementStatus.ACCEPTED,
            sources__in=_public_sources(),
        ).distinct()  # type: ignore[return-value]

    def without_long_texts(self) -> "StatementQuerySet":
        long = ("challenge", "why_it_matters", "considerations", "people_affected")
        return self.defer(*long, "already_tried", "outcomes", "measures", "words")

    def of_councils_of(self, user: Any) -> "StatementQuerySet":
        return self.filter(council__in=standing_of(user).councils)


def _public_sources() -> Any:
    from challenges.models.challenges import ChallengeSource  # the two models refer to each other

    return ChallengeSource.objects.filter(
        detached_at=None, challenge__status__in=PUBLIC_CHALLENGES
    ).values("pk")


class Statement(models.Model):
    """What one council officer submitted, in their own words; never rewritten after submission."""

    reference = models.CharField(max_length=20, unique=True)
    round = models.ForeignKey(Round, models.PROTECT, related_name="statements")
    council = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="statements"
    )
    status = models.CharField(max_length=20, choices=StatementStatus, default=StatementStatus.DRAFT)
    question = models.CharField(max_length=300, blank=True)
    challenge = models.TextField("what is the challenge", blank=True)
    why_it_matters = models.TextField(blank=True)
    considerations = models.TextField("considerations and constraints", blank=True)
    service_area = models.ForeignKey(ServiceArea, models.PROTECT, null=True, blank=True)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True)
    people_affected = models.TextField(blank=True)
    people_affected_count = models.PositiveIntegerField(null=True, blank=True)
    already_tried = models.TextField(blank=True)
    data_involved = ArrayField(
        models.CharField(max_length=20, choices=DataClass), default=list, blank=True
    )
    kinds_of_ai = models.ManyToManyField(KindOfAI, blank=True)
    outcomes = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    readiness = models.CharField(max_length=20, choices=Readiness, blank=True)
    perceived_risks = models.ManyToManyField(PerceivedRisk, blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    source_programme = models.CharField(max_length=200, blank=True)
    source_year = models.PositiveSmallIntegerField(null=True, blank=True)
    source_kind = models.CharField(max_length=60, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True)
    words = models.GeneratedField(
        expression=SearchVector("question", "challenge", "why_it_matters", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex("words", name="statement_words"),
            models.Index(fields=["status", "-submitted_at", "-id"], name="statement_queue"),
        ]
        constraints = [
            models.CheckConstraint(
                name="statement_status_known", condition=Q(status__in=StatementStatus.values)
            ),
            models.CheckConstraint(
                name="statement_from_a_council_or_imported",
                condition=Q(council__isnull=False, author__isnull=False)
                | Q(import_key__isnull=False),
            ),
            models.CheckConstraint(
                name="statement_submitted_has_time_and_question",
                condition=Q(status__in=[StatementStatus.DRAFT, StatementStatus.WITHDRAWN])
                | (Q(submitted_at__isnull=False) & ~Q(question="")),
            ),
        ]

    def __str__(self) -> str:
        return self.question or f"Statement {self.reference}"

    @property
    def is_editable(self) -> bool:
        return self.status in (StatementStatus.DRAFT, StatementStatus.RETURNED)

    @property
    def data_in_words(self) -> str:
        return ", ".join(str(DataClass(value).label) for value in self.data_involved)

    def get_absolute_url(self) -> str:
        return reverse("challenges:statement", args=[self.reference])


class StatementYear(models.Model):
    """How many statements were begun in a year: where the next reference comes from."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.count} statements in {self.year}"


class StatementSponsor(models.Model):
    """Who stands behind a statement: an organisation of the register, or a name kept as written."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="sponsors")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("statement", "name", name="statement_sponsor_once")]

    def __str__(self) -> str:
        return self.name


class StatementAttachment(models.Model):
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="attachments")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.title
