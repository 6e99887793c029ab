import pytest
from django.utils import timezone

from challenges.actions.consolidation import (
    accept_statement,
    accept_statements,
    consolidate_statements,
    detach_source,
    link_statement,
    place_statements,
)
from challenges.actions.statements import reject_statement
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Challenge, ChallengeSource
from notifications.models import Message
from tests.journeys import people
from tests.journeys.challenges import challenge_at, kind_of_ai, open_round, statement_at, theme
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def join(statements, **others):
    words = {"title": "Visits", "theme": theme(), "by": people.staff(), "at": timezone.now()}
    return consolidate_statements(statements, **{**words, **others})


def test_consolidation_of_two_statements_credits_both_councils_the_first_as_lead():
    round = open_round()
    first = statement_at(S.SUBMITTED, round=round, kinds_of_ai=[kind_of_ai()])
    second = statement_at(S.SUBMITTED, round=round, question="How might we find time for people?")
    challenge = join([first, second])
    designers = challenge.designers.order_by("position")
    assert list(designers.values_list("name", "organisation", "is_lead")) == [
        (first.council.name, first.council.pk, True),
        (second.council.name, second.council.pk, False),
    ]
    assert list(challenge.statements.order_by("pk")) == [first, second]


def test_consolidation_begins_with_the_words_of_the_first_statement():
    first = statement_at(S.SUBMITTED, kinds_of_ai=[kind_of_ai()])
    challenge = join([first])
    assert (
        challenge.status,
        challenge.question,
        challenge.description,
        challenge.service_area,
        list(challenge.kinds_of_ai.all()),
    ) == (C.DRAFT, first.question, first.challenge, first.service_area, [kind_of_ai()])


def test_consolidation_leaves_the_statements_words_untouched():
    first = statement_at(S.SUBMITTED)
    challenge = join([first])
    challenge.question = "How can we do something else?"
    challenge.save()
    first.refresh_from_db()
    assert (
        first.question
        == "How can we give social workers back the hours they spend writing up visits?"
    )


def test_consolidation_with_one_statement_already_decided_joins_none():
    free, decided = statement_at(S.SUBMITTED), statement_at(S.REJECTED)
    with pytest.raises(StaleTransition):
        join([free, decided])
    free.refresh_from_db()
    assert (free.status, Challenge.objects.count(), ChallengeSource.objects.count()) == (
        S.SUBMITTED,
        0,
        0,
    )


def test_consolidation_of_nothing_is_refused():
    with pytest.raises(TransitionDenied) as denied:
        join([])
    assert denied.value.reason == "Choose at least one statement in the queue."


def test_consolidation_by_an_officer_is_refused():
    statement = statement_at(S.SUBMITTED)
    with pytest.raises(TransitionDenied):
        join([statement], by=statement.author)
    assert Challenge.objects.count() == 0


def test_two_challenges_with_the_same_title_have_two_addresses():
    slugs = [join([statement_at(S.SUBMITTED)], title="Visits").slug for _ in range(2)]
    assert slugs == ["visits", "visits-2"]


def test_title_without_letters_of_ours_still_has_an_address():
    assert join([statement_at(S.SUBMITTED)], title="مرحبا 🚀").slug == "challenge"


def test_acceptance_into_a_published_challenge_tells_the_author():
    challenge, statement = challenge_at(C.PUBLISHED), statement_at(S.SUBMITTED)
    accept_statements([statement], challenge, by=people.staff(), at=timezone.now())
    statement.refresh_from_db()
    letters = Message.objects.filter(kind="statement_accepted", to=statement.author.email)
    assert (statement.status, letters.count()) == (S.ACCEPTED, 1)


def test_acceptance_into_a_closed_challenge_is_refused_and_the_statement_stays():
    challenge, statement = challenge_at(C.CLOSED), statement_at(S.SUBMITTED)
    with pytest.raises(TransitionDenied):
        accept_statement(statement, challenge, by=people.staff(), at=timezone.now())
    statement.refresh_from_db()
    assert (statement.status, statement.sources.count()) == (S.SUBMITTED, 0)


def test_rejection_after_acceptance_is_stale_and_says_what_was_done():
    statement = statement_at(S.ACCEPTED)
    with pytest.raises(StaleTransition) as stale:
        reject_statement(statement, reason="Late", by=people.staff(), at=timezone.now())
    assert stale.value.last.name == "accept"


def test_accepted_statement_feeds_a_second_challenge():
    statement, other = statement_at(S.ACCEPTED), challenge_at(C.DRAFT, title="Other")
    link_statement(statement, other, by=people.staff(), at=timezone.now())
    assert statement.sources.attached().count() == 2


def test_statement_that_waits_cannot_be_linked_as_if_it_were_accepted():
    statement, challenge = statement_at(S.SUBMITTED), challenge_at(C.DRAFT, title="Other")
    with pytest.raises(TransitionDenied) as denied:
        link_statement(statement, challenge, by=people.staff(), at=timezone.now())
    assert denied.value.reason == f"{statement.reference} is not part of a challenge any more."


def test_placing_waiting_and_accepted_statements_together_tells_an_author_of_both_once():
    officer, challenge = people.officer(), challenge_at(C.DRAFT, title="Other")
    waiting = statement_at(S.SUBMITTED, by=officer)
    accepted = statement_at(S.ACCEPTED, by=officer)
    before = Message.objects.filter(to=officer.email).count()
    place_statements([waiting], [accepted], challenge, by=people.staff(), at=timezone.now())
    waiting.refresh_from_db()
    assert waiting.status == S.ACCEPTED
    assert [s.sources.attached().count() for s in (waiting, accepted)] == [1, 2]
    assert Message.objects.filter(to=officer.email).count() == before + 1


def test_statement_linked_twice_to_one_challenge_is_refused():
    statement = statement_at(S.ACCEPTED)
    challenge = statement.challenges.get()
    with pytest.raises(TransitionDenied) as denied:
        link_statement(statement, challenge, by=people.staff(), at=timezone.now())
    assert denied.value.reason == f"{statement.reference} feeds this challenge already."


def test_detached_statement_goes_back_to_the_queue_and_can_be_joined_again():
    statement = statement_at(S.ACCEPTED)
    source = statement.sources.get()
    detach_source(source, by=people.staff(), at=timezone.now())
    statement.refresh_from_db()
    assert statement.status == S.SUBMITTED
    accept_statement(statement, source.challenge, by=people.staff(), at=timezone.now())
    assert (statement.status, statement.sources.count(), statement.sources.attached().count()) == (
        S.ACCEPTED,
        2,
        1,
    )


def test_statement_detached_from_one_of_two_challenges_stays_accepted():
    statement, other = statement_at(S.ACCEPTED), challenge_at(C.DRAFT, title="Other")
    first = statement.sources.get()
    link_statement(statement, other, by=people.staff(), at=timezone.now())
    detach_source(first, by=people.staff(), at=timezone.now())
    statement.refresh_from_db()
    assert statement.status == S.ACCEPTED


def test_last_source_of_a_public_challenge_cannot_be_detached():
    source = challenge_at(C.PUBLISHED).sources.get()
    with pytest.raises(TransitionDenied):
        detach_source(source, by=people.staff(), at=timezone.now())
    source.refresh_from_db()
    assert source.detached_at is None


def test_every_join_and_detachment_is_in_the_log_of_the_challenge():
    statement = statement_at(S.ACCEPTED)
    source = statement.sources.get()
    detach_source(source, by=people.staff(), at=timezone.now())
    happened = [event.name for event in Event.objects.about(source.challenge)]
    assert happened == ["start", "join", "detach"]
