"""What others said already: who is shown what, and why it is alike."""

import pytest
from django.utils import timezone

from challenges.actions.consolidation import link_statement
from challenges.actions.support import give_support
from challenges.models import Statement
from matching.enums import Kind
from matching.models import Entry
from matching.queries.similar import said_by_others, similar_to
from tests.journeys import people
from tests.journeys.challenges import challenge_at, council_of, statement_at
from tests.journeys.matching import embedded, read_everything

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
VISITS = "How can we give social workers back the hours they spend writing up visits?"
ABOUT_BATS = {
    "title": "Bats",
    "question": "How can we count bats in church towers without disturbing them?",
    "challenge": "A survey needs two ecologists and three summer evenings.",
    "why_it_matters": "They are protected.",
}
BATS = ABOUT_BATS["question"]
# None of its telling words stands in what is said about visits.
CASE_NOTES = "How can we reduce the time care staff need for their case notes?"


def said(text, person=None, **more):
    return said_by_others(text, user=person or people.officer(), day=TODAY, **more)


def subjects(found):
    return [one.subject for one in (*found.challenges, *found.statements)]


def own(statement):
    return people.officer(statement.council)


def test_question_like_a_public_challenge_finds_it_with_the_words_both_use():
    challenge = challenge_at(question=VISITS)
    challenge_at(**ABOUT_BATS)
    read_everything()
    found = said(embedded("How can we shorten writing up home visits?"))
    assert subjects(found) == [challenge]
    why = found.challenges[0]
    assert (why.label, why.quote) == ("Same words", "Writing, visits")
    assert why.reasons.their_words == ["Writing", "visits", "visit"]


def test_question_in_other_words_finds_what_means_the_same():
    challenge = challenge_at(question=VISITS)
    read_everything()
    found = said(embedded(CASE_NOTES))
    assert (subjects(found), found.by_words_alone) == ([challenge], False)
    assert found.challenges[0].label == "Fits in meaning"


def test_question_is_compared_by_its_words_while_the_embedder_is_silent():
    challenge = challenge_at(question=VISITS)
    read_everything()
    found = said("How can we spend fewer hours writing up visits?")
    assert (subjects(found), found.by_words_alone) == ([challenge], True)


def test_question_about_something_else_finds_nothing():
    challenge_at(question=VISITS)
    statement_at("accepted", question=VISITS)
    read_everything()
    assert subjects(said(embedded(BATS))) == []


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "rejected", "withdrawn"])
def test_statement_that_is_not_public_is_never_shown_to_another_council(status):
    hidden = statement_at(status, question=VISITS)
    read_everything()
    assert subjects(said(embedded(VISITS))) == []
    shown = [hidden] if status in ("submitted", "returned") else []
    assert subjects(said(VISITS, own(hidden))) == shown


def test_entry_of_a_statement_withdrawn_since_shows_it_to_nobody():
    """A worker has not forgotten it yet."""
    statement = statement_at("submitted", question=VISITS)
    read_everything()
    Statement.objects.filter(pk=statement.pk).update(status="withdrawn")
    assert subjects(said(embedded(VISITS), own(statement))) == []


def test_challenge_in_draft_and_what_feeds_it_are_shown_to_no_other_council():
    draft = challenge_at("draft", question=VISITS)
    source = draft.statements.get()
    read_everything()
    assert subjects(said(embedded(VISITS))) == []
    assert subjects(said(VISITS, own(source))) == [source]


def test_statement_that_feeds_a_listed_challenge_is_not_listed_too():
    challenge = challenge_at(question=VISITS)
    other = challenge_at(**ABOUT_BATS)
    of_another = challenge_at("draft", question=VISITS).statements.get()
    link_statement(of_another, other, by=people.staff(), at=timezone.now())
    read_everything()
    assert subjects(said(embedded(VISITS))) == [challenge, of_another]


def test_public_statement_is_shown_with_its_council():
    challenge = challenge_at(question=VISITS)
    source = challenge.statements.get()
    read_everything()
    Entry.objects.of(Kind.CHALLENGE).delete()
    assert subjects(said(embedded(VISITS))) == [source]


def test_statement_being_written_is_left_out():
    returned = statement_at("returned", question=VISITS)
    read_everything()
    assert subjects(said(VISITS, own(returned), leaving_out=returned.reference)) == []


def test_challenge_is_ours_once_our_council_designed_or_shares_it():
    challenge = challenge_at(question=VISITS)
    read_everything()
    sharing, stranger = people.officer(), people.officer()
    give_support(challenge, council=council_of(sharing), note="", by=sharing, at=timezone.now())
    designer = own(challenge.statements.get())
    embedded(VISITS)
    assert [said(VISITS, who).challenges[0].is_ours for who in (designer, sharing, stranger)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "how can we, and what is it that they are",
        "🚀🚀🚀 🙂 …!?",
        "<p></p>",
        "&nbsp;&#0;",
    ],
)
def test_text_without_a_telling_word_finds_nothing_and_asks_nobody(text, django_assert_num_queries):
    person = people.officer()
    with django_assert_num_queries(1):  # the list of abbreviations
        assert subjects(said(text, person)) == []


@pytest.mark.parametrize(
    "text",
    [
        "visits",
        "Sut allwn ni roi’r oriau yn ôl i weithwyr cymdeithasol?",
        "<script>alert(1)</script> writing up visits",
        "visits\ud83d",
        "writing up visits " * 11_000,
    ],
)
def test_odd_text_is_compared_all_the_same(text):
    challenge_at(question=VISITS)
    read_everything()
    assert said(text).number in (0, 1)


@pytest.mark.parametrize("count", [1, 30])
def test_said_by_others_costs_the_same_for_one_and_for_thirty(count, django_assert_num_queries):
    officer, person = people.officer(), people.officer()
    for number in range(count):
        challenge_at(by=officer, question=VISITS, title=f"Visits {number}")
        statement_at("submitted", by=person, question=VISITS)
    read_everything()
    embedded(VISITS)
    with django_assert_num_queries(12):
        found = said(VISITS, person)
    assert (len(found.challenges), len(found.statements)) == (min(count, 3), min(count, 3))


def test_statement_has_like_it_what_others_submitted_and_what_is_drafted_for_staff():
    statement = statement_at("submitted", question=VISITS)
    other = statement_at("submitted", question=CASE_NOTES)
    draft = challenge_at("draft", question="How can we write up visits in fewer hours?")
    statement_at("draft", question=VISITS)
    challenge_at("draft", **ABOUT_BATS)
    read_everything()
    found = similar_to(statement, user=people.staff(), day=TODAY)
    assert subjects(found) == [draft, other]


def test_statement_nobody_has_read_yet_says_so():
    found = similar_to(statement_at("submitted"), user=people.staff(), day=TODAY)
    assert (found.is_read, subjects(found)) == (False, [])
