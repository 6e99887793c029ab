"""The sections and criteria of a draft: written, moved, removed. A published set refuses all of it."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from vendors.actions.criteria.drafts import check_conditions, open_draft
from vendors.criteria.asking_checks import askers_of
from vendors.criteria.checks import wrong_with
from vendors.models import CriteriaSet, Criterion, Section
from vendors.queries.criteria import criteria_in_order, fingerprint
from workflow.engine import record


@transaction.atomic
def add_section(
    criteria_set: CriteriaSet, *, code: str, title: str, by: User, at: datetime
) -> Section:
    draft = open_draft(criteria_set)
    _check_free(draft.sections.filter(code=code).exists(), f"Section {code}")
    place = draft.sections.aggregate(last=Max("position"))["last"]
    section = Section.objects.create(
        criteria_set=draft, code=code, title=title, position=_after(place)
    )
    record(draft, "add_section", by=by, at=at, data={"section": code})
    return section


@transaction.atomic
def change_section(section: Section, *, code: str, title: str, by: User, at: datetime) -> None:
    draft = open_draft(section.criteria_set)
    others = draft.sections.exclude(pk=section.pk)
    _check_free(others.filter(code=code).exists(), f"Section {code}")
    section.code, section.title = code, title
    section.save(update_fields=["code", "title"])
    record(draft, "change_section", by=by, at=at, data={"section": code})


@transaction.atomic
def move_section(section: Section, *, up: bool, by: User, at: datetime) -> None:
    """Past its neighbour. Raises ValidationError when a condition would then ask about a later answer."""
    draft = open_draft(section.criteria_set)
    _swap(list(draft.sections.order_by("position", "pk")), section, up)
    check_conditions(draft)
    record(draft, "move_section", by=by, at=at, data={"section": section.code, "up": up})


@transaction.atomic
def remove_section(section: Section, *, by: User, at: datetime) -> None:
    """With its criteria. Raises ValidationError with the criteria elsewhere that refer to them."""
    draft = open_draft(section.criteria_set)
    own = set(section.criteria.values_list("code", flat=True))
    elsewhere = [c for c in criteria_in_order(draft) if c.section_id != section.pk]
    _check_unused(own, elsewhere)
    record(draft, "remove_section", by=by, at=at, data={"section": section.code})
    section.delete()


@transaction.atomic
def add_criterion(section: Section, *, by: User, at: datetime, **fields: Any) -> Criterion:
    """At the end of its section; `fields` are columns of Criterion."""
    draft = open_draft(section.criteria_set)
    _check_code(draft, fields["code"], None)
    place = section.criteria.aggregate(last=Max("position"))["last"]
    criterion = Criterion(section=section, position=_after(place), **fields)
    _save(criterion, draft)
    record(draft, "add_criterion", by=by, at=at, data={"criterion": criterion.code})
    return criterion


@transaction.atomic
def change_criterion(
    criterion: Criterion, *, section: Section, seen: str, by: User, at: datetime, **fields: Any
) -> None:
    """Save the words of a criterion; conditions that refer to it follow a change of its code.

    `seen` is the fingerprint of what the writer had before them. Raises ValidationError when
    somebody changed it since, and with every condition that the change would break.
    """
    draft = open_draft(section.criteria_set)
    locked = Criterion.objects.select_for_update().get(pk=criterion.pk)
    _check_as_seen(locked, seen)
    _check_code(draft, fields["code"], locked)
    _rename(draft, locked.code, fields["code"])
    if locked.section_id != section.pk:
        place = section.criteria.aggregate(last=Max("position"))["last"]
        locked.section, locked.position = section, _after(place)
    for name, value in fields.items():
        setattr(locked, name, value)
    _save(locked, draft)
    record(draft, "change_criterion", by=by, at=at, data={"criterion": locked.code})


@transaction.atomic
def move_criterion(criterion: Criterion, *, up: bool, by: User, at: datetime) -> None:
    """Past its neighbour in the section. Raises ValidationError as move_section does."""
    draft = open_draft(criterion.section.criteria_set)
    _swap(list(criterion.section.criteria.order_by("position", "pk")), criterion, up)
    check_conditions(draft)
    record(draft, "move_criterion", by=by, at=at, data={"criterion": criterion.code, "up": up})


@transaction.atomic
def remove_criterion(criterion: Criterion, *, by: User, at: datetime) -> None:
    """Raises ValidationError with the list of the criteria that refer to it."""
    draft = open_draft(criterion.section.criteria_set)
    _check_unused({criterion.code}, criteria_in_order(draft))
    record(draft, "remove_criterion", by=by, at=at, data={"criterion": criterion.code})
    criterion.delete()


def _save(criterion: Criterion, draft: CriteriaSet) -> None:
    wrong = wrong_with(criterion)
    if wrong:
        raise ValidationError(wrong, code="wrong")
    criterion.save()
    check_conditions(draft)


def _check_as_seen(criterion: Criterion, seen: str) -> None:
    if fingerprint(criterion) != seen:
        raise ValidationError(
            "Somebody changed this criterion since you opened it. Your words are still below: open "
            "the criterion in another window, and bring the two together there.",
            code="stale",
        )


def _check_code(draft: CriteriaSet, code: str, own: Criterion | None) -> None:
    others = [c for c in criteria_in_order(draft) if own is None or c.pk != own.pk]
    _check_free(code in {c.code for c in others}, f"Criterion {code}")


def _check_free(is_taken: bool, what: str) -> None:
    if is_taken:
        raise ValidationError(f"{what} is there already. Choose another code.", code="taken")


def _check_unused(codes: set[str], others: list[Criterion]) -> None:
    users = {code: askers_of(code, others) for code in sorted(codes)}
    wrong = [
        f"{code} stays: {' and '.join(asked)} {'is' if len(asked) == 1 else 'are'} asked by its "
        "answer. Change that condition first."
        for code, asked in users.items()
        if asked
    ]
    if wrong:
        raise ValidationError(wrong, code="in_use")


def _rename(draft: CriteriaSet, old: str, new: str) -> None:
    """In the conditions of the whole set."""
    if old == new:
        return
    for criterion in criteria_in_order(draft):
        for lines in criterion.asked_when.values():
            for line in lines:
                line["of"] = new if line["of"] == old else line["of"]
        criterion.save(update_fields=["asked_when"])


def _swap(ordered: list[Any], one: Any, up: bool) -> None:
    """Numbers them anew, with this one past its neighbour; nothing happens at the end of the list."""
    place = ordered.index(one)
    other = max(place - 1, 0) if up else min(place + 1, len(ordered) - 1)
    ordered[place], ordered[other] = ordered[other], ordered[place]
    for position, row in enumerate(ordered):
        row.position = position
        row.save(update_fields=["position"])


def _after(last: int | None) -> int:
    return 0 if last is None else last + 1
