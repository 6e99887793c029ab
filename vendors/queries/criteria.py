from django.db.models import Count, Prefetch, QuerySet

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
