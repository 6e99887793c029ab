from datetime import timedelta

import pytest

from accounts.privacy.retention.applying import apply_rules
from accounts.privacy.retention.rules import THREE_YEARS
from tests.journeys.vetting import solution_at
from vendors.enums import SolutionStatus
from vendors.models import SolutionVersion

pytestmark = pytest.mark.django_db


def test_draft_version_that_nobody_touched_for_three_years_is_deleted_with_its_answers():
    draft, sent = (solution_at(s) for s in (SolutionStatus.DRAFT, SolutionStatus.SUBMITTED))
    draft.refresh_from_db()
    due = draft.saved_at + timedelta(days=THREE_YEARS)
    apply_rules(by=None, at=due - timedelta(seconds=1))
    assert SolutionVersion.objects.count() == 2
    apply_rules(by=None, at=due)
    assert list(SolutionVersion.objects.all()) == [sent]
