"""Two administrators, two connections, one draft."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.journeys import people, solutions
from tests.together import together
from vendors.actions.criteria.authoring import change_criterion
from vendors.actions.criteria.drafts import copy_criteria_set, publish_criteria_set
from vendors.models import CriteriaSet, Criterion
from vendors.queries.criteria import fingerprint

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    """What each was refused with."""
    return together(partial(refusal_of, act) for act in acts)


def refusal_of(act):
    try:
        act()
    except ValidationError as refusal:
        return refusal.code
    return ""


def draft():
    return copy_criteria_set(solutions.criteria_set(), by=people.administrator(), at=timezone.now())


def asking(question, criterion, seen, by):
    def act():
        change_criterion(
            criterion,
            section=criterion.section,
            seen=seen,
            by=by,
            at=timezone.now(),
            code="A1",
            question=question,
        )

    return act


def test_two_changes_of_one_criterion_at_once_keep_one_and_tell_the_other():
    criterion = Criterion.objects.get(section__criteria_set=draft(), code="A1")
    seen, by = fingerprint(criterion), people.administrator()
    refused = at_once([asking(f"Version {n}?", criterion, seen, by) for n in (1, 2)])
    assert sorted(refused) == ["", "stale"]
    kept = refused.index("") + 1
    criterion.refresh_from_db()
    assert criterion.question == f"Version {kept}?"


def test_change_and_publication_at_once_leave_no_change_after_publishing():
    copied = draft()
    criterion = Criterion.objects.get(section__criteria_set=copied, code="A1")
    before, by = criterion.question, people.administrator()
    refused = at_once(
        [
            lambda: publish_criteria_set(copied, by=by, at=timezone.now()),
            asking("Changed in time?", criterion, fingerprint(criterion), by),
        ]
    )
    criterion.refresh_from_db()
    assert refused in (["", ""], ["", "published"])
    assert criterion.question == ("Changed in time?" if refused[1] == "" else before)
    assert CriteriaSet.objects.get(pk=copied.pk).status == "published"


def test_two_copies_at_once_make_one_draft():
    published, by = solutions.criteria_set(), people.administrator()
    copying = [lambda: copy_criteria_set(published, by=by, at=timezone.now()) for _ in range(2)]
    assert sorted(at_once(copying)) == ["", "draft"]
    assert list(CriteriaSet.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
