from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower, Trim
from django.urls import reverse

from accounts.interests import vendors_declared_by
from accounts.standing import standing_of
from challenges.models import Challenge
from showcase.enums import ResourceKind, ResourceStatus
from showcase.resource_parts import ALL_PARTS, PARTS
from showcase.tidy_tags import LONGEST_TAG
from vendors.models import Solution


class Tag(models.Model):
    """A word that staff put on resources. Kept in lower case, so that each stands here once."""

    name = models.CharField(max_length=LONGEST_TAG, unique=True)
    slug = models.SlugField(max_length=120, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tag_is_tidy", condition=Q(name=Lower(Trim("name"))) & ~Q(name="")
            )
        ]

    def __str__(self) -> str:
        return self.name


class ResourceWords(models.Model):
    """What staff write, and what it is linked to. `links` are dictionaries with `text` and `href`.

    Which parts are used depends on the kind: `showcase.resource_parts`.
    """

    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True, help_text="Markdown")
    who = models.TextField(blank=True, help_text="Markdown")
    problem = models.TextField(blank=True, help_text="Markdown")
    approach = models.TextField(blank=True, help_text="Markdown")
    benefit = models.TextField(blank=True, help_text="Markdown")
    learning = models.TextField(blank=True, help_text="Markdown")
    links = models.JSONField(default=list, blank=True)
    tags = models.ManyToManyField(Tag, blank=True, related_name="%(class)ss")
    challenges = models.ManyToManyField(Challenge, blank=True, related_name="%(class)ss")
    solutions = models.ManyToManyField(Solution, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True


class ResourceQuerySet(models.QuerySet["Resource"]):
    def with_a_page(self) -> "ResourceQuerySet":
        """What was ever published: a withdrawn one keeps its address and says why."""
        return self.exclude(status=ResourceStatus.DRAFT)

    def visible_to(self, user: Any) -> "ResourceQuerySet":
        """Staff read drafts as well, but none about a vendor in whom they declared an interest."""
        if not standing_of(user).is_staff:
            return self.filter(status=ResourceStatus.PUBLISHED)
        hidden = Solution.objects.filter(vendor__in=vendors_declared_by(user))
        return self.exclude(solutions__in=hidden)


class Resource(ResourceWords):
    """Guidance or a case study as staff write it. What everybody reads are its versions."""

    kind = models.CharField(max_length=20, choices=ResourceKind)
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=20, choices=ResourceStatus, default=ResourceStatus.DRAFT)
    version = models.PositiveSmallIntegerField("latest published version", default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    is_demonstration = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = ResourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="resource_kind_known", condition=Q(kind__in=ResourceKind.values)
            ),
            models.CheckConstraint(
                name="resource_status_known", condition=Q(status__in=ResourceStatus.values)
            ),
            models.CheckConstraint(
                name="resource_published_has_version",
                condition=Q(status=ResourceStatus.DRAFT, version=0)
                | (~Q(status=ResourceStatus.DRAFT) & Q(version__gte=1)),
            ),
            models.CheckConstraint(
                name="resource_withdrawn_says_when_and_why",
                condition=(
                    Q(status=ResourceStatus.WITHDRAWN, withdrawn_at__isnull=False)
                    & ~Q(withdrawal_reason="")
                )
                | (
                    ~Q(status=ResourceStatus.WITHDRAWN) & Q(withdrawn_at=None, withdrawal_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("showcase:resource", args=[self.slug])

    @property
    def missing(self) -> list[str]:
        """Headings of what has to be written before it can be published."""
        needed = {"summary": "Summary", **PARTS[self.kind]}
        return [heading for part, heading in needed.items() if not getattr(self, part).strip()]


class ResourceVersionQuerySet(models.QuerySet["ResourceVersion"]):
    def current(self) -> "ResourceVersionQuerySet":
        """The latest version of each resource that is published and not withdrawn."""
        return self.filter(
            resource__status=ResourceStatus.PUBLISHED, number=F("resource__version")
        ).select_related("resource")

    def without_long_texts(self) -> "ResourceVersionQuerySet":
        return self.defer(*ALL_PARTS, "links", "words")


class ResourceVersion(ResourceWords):
    """A published version. A database trigger refuses changes of its words.

    Its tags and links are rows of their own: a tag that is renamed or merged is the new one here too.
    """

    resource = models.ForeignKey(Resource, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    change_note = models.TextField(blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.GeneratedField(
        expression=SearchVector("title", "summary", *ALL_PARTS, config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ResourceVersionQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex("words", name="resource_words")]
        constraints = [
            models.UniqueConstraint("resource", "number", name="resource_version_once"),
            models.CheckConstraint(
                name="resource_version_counted_and_explained",
                condition=Q(number=1) | (Q(number__gt=1) & ~Q(change_note="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("showcase:resource_version", args=[self.resource.slug, self.number])
