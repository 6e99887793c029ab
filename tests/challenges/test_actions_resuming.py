"""The way back to a draft: by button, and by itself once a draft was left."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.resuming import send_resume_link
from challenges.actions.statements import save_answers
from challenges.enums import StatementStatus as S
from challenges.forms.statements import first_unfinished
from challenges.queries.statements import drafts_left
from challenges.tasks import remind_of_drafts
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import statement_at
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def sent():
    return Message.objects.filter(kind="statement_carry_on").order_by("pk")


def page_of(statement, slug):
    return reverse("challenges:edit_statement", args=[statement.reference, slug])


def test_link_goes_to_who_asked_and_leads_to_the_very_page():
    draft = statement_at()
    now = draft.saved_at
    assert send_resume_link(draft, page="people", by=draft.author, at=now)
    letter = sent().get()
    assert (letter.to, letter.link) == (draft.author.email, page_of(draft, "people"))
    assert letter.subject == f"Carry on with your statement {draft.reference}"
    assert f"/statements/{draft.reference}/edit/people/" in letter.body


def test_second_link_within_the_hour_is_not_sent_and_the_next_hour_s_is():
    draft = statement_at()
    at = datetime(2026, 11, 25, 14, 2, tzinfo=LONDON)
    asked = [at, at + timedelta(minutes=50), at + timedelta(hours=1)]
    told = [send_resume_link(draft, page="people", by=draft.author, at=when) for when in asked]
    assert (told, sent().count()) == ([True, False, True], 2)


def test_colleague_gets_a_link_of_their_own_within_the_same_hour():
    draft = statement_at()
    colleague = people.officer(draft.council)
    for person in (draft.author, colleague):
        assert send_resume_link(draft, page="people", by=person, at=draft.saved_at)
    assert list(sent().values_list("to", flat=True)) == [draft.author.email, colleague.email]


@pytest.mark.parametrize("status", [S.SUBMITTED, S.WITHDRAWN])
def test_link_to_what_is_no_draft_is_refused(status):
    statement = statement_at(status)
    with pytest.raises(TransitionDenied):
        send_resume_link(statement, page="people", by=statement.author, at=statement.saved_at)
    assert sent().count() == 0


def test_link_to_another_council_s_draft_is_refused():
    draft = statement_at()
    with pytest.raises(TransitionDenied):
        send_resume_link(draft, page="people", by=people.officer(), at=draft.saved_at)


def left(statement, ago, clock):
    """As if it was saved that long before the clock; the columns of saving are no state."""
    save_answers(statement, {"outcomes": ""}, by=statement.author, at=clock - ago)


def test_draft_left_an_hour_ago_sends_its_link_once_and_by_itself():
    now = timezone.now()
    draft, colleague_s, fresh, old = statement_at(), statement_at(), statement_at(), statement_at()
    left(draft, timedelta(minutes=61), now)
    left(fresh, timedelta(minutes=20), now)
    left(old, timedelta(hours=7), now)
    submitted = statement_at(S.SUBMITTED)
    remind_of_drafts()
    remind_of_drafts()
    assert list(sent().values_list("to", "link")) == [
        (draft.author.email, page_of(draft, "outcomes"))
    ]
    assert submitted.reference not in sent().get().body
    assert colleague_s.reference not in sent().get().body


def test_draft_is_not_left_once_its_round_closed():
    draft = statement_at()
    after = draft.round.statements_close_at + timedelta(minutes=1)
    left(draft, timedelta(hours=2), after)
    found = drafts_left(after, after=timedelta(hours=1), until=timedelta(hours=6))
    assert list(found) == []


def test_first_unfinished_page_is_the_first_where_something_is_missing():
    assert first_unfinished(statement_at(outcomes="")) == "outcomes"
    assert first_unfinished(statement_at(question="", outcomes="")) == "question"
