from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import ChallengeStatus
from challenges.models.rounds import Round
from challenges.models.statements import PUBLIC_CHALLENGES, Statement
from challenges.models.vocabulary import KindOfAI, ServiceArea, Theme


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def public(self) -> "ChallengeQuerySet":
        return self.filter(status__in=PUBLIC_CHALLENGES)

    def visible_to(self, user: Any) -> "ChallengeQuerySet":
        return self if standing_of(user).is_staff else self.public()

    def with_counts(self) -> "ChallengeQuerySet":
        """What a card says of each challenge: who designed it, who shares it, what was offered."""
        from challenges.models.support import Support  # it needs this module first

        return self.annotate(
            designers_count=_count("designers"),
            councils_count=_count(
                "designers", designers__organisation__kind=OrganisationKind.COUNCIL
            ),
            supports_count=Support.objects.counted().number_for(OuterRef("pk")),
            responses_count=_count(
                "responses", responses__status__in=("offered", "shortlisted", "not_shortlisted")
            ),
        )

    def without_long_texts(self) -> "ChallengeQuerySet":
        return self.defer("description", "why_it_matters", "considerations", "words")

    def designed_by_councils_of(self, user: Any) -> "ChallengeQuerySet":
        return self.filter(
            pk__in=ChallengeDesigner.objects.filter(
                organisation__in=standing_of(user).councils
            ).values("challenge")
        )


def _count(relation: str, **condition: Any) -> Subquery:
    """Rows of one relation, counted apart so that several counts do not multiply each other."""
    counted = Count(relation, filter=Q(**condition)) if condition else Count(relation)
    alike = Challenge.objects.filter(pk=OuterRef("pk")).order_by()
    return Subquery(alike.annotate(number=counted).values("number"))


class Challenge(models.Model):
    """What the LGA publishes: one "How can we" question, consolidated from statements."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="challenges")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="challenges")
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=20, choices=ChallengeStatus, default=ChallengeStatus.DRAFT)
    title = models.CharField("short title", max_length=120)
    question = models.CharField(max_length=300)
    description = models.TextField("what is the challenge")
    why_it_matters = models.TextField(blank=True)
    considerations = models.TextField("considerations and constraints", blank=True)
    service_area = models.ForeignKey(ServiceArea, models.PROTECT, null=True, blank=True)
    kinds_of_ai = models.ManyToManyField(KindOfAI, blank=True)
    is_health_or_care = models.BooleanField("health or care", default=False)
    version = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    statements = models.ManyToManyField(
        Statement, through="ChallengeSource", related_name="challenges"
    )
    words = models.GeneratedField(
        expression=SearchVector(
            "title", "question", "description", "why_it_matters", config="english"
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex("words", name="challenge_words"),
            models.Index(fields=["status", "-published_at", "-id"], name="challenge_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="challenge_status_known", condition=Q(status__in=ChallengeStatus.values)
            ),
            models.CheckConstraint(
                name="challenge_public_has_version_and_date",
                condition=Q(status=ChallengeStatus.DRAFT)
                | Q(version__gte=1, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_closed_has_date",
                condition=~Q(status=ChallengeStatus.CLOSED) | Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC_CHALLENGES

    def get_absolute_url(self) -> str:
        """Where it can be read now: a draft by staff only."""
        page = "challenge" if self.is_public else "staff_challenge"
        return reverse(f"challenges:{page}", args=[self.slug])


class ChallengeSourceQuerySet(models.QuerySet["ChallengeSource"]):
    def attached(self) -> "ChallengeSourceQuerySet":
        return self.filter(detached_at=None)


class ChallengeSource(models.Model):
    """Consolidation: this statement feeds this challenge. Undone by `detached_at`, never deleted."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="sources")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="sources")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    detached_at = models.DateTimeField(null=True, blank=True)

    objects = ChallengeSourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "challenge",
                "statement",
                condition=Q(detached_at=None),
                name="challenge_source_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement} in {self.challenge}"


class ChallengeDesigner(models.Model):
    """An organisation that designed a challenge; not only councils, not only registered ones."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="designers")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=300)
    is_lead = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "name", name="challenge_designer_once"),
            models.UniqueConstraint(
                "challenge", condition=Q(is_lead=True), name="challenge_one_lead"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChallengeVersion(models.Model):
    """The words of one publication, frozen: a database trigger refuses changes."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    change_note = models.TextField(blank=True)
    text = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "number", name="challenge_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.challenge} version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("challenges:version", args=[self.challenge.slug, self.number])
