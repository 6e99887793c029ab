import hashlib
import json

from django.db.models import Count, Prefetch, QuerySet

from vendors.criteria.checks import missing_for_publishing, wrong_criteria
from vendors.criteria.files import fields_of
from vendors.models import CriteriaSet, Criterion, Section


def criteria_sets() -> QuerySet[CriteriaSet]:
    """Every set with how many criteria it has, the newest first."""
    return (
        CriteriaSet.objects.annotate(asked=Count("sections__criteria"))
        .prefetch_related("rounds__round")
        .order_by("name", "-version", "pk")
    )


def sections_of(criteria_set: CriteriaSet) -> QuerySet[Section]:
    criteria = Prefetch("criteria", Criterion.objects.order_by("position", "pk"))
    return criteria_set.sections.prefetch_related(criteria).order_by("position", "pk")


def criteria_in_order(criteria_set: CriteriaSet) -> list[Criterion]:
    return [c for section in sections_of(criteria_set) for c in section.criteria.all()]


def unfit_for_publishing(criteria_set: CriteriaSet) -> list[str]:
    """What is wrong with a draft, or missing, one sentence each; empty when it can be published."""
    sections = list(sections_of(criteria_set))
    criteria = [criterion for section in sections for criterion in section.criteria.all()]
    empty = [f"Section {one.code} has no criteria." for one in sections if not one.criteria.all()]
    wrong = wrong_criteria(sections, criteria, are_stored=True)
    return wrong + empty + missing_for_publishing(criteria)


def fingerprint(criterion: Criterion) -> str:
    """Changes with any word of the criterion: tells a writer that somebody was first."""
    words = json.dumps(fields_of(criterion), sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()
