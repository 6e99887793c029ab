"""Imports end a year after; what they brought in stays."""

from datetime import timedelta

import pytest

from accounts.privacy.retention.applying import apply_rules
from challenges.models import Statement, StatementImport
from tests.journeys.imports import imported

pytestmark = pytest.mark.django_db


def test_import_is_deleted_after_a_year_and_its_statements_stay():
    one = imported()
    brought = Statement.objects.count()
    year = one.begun_at + timedelta(days=365)
    apply_rules(by=None, at=year - timedelta(seconds=1))
    assert StatementImport.objects.exists()
    apply_rules(by=None, at=year)
    assert not StatementImport.objects.exists()
    assert Statement.objects.count() == brought > 0
