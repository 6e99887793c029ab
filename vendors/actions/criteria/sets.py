"""Criteria sets: published once, never changed, chosen for a round."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from challenges.models import Round
from vendors.criteria.files import WrittenSection, WrittenSet, written_form
from vendors.enums import CriteriaSetStatus
from vendors.models import CriteriaSet, Criterion, RoundCriteria, Section
from vendors.queries.criteria import unfit_for_publishing
from workflow.engine import record


@transaction.atomic
def load_criteria_set(written: WrittenSet, *, by: User | None, at: datetime) -> bool:
    """Publish a criteria set as its file says; False when it is published already, word for word.

    Raises ValidationError when this version is there with other words, or lacks what a set must have.
    """
    known = CriteriaSet.objects.filter(name=written.name, version=written.version).first()
    if known:
        _check_same(known, written)
        return False
    publish(write_set(written), by=by, at=at)
    return True


@transaction.atomic
def use_criteria_set(
    round: Round, criteria_set: CriteriaSet, *, by: User | None, at: datetime
) -> RoundCriteria:
    """Vet this round against this set.

    Raises ValidationError for a draft set, or once vendors answer another set in this round.
    """
    _check_usable(round, criteria_set)
    chosen, _ = RoundCriteria.objects.update_or_create(
        round=round, defaults={"criteria_set": criteria_set}
    )
    record(round, "use_criteria_set", by=by, at=at, data={"criteria_set": str(criteria_set)})
    return chosen


def write_set(written: WrittenSet) -> CriteriaSet:
    """A draft with every section and criterion."""
    criteria_set = CriteriaSet.objects.create(
        name=written.name, version=written.version, introduction=written.introduction
    )
    for position, section in enumerate(written.sections):
        _write_section(criteria_set, position, section)
    return criteria_set


def publish(criteria_set: CriteriaSet, *, by: User | None, at: datetime) -> None:
    """Raises ValidationError with everything that is wrong or missing."""
    wrong = unfit_for_publishing(criteria_set)
    if wrong:
        raise ValidationError(wrong, code="unfit")
    criteria_set.status, criteria_set.published_at = CriteriaSetStatus.PUBLISHED, at
    criteria_set.save(update_fields=["status", "published_at"])
    record(criteria_set, "publish", by=by, at=at)


def _check_same(known: CriteriaSet, written: WrittenSet) -> None:
    if known.status == CriteriaSetStatus.DRAFT:
        raise ValidationError(
            f"{known} is a draft here. Publish or discard it first.", code="draft"
        )
    if written_form(known) != written:
        raise ValidationError(
            f"{known} is published and never changes. Give the changed file a new version number.",
            code="published",
        )


def _write_section(criteria_set: CriteriaSet, position: int, written: WrittenSection) -> None:
    section = Section.objects.create(
        criteria_set=criteria_set, code=written.code, title=written.title, position=position
    )
    Criterion.objects.bulk_create(
        Criterion(section=section, position=place, **fields)
        for place, fields in enumerate(written.criteria)
    )


def _check_usable(round: Round, criteria_set: CriteriaSet) -> None:
    if criteria_set.status != CriteriaSetStatus.PUBLISHED:
        raise ValidationError("Only a published criteria set can be used.", code="draft")
    others = round.solution_versions.exclude(criteria_set=criteria_set).select_related(
        "criteria_set"
    )
    other = others.first()
    if other:
        raise ValidationError(
            f"Vendors already answer {other.criteria_set} in this round. "
            "Every solution of a round is vetted against the same criteria.",
            code="in_use",
        )
