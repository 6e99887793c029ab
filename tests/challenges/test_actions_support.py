import pytest
from django.utils import timezone

from challenges.actions.consolidation import accept_statement
from challenges.actions.designers import set_designers
from challenges.actions.support import change_support, give_support, withdraw_support
from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from challenges.models import Challenge, Support
from challenges.queries.supporters import supporters_of
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, statement_at
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def support(challenge, officer, note="Here too.", **shown):
    council = council_of(officer)
    return give_support(
        challenge, council=council, note=note, by=officer, at=timezone.now(), **shown
    )


def unnamed(challenge, officer, note="Our river rises.", *, shows_note=False):
    return support(challenge, officer, note, is_named=False, shows_note=shows_note)


def test_support_given_by_two_officers_of_one_council_counts_once():
    challenge, officer = challenge_at(C.PUBLISHED), people.officer()
    colleague = people.officer(council_of(officer))
    assert support(challenge, officer) == support(challenge, colleague)
    assert Support.objects.count() == 1


def test_support_by_a_council_whose_statement_it_holds_is_refused():
    challenge = challenge_at(C.PUBLISHED)
    author = challenge.statements.get().author
    with pytest.raises(TransitionDenied) as denied:
        support(challenge, author)
    own = f"{council_of(author)}’s own statement {challenge.statements.get().reference}"
    assert denied.value.reason == (f"{own} is part of this challenge, so it shares it already.")


def test_support_in_the_name_of_another_council_is_refused():
    with pytest.raises(TransitionDenied):
        give_support(
            challenge_at(C.PUBLISHED),
            council=people.council(),
            note="",
            by=people.officer(),
            at=timezone.now(),
        )


def test_support_of_a_closed_challenge_is_refused_with_the_reason():
    with pytest.raises(TransitionDenied) as denied:
        support(challenge_at(C.CLOSED), people.officer())
    assert denied.value.reason == "This challenge is closed. It takes no more supporters."


def test_support_withdrawn_and_given_again_keeps_both_rows():
    challenge, officer = challenge_at(C.PUBLISHED), people.officer()
    first = support(challenge, officer)
    withdraw_support(first, by=officer, at=timezone.now())
    withdraw_support(first, by=officer, at=timezone.now())
    second = support(challenge, officer)
    assert list(Support.objects.standing()) == [second]
    assert Support.objects.count() == 2


def test_support_withdrawn_by_another_council_is_refused():
    given = support(challenge_at(C.PUBLISHED), people.officer())
    with pytest.raises(TransitionDenied):
        withdraw_support(given, by=people.officer(), at=timezone.now())
    assert Support.objects.standing().count() == 1


def test_support_without_the_name_is_counted_and_neither_named_nor_quoted():
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    unnamed(challenge, officer)
    seen = supporters_of(challenge)
    counted = Challenge.objects.with_counts().get(pk=challenge.pk).supports_count
    assert (seen.named, seen.unnamed, seen.notes, seen.total, counted) == ([], 1, [], 1, 1)


def test_sentences_of_unnamed_councils_stand_by_the_alphabet_whoever_came_first():
    challenge = challenge_at()
    for note in ("We too.", "All of us."):
        unnamed(challenge, people.officer(), note, shows_note=True)
    unnamed(challenge, people.officer(), "Only in Eastholm.")
    assert supporters_of(challenge).notes == ["All of us.", "We too."]


def test_support_without_the_name_leaves_no_name_in_the_log():
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    given = unnamed(challenge, officer)
    change_support(given, note="x", is_named=False, shows_note=False, by=officer, at=timezone.now())
    withdraw_support(given, by=officer, at=timezone.now())
    kept = Event.objects.about(challenge).filter(name__contains="support").order_by("pk")
    assert [event.data for event in kept] == [{"support": given.pk}] * 3


def test_support_changed_by_a_colleague_is_named_with_the_new_sentence():
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    given, colleague = unnamed(challenge, officer), people.officer(council_of(officer))
    change_support(
        given, note="By the sea.", is_named=True, shows_note=True, by=colleague, at=timezone.now()
    )
    (named,) = supporters_of(challenge).named
    assert (str(named.organisation), named.note) == ("Eastholm", "By the sea.")
    assert Event.objects.about(challenge).last().data["council"] == "Eastholm"


def test_support_changed_by_another_council_or_after_its_withdrawal_is_refused():
    challenge, officer = challenge_at(), people.officer()
    given = support(challenge, officer)
    words = {"note": "No.", "is_named": False, "shows_note": False, "at": timezone.now()}
    with pytest.raises(TransitionDenied):
        change_support(given, **words, by=people.officer())
    withdraw_support(given, by=officer, at=timezone.now())
    with pytest.raises(TransitionDenied) as denied:
        change_support(given, **words, by=officer)
    given.refresh_from_db()
    assert denied.value.reason == "Your council withdrew its support meanwhile. It can share again."
    assert (given.note, given.is_named) == ("Here too.", True)


def test_council_that_designs_it_later_is_counted_as_designer_only():
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    support(challenge, officer)
    names = [challenge.designers.get().name, "Eastholm"]
    set_designers(challenge, names, lead=names[0], by=people.staff(), at=timezone.now())
    cards = Challenge.objects.with_counts().get(pk=challenge.pk)
    assert (cards.designers_count, cards.supports_count) == (2, 0)
    assert supporters_of(challenge).total == 0


def test_support_by_a_colleague_in_other_words_keeps_the_first_and_says_so():
    challenge, officer = challenge_at(), people.officer(people.council("Eastholm"))
    support(challenge, officer, "By the sea.")
    with pytest.raises(TransitionDenied) as denied:
        support(challenge, people.officer(council_of(officer)), "On the hill.")
    assert denied.value.reason.startswith("Eastholm shares this challenge already: “By the sea.”")
    assert Support.objects.get().note == "By the sea."


def test_statement_joined_to_a_published_challenge_names_no_new_designer_by_itself():
    challenge = challenge_at()
    theirs = statement_at(S.SUBMITTED, round=challenge.round)
    accept_statement(theirs, challenge, by=people.staff(), at=timezone.now())
    challenge.refresh_from_db()
    assert (challenge.designers.count(), challenge.version) == (1, 1)


def test_number_of_supporters_is_the_same_on_the_card_and_on_the_page():
    challenge, other = challenge_at(), challenge_at(title="Other")
    for _ in range(2):
        support(challenge, people.officer())
    unnamed(challenge, people.officer())
    gone = people.officer()
    withdraw_support(support(challenge, gone), by=gone, at=timezone.now())
    cards = Challenge.objects.with_counts().in_bulk()
    assert (cards[challenge.pk].supports_count, cards[other.pk].supports_count) == (3, 0)
    assert supporters_of(challenge).total == 3
