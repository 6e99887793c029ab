"""What everybody reads of resources."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from challenges.models import Challenge, Theme
from showcase.models import ResourceVersion, Tag
from showcase.models.resources import ResourceWords
from vendors.models import Solution, SolutionVersion


def listed_resources() -> QuerySet[ResourceVersion]:
    """Current versions with what a list shows of them; the latest published first."""
    current = ResourceVersion.objects.current().without_long_texts()
    return current.prefetch_related("tags").order_by("-published_at", "-pk")


def tags_in_use() -> QuerySet[Tag]:
    """Of current versions alone: a tag of a draft tells nobody that there is one."""
    current = ResourceVersion.tags.through.objects.filter(
        resourceversion__in=ResourceVersion.objects.current()
    )
    return Tag.objects.filter(pk__in=current.values("tag")).order_by("name", "pk")


def about_theme(versions: QuerySet[Any], theme: Theme) -> QuerySet[Any]:
    public = Challenge.objects.public().filter(theme=theme)
    through = ResourceVersion.challenges.through.objects.filter(challenge__in=public)
    return versions.filter(pk__in=through.values("resourceversion"))


def about_challenge(challenge: Challenge) -> QuerySet[ResourceVersion]:
    """Of the challenge, and of those that were merged into it."""
    family = Challenge.objects.absorbed_by(challenge)
    through = ResourceVersion.challenges.through.objects.filter(challenge__in=family)
    return _short().filter(pk__in=through.values("resourceversion"))


def about_solution(solution: Solution) -> QuerySet[ResourceVersion]:
    through = ResourceVersion.solutions.through.objects.filter(solution=solution)
    return _short().filter(pk__in=through.values("resourceversion"))


def challenges_of(words: ResourceWords) -> list[Challenge]:
    """The public ones it is about; in place of a merged one, what it was merged into."""
    linked = words.challenges.values("pk")
    found = Q(pk__in=linked) | Q(absorbed__in=linked)
    pks = Challenge.objects.public().filter(found).values("pk")
    challenges = Challenge.objects.filter(pk__in=pks).without_long_texts()
    return list(challenges.select_related("theme").order_by("title", "pk"))


def solutions_of(words: ResourceWords) -> list[SolutionVersion]:
    """The public versions of the solutions it is about."""
    public = SolutionVersion.objects.public().filter(solution__in=words.solutions.values("pk"))
    named = public.select_related("solution__vendor").order_by("solution__name", "pk")
    return list(
        named.only(
            "summary",
            "status",
            "solution__name",
            "solution__slug",
            "solution__vendor__name",
            "solution__vendor__is_demonstration",
        )
    )


def with_first_day(versions: QuerySet[ResourceVersion]) -> QuerySet[ResourceVersion]:
    """Adds `first_published_at`, when version 1 came out."""
    first = ResourceVersion.objects.filter(resource=OuterRef("resource"), number=1)
    return versions.annotate(first_published_at=Subquery(first.values("published_at")))


def _short() -> QuerySet[ResourceVersion]:
    current = ResourceVersion.objects.current().without_long_texts()
    return current.order_by("-published_at", "-pk")
