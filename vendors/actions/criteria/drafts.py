"""Criteria sets while they are written: begun, copied, brought in, published, thrown away."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from vendors.actions.criteria.sets import publish, write_set
from vendors.criteria.asking_checks import wrong_conditions
from vendors.criteria.files import WrittenSet, written_form
from vendors.enums import CriteriaSetStatus
from vendors.models import CriteriaSet
from vendors.queries.criteria import criteria_in_order
from workflow.engine import record


@transaction.atomic
def start_criteria_set(*, name: str, introduction: str, by: User, at: datetime) -> CriteriaSet:
    """An empty draft: version 1 of a new name, the next version of a known one."""
    _check_no_draft(name)
    written = WrittenSet(name, _next_version(name), introduction, ())
    return _begin(written, "start", by=by, at=at)


@transaction.atomic
def copy_criteria_set(criteria_set: CriteriaSet, *, by: User, at: datetime) -> CriteriaSet:
    """The next version as a draft with every word of this one. Raises ValidationError when there is one."""
    _check_no_draft(criteria_set.name)
    same = written_form(criteria_set)
    written = WrittenSet(same.name, _next_version(same.name), same.introduction, same.sections)
    return _begin(written, "copy", by=by, at=at)


@transaction.atomic
def import_criteria_set(written: WrittenSet, *, by: User, at: datetime) -> CriteriaSet:
    """A draft as a file says it. Raises ValidationError when its version is taken."""
    if CriteriaSet.objects.filter(name=written.name, version=written.version).exists():
        raise ValidationError(
            f"{written.name} has a version {written.version} already. Give the file version "
            f"{_next_version(written.name)}, or a name of its own.",
            code="taken",
        )
    return _begin(written, "import", by=by, at=at)


@transaction.atomic
def introduce_criteria_set(
    criteria_set: CriteriaSet, *, introduction: str, by: User, at: datetime
) -> None:
    draft = open_draft(criteria_set)
    draft.introduction = introduction
    draft.save(update_fields=["introduction"])
    record(draft, "introduce", by=by, at=at)


@transaction.atomic
def publish_criteria_set(criteria_set: CriteriaSet, *, by: User, at: datetime) -> None:
    """From now on no word of it changes. Raises ValidationError with everything that is missing."""
    publish(open_draft(criteria_set), by=by, at=at)


@transaction.atomic
def discard_criteria_set(criteria_set: CriteriaSet, *, by: User, at: datetime) -> None:
    draft = open_draft(criteria_set)
    record(draft, "discard", by=by, at=at, data={"criteria_set": str(draft)})
    draft.delete()


def open_draft(criteria_set: CriteriaSet) -> CriteriaSet:
    """Locked, so that nobody publishes it meanwhile. Raises ValidationError once it is published."""
    locked = CriteriaSet.objects.select_for_update().filter(pk=criteria_set.pk).first()
    if locked is None:
        raise ValidationError("Somebody discarded this draft meanwhile.", code="gone")
    if locked.status != CriteriaSetStatus.DRAFT:
        raise ValidationError(
            f"{locked} is published and never changes. Copy it to a new version.", code="published"
        )
    return locked


def check_conditions(draft: CriteriaSet) -> None:
    """Raises ValidationError with every condition that the change before it would break."""
    wrong = wrong_conditions(criteria_in_order(draft))
    if wrong:
        raise ValidationError(wrong, code="conditions")


def _begin(written: WrittenSet, how: str, *, by: User, at: datetime) -> CriteriaSet:
    draft = write_set(written)
    record(draft, how, by=by, at=at)
    return draft


def _next_version(name: str) -> int:
    latest = CriteriaSet.objects.filter(name=name).aggregate(latest=Max("version"))["latest"]
    return int(latest or 0) + 1


def _check_no_draft(name: str) -> None:
    """Locks the versions of this name, so that two people do not begin the next one at once."""
    versions = CriteriaSet.objects.select_for_update().filter(name=name).order_by("pk")
    list(versions)
    draft = versions.filter(status=CriteriaSetStatus.DRAFT).first()
    if draft:
        raise ValidationError(
            f"{draft} is a draft already. Publish or discard it first.", code="draft"
        )
