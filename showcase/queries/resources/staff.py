"""What those read who write resources."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from accounts.interests import vendors_of_interest_to
from challenges.answers import answers_of
from challenges.models import Challenge
from showcase.models import Resource, ResourceVersion, Tag
from showcase.resource_parts import ALL_PARTS, WORDS
from vendors.models import Solution, SolutionVersion


@dataclass(frozen=True)
class Link:
    """A record that the resource is about; nobody but staff sees it while it is not public."""

    record: Challenge | Solution
    is_public: bool


def staff_resources(user: Any) -> QuerySet[Resource]:
    """The last one touched first."""
    return Resource.objects.visible_to(user).defer(*ALL_PARTS, "links").order_by("-saved_at", "-pk")


def written_words(resource: Resource) -> dict[str, Any]:
    """Everything on the form, to notice when somebody else changed it."""
    words = answers_of(resource, [name for name in WORDS if name != "links"])
    links = [f"{link['text']}: {link['href']}" for link in resource.links]
    return {**words, "links": links, "tags": tag_names(resource)}


def tag_names(resource: Resource) -> list[str]:
    return list(resource.tags.order_by("name", "pk").values_list("name", flat=True))


def versions_of(resource: Resource) -> QuerySet[ResourceVersion]:
    """Newest first, without their texts."""
    versions = resource.versions.select_related("published_by").without_long_texts()
    return versions.order_by("-number", "-pk")


def challenge_links(resource: Resource) -> list[Link]:
    linked = resource.challenges.without_long_texts().order_by("title", "pk")
    return [Link(challenge, challenge.is_public) for challenge in linked]


def solution_links(resource: Resource) -> list[Link]:
    linked = list(resource.solutions.order_by("name", "pk"))
    public = SolutionVersion.objects.public().filter(solution__in=linked)
    shown = set(public.values_list("solution", flat=True))
    return [Link(solution, solution.pk in shown) for solution in linked]


def linked_record(resource: Resource, of: str, pk: int) -> Challenge | Solution | None:
    linked: Any = resource.challenges if of == "challenge" else resource.solutions
    record: Challenge | Solution | None = linked.filter(pk=pk).first()
    return record


def public_challenges() -> QuerySet[Challenge]:
    return Challenge.objects.public().without_long_texts().order_by("title", "pk")


def solutions_to_link(user: Any) -> QuerySet[Solution]:
    """Public ones, but none of a vendor in whom this person has an interest."""
    theirs = vendors_of_interest_to(user).values("pk")
    public = SolutionVersion.objects.public().exclude(solution__vendor__in=theirs)
    return Solution.objects.filter(pk__in=public.values("solution")).order_by("name", "pk")


def tags_with_counts() -> QuerySet[Tag]:
    """With the number of resources that staff put each on."""
    return Tag.objects.annotate(number=Count("resources")).order_by("name", "pk")
