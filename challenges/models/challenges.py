from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import ChallengeStatus
from challenges.models.rounds import Round
from challenges.models.statements import PUBLIC_CHALLENGES, Statement
from challenges.models.vocabulary import KindOfAI, ServiceArea, Theme

OFFERED = ("offered", "shortlisted", "reserve", "not_shortlisted")
# What no list needs.
LONG_TEXTS = ("description", "why_it_matters", "considerations", "words")


def long_texts_of(relation: str) -> list[str]:
    """The same of a challenge that is read along with another record."""
    return [f"{relation}__{name}" for name in LONG_TEXTS]


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def public(self) -> "ChallengeQuerySet":
        return self.filter(status__in=PUBLIC_CHALLENGES)

    def visible_to(self, user: Any) -> "ChallengeQuerySet":
        """What stands by itself: staff read drafts as well. A merged one is read at its survivor."""
        unmerged = self.exclude(status=ChallengeStatus.MERGED)
        return unmerged if standing_of(user).is_staff else self.public()

    def readable(self) -> "ChallengeQuerySet":
        """Public ones, and those whose address was public before they became part of a public one."""
        was_public = Q(
            status=ChallengeStatus.MERGED,
            merged_from=ChallengeStatus.PUBLISHED,
            merged_into__status__in=PUBLIC_CHALLENGES,
        )
        return self.filter(Q(status__in=PUBLIC_CHALLENGES) | was_public)

    def family_of(self, challenge: "Challenge") -> "ChallengeQuerySet":
        """The challenge and all that were merged into it; the pointers of those never chain.

        Read anew, however old the record in hand is.
        """
        itself = Challenge.objects.filter(pk=challenge.pk)
        live = Subquery(itself.values(live=Coalesce("merged_into", "pk")))
        return self.filter(Q(pk=live) | Q(merged_into=live))

    def absorbed_by(self, challenge: "Challenge") -> "ChallengeQuerySet":
        """The challenge and all that were merged into it; one that was merged itself stands alone."""
        return self.filter(Q(pk=challenge.pk) | Q(merged_into=challenge.pk))

    def with_counts(self) -> "ChallengeQuerySet":
        """What a card says of each challenge: who designed it, who shares it, what was offered."""
        from challenges.models.support import Support  # it needs this module first

        return self.annotate(
            designers_count=_count("designers"),
            councils_count=_count(
                "designers", designers__organisation__kind=OrganisationKind.COUNCIL
            ),
            supports_count=Support.objects.counted().number_for(OuterRef("pk")),
            responses_count=_count("responses", responses__status__in=OFFERED)
            + _count("absorbed__responses", absorbed__responses__status__in=OFFERED),
        )

    def without_long_texts(self) -> "ChallengeQuerySet":
        return self.defer(*LONG_TEXTS)

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
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="absorbed"
    )
    merged_from = models.CharField(max_length=20, choices=ChallengeStatus, blank=True)
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
                condition=Q(status__in=[ChallengeStatus.DRAFT, ChallengeStatus.MERGED])
                | Q(version__gte=1, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_closed_has_date",
                condition=~Q(status=ChallengeStatus.CLOSED) | Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="challenge_merged_has_survivor",
                condition=Q(
                    status=ChallengeStatus.MERGED,
                    merged_into__isnull=False,
                    merged_from__in=[ChallengeStatus.DRAFT, ChallengeStatus.PUBLISHED],
                )
                | (~Q(status=ChallengeStatus.MERGED) & Q(merged_into=None, merged_from="")),
            ),
            models.CheckConstraint(
                name="challenge_stands_beside_itself_only",
                condition=~Q(parent=F("pk")) & ~Q(merged_into=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_public(self) -> bool:
        return self.status in PUBLIC_CHALLENGES

    @property
    def is_merged(self) -> bool:
        return self.status == ChallengeStatus.MERGED

    @property
    def live(self) -> "Challenge":
        """What stands for it now: itself, or the challenge it was merged into."""
        return self.merged_into or self

    def get_absolute_url(self) -> str:
        """Where it can be read now: a draft by staff only. A merged one keeps its address."""
        is_readable = self.is_public or self.merged_from == ChallengeStatus.PUBLISHED
        page = "challenge" if is_readable else "staff_challenge"
        return reverse(f"challenges:{page}", args=[self.slug])


class ChallengeSourceQuerySet(models.QuerySet["ChallengeSource"]):
    def attached(self) -> "ChallengeSourceQuerySet":
        return self.filter(detached_at=None)


class ChallengeSource(models.Model):
    """Consolidation: this statement feeds this challenge. Undone by `detached_at`, never deleted.

    `carried_by` is the merge that brought it from a merged challenge, whose own row stays; by whom
    and when it was linked is copied from there. `gives_credit` where its council is named as designer
    for it: a challenge that is public names no new one in silence.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="sources")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="sources")
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    detached_at = models.DateTimeField(null=True, blank=True)
    carried_by = models.ForeignKey(
        "Act", models.PROTECT, null=True, blank=True, related_name="carried_sources"
    )
    gives_credit = models.BooleanField(default=True)

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
    """An organisation that designed a challenge; not only councils, not only registered ones.

    It is credited by a statement, brought by a merge (`carried_by`), or named by staff (`is_named`);
    only what staff named outlives its reason.
    """

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="designers")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=300)
    is_lead = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_named = models.BooleanField("named by staff", default=False)
    carried_by = models.ForeignKey(
        "Act", models.PROTECT, null=True, blank=True, related_name="carried_designers"
    )

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
    """The words of one publication, frozen: a database trigger refuses changes.

    `facts` is what stood around the words that day (`challenges.versions.facts_of`).
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    change_note = models.TextField(blank=True)
    text = models.JSONField()
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "number", name="challenge_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.challenge} version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("challenges:version", args=[self.challenge.slug, self.number])
