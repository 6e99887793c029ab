"""What councils and people began and left ends by itself; what they submitted stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.privacy.retention.applying import apply_rules
from accounts.privacy.retention.rules import THREE_YEARS
from challenges.actions.following import follow_challenge, stop_following
from challenges.enums import ChallengeStatus, StatementStatus
from challenges.models import Follow, Statement, StatementImport
from tests.journeys import people
from tests.journeys.challenges import challenge_at, statement_at
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


def ended(at):
    lines = apply_rules(by=None, at=at).lines
    return {line["rule"]: line["number"] for line in lines if line["number"]}


def test_draft_that_nobody_touched_for_three_years_is_deleted_and_what_was_submitted_stays():
    draft, sent = (statement_at(s) for s in (StatementStatus.DRAFT, StatementStatus.SUBMITTED))
    due = draft.saved_at + timedelta(days=THREE_YEARS)
    assert "draft_statements" not in ended(due - timedelta(seconds=1))
    assert ended(due)["draft_statements"] == 1
    assert list(Statement.objects.filter(pk__in=[draft.pk, sent.pk])) == [sent]


def test_draft_that_was_sent_back_once_stays():
    returned = statement_at(StatementStatus.RETURNED)
    assert "draft_statements" not in ended(returned.saved_at + timedelta(days=THREE_YEARS))


def test_stopped_following_is_deleted_after_a_year_and_what_is_followed_stays():
    challenge, now = challenge_at(ChallengeStatus.PUBLISHED), timezone.now()
    stops, stays = people.officer(), people.officer()
    for person in (stops, stays):
        follow_challenge(challenge, by=person, at=now)
    stop_following(Follow.objects.get(person=stops), at=now)
    assert ended(now + timedelta(days=365)) == {"stopped_following": 1}
    left = Follow.objects.filter(person__in=[stops, stays])
    assert [one.person for one in left] == [stays]
