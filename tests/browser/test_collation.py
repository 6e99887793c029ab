"""Forty statements become four challenges, one merge is undone, and a council that shares one is told."""

from datetime import timedelta

import pytest

from challenges.actions.vocabulary import load_vocabulary
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, Follow, NewsPreference, Question
from challenges.tasks import send_news_to
from notifications.models import Message
from tests.browser.collation import challenges, statements, workbench
from tests.browser.collation.statements import CARE, DOOR, HOMES, PLACES, PLANNING
from tests.browser.letters import letter_to
from tests.journeys import people
from tests.journeys.challenges import open_round

pytestmark = pytest.mark.usefixtures("celery_worker_live")
AN_HOUR = timedelta(hours=1)


def test_forty_statements_become_four_challenges_and_one_merge_is_undone(come):
    belongs = statements.where_each_belongs()
    load_vocabulary(), open_round()
    eastholm = people.officer(people.council("Eastholm Council"), name="Esi Mensah")
    staff = come(people.staff(name="Hannah Whitlock"))

    # Statements come in
    for question in statements.TYPED:
        statements.state(come(people.officer()), question)
    statements.bring_in_the_spreadsheet(staff, len(belongs) - len(statements.TYPED))

    # Staff collate and publish them
    workbench.collate(staff, belongs)
    fed = Challenge.objects.values_list("statements__question", "title")
    assert (len(fed), set(fed)) == (40, set(belongs.items()))
    for title in (PLACES, HOMES, PLANNING, CARE, DOOR):
        challenges.publish(staff, title)

    # A merge into the wrong one is undone
    council = come(eastholm)
    challenges.share(council, HOMES)
    council.go("/following/").choose("When something happens, within half an hour")
    council.press("Save")
    challenges.merge(staff, HOMES, into=PLACES, told=["Eastholm Council"])
    challenges.undo(staff, HOMES, merged_into=PLACES)
    challenges.merge(staff, HOMES, into=PLANNING, told=["Eastholm Council"])
    public = Challenge.objects.filter(status=ChallengeStatus.PUBLISHED)
    assert set(public.values_list("title", flat=True)) == {PLACES, PLANNING, CARE, DOOR}
    challenges.read_where_it_went(come(), HOMES, into=PLANNING)

    # A question is answered
    challenges.ask(come(people.vendor_user()), PLANNING)
    challenges.answer(staff, PLANNING)
    let_an_hour_pass()
    send_news_to.delay(eastholm.pk)
    assert challenges.ANSWERED in letter_to(eastholm.email, "News of a challenge").body
    council_got_its_mails(eastholm)

    # It is all on file
    the_index_is_true(challenges.evidence_of(staff, PLANNING), belongs)


def let_an_hour_pass():
    """The one thing nobody can do in a browser."""
    for one in Question.objects.all():
        one.asked_at -= AN_HOUR
        one.answered_at -= AN_HOUR / 2
        one.save(update_fields=["asked_at", "answered_at"])
    for follow in Follow.objects.all():
        follow.since_at -= AN_HOUR
        follow.save(update_fields=["since_at"])
    for preference in NewsPreference.objects.all():
        preference.told_until -= AN_HOUR
        preference.save(update_fields=["told_until"])


def council_got_its_mails(officer):
    for subject in (f"Merged: {PLACES}", f"No longer merged: {PLACES}", f"Merged: {PLANNING}"):
        letter_to(officer.email, subject)
    kinds = Message.objects.filter(recipient=officer).order_by("pk")
    assert list(kinds.values_list("kind", flat=True)) == [
        "membership_active",
        "challenges_merged",
        "act_undone",
        "challenges_merged",
        "followed_news",
    ]


def the_index_is_true(index, belongs):
    assert index["counts"] == {
        "versions": 2,
        "statements": sum(title in (PLANNING, HOMES) for title in belongs.values()),
        "questions answered": 1,
        "questions waiting": 0,
        "questions not published": 0,
        "supporters": 1,
        "contacts": 1,
        "messages": 11,
        "responses shown": 0,
    }
    assert [one["title"] for one in index["merged"]] == [HOMES]
    told = {(line["what"], line["who"]) for line in index["told"]}
    assert told >= {
        ("Challenges merged", "Eastholm Council"),
        ("Question asked", "LGA"),
        ("Followed news", "Somebody who follows it"),
    }
