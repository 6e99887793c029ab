"""What a draft transparency record is put together from."""

from collections import defaultdict

from showcase.transparency.fields import STANDARD
from showcase.transparency.record import Record, record_from
from vendors.eligibility import answer_words
from vendors.models import Answer, SolutionVersion


def eligible_version(slug: str) -> SolutionVersion | None:
    """The public version that stands; one under renewal is not offered, so nothing is drafted of it."""
    public = SolutionVersion.objects.public().select_related("solution__vendor__vendor_profile")
    return public.filter(solution__slug=slug).first()


def transparency_record(version: SolutionVersion) -> Record:
    return record_from(version, _answers(version))


def _answers(version: SolutionVersion) -> dict[str, str]:
    """By tier, whatever codes the criteria set gave its questions on the standard."""
    asked = Answer.objects.filter(
        version=version, criterion__source_mechanism__iexact=STANDARD
    ).select_related("criterion__section")
    said: dict[str, list[str]] = defaultdict(list)
    for answer in asked.order_by("criterion__section__position", "criterion__position", "pk"):
        if answer.is_given:
            tier = answer.criterion.source_clause[: len("Tier 1")]
            said[tier].append(answer_words(answer.criterion, answer.value))
    return {tier: "\n\n".join(texts) for tier, texts in said.items()}
