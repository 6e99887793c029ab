"""Words that nobody used, put right out of texts that the asker may read."""

import pytest
from django.contrib.auth.models import AnonymousUser

from challenges.models import Challenge
from matching.enums import Kind
from matching.queries.entries.many_kinds import statistics_of_kinds
from matching.queries.searching import known_words
from matching.queries.searching.known_words import Correction, corrected
from matching.text.folding import SHIPPED
from matching.text.terms import terms
from tests.journeys import challenges, people
from tests.journeys.matching import read_everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_model")]
WORDS = (
    "Neighbours report overgrown hedges. Pensioners ring the housing office about benefits. "
    "The pension is paid late, and every person waits."
)


def put_right(question, user=None):
    records = Challenge.objects.visible_to(user or AnonymousUser())
    visible = {Kind.CHALLENGE: records}
    counted = statistics_of_kinds(terms(question), visible)
    return corrected(question, visible, counted, SHIPPED)


@pytest.fixture
def written():
    challenge = challenges.challenge_at(challenge=WORDS)
    read_everything()
    return challenge


@pytest.mark.parametrize(
    ("typed", "meant", "word"),
    [
        ("hegdes", "hedges", "hedges"),
        ("overgrwn hedges", "overgrown hedges", "overgrown"),
        ("houisng office", "housing office", "housing"),
        ("Neigbours report", "neighbours report", "neighbours"),
        ("benifits", "benefits", "benefits"),
        ("pensoners ring", "pensioners ring", "pensioners"),
        ("neighbuors", "neighbours", "neighbours"),
    ],
)
def test_typing_errors_are_put_right_as_a_text_spells_the_word(written, typed, meant, word):
    assert put_right(typed) == Correction(meant, (word,))


def test_two_errors_in_a_question_are_put_right_where_they_stand(written):
    meant = put_right("why are hegdes, and houisng, slow?")
    assert meant == Correction("why are hedges, and housing, slow?", ("hedges", "housing"))


def test_last_word_may_be_the_beginning_of_one(written):
    assert put_right("late pensi").text == "late pension"
    assert put_right("overg") == Correction("overgrown", ("overgrown",))


def test_beginning_of_a_word_counts_at_the_end_only(written):
    assert put_right("overg late") is None


@pytest.mark.parametrize(
    "question",
    [
        "hedges",
        "how can we report",
        "quantum chromodynamics",
        "ash",
        "2 4 6",
        "EHCP for everybody",
        "x" * 300,
        "cath edrych ar y môr",
        "🚮",
        "<b>",
        "",
    ],
)
def test_what_is_known_or_far_from_anything_known_stays(written, question):
    assert put_right(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "sut gallwn ni drwsio tyllau yn y ffyrdd cyn i rywun gael ei anafu",
        "sut mae pensiynwyr yn cael help gyda budd-daliadau tai",
        "a gallwn ni cael rhagor o finiau yn swif y gaeaf",
    ],
)
def test_question_in_welsh_is_not_made_an_english_one(written, question):
    challenges.challenge_at(challenge="Officers call for a gallon of paint and the swift cash.")
    read_everything()
    assert put_right(question) is None


def test_slip_in_the_first_letter_is_not_believed(written):
    assert put_right("wedges") is None


def test_words_of_texts_that_may_not_be_read_are_not_offered(written):
    challenges.challenge_at("draft", challenge="Our secret name for it is Quillhaven.")
    read_everything()
    assert put_right("quillhavn") is None
    assert put_right("quillhavn", people.staff()).text == "quillhaven"


def test_error_in_a_text_that_may_not_be_read_is_put_right_for_those_who_may_not(written):
    challenges.challenge_at("draft", challenge="We cut hegdes.")
    read_everything()
    assert put_right("hegdes").text == "hedges"
    assert put_right("hegdes", people.staff()) is None


def test_nothing_is_asked_of_the_database_for_words_that_many_texts_have(
    written, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(known_words, "DOUBTFUL", 0)
    with django_assert_num_queries(1):
        assert put_right("hedges report") is None


def test_errors_are_put_right_in_one_query_however_many(written, django_assert_num_queries):
    for question in ("hegdes", "hegdes houisng benifits overgrwn"):
        with django_assert_num_queries(2):
            assert put_right(question) is not None


def test_number_of_words_looked_at_is_bounded(written, monkeypatch):
    monkeypatch.setattr(known_words, "MOST_WORDS", 1)
    assert put_right("hegdes houisng").text == "hedges houisng"
