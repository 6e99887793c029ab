import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from challenges.enums import ChallengeStatus as C
from challenges.models import Challenge
from challenges.queries.finding import find_words
from tests.journeys.challenges import challenge_at

pytestmark = pytest.mark.django_db


def found(text, found_in=None):
    rows = Challenge.objects.public() if found_in is None else found_in
    return [challenge.title for challenge in find_words(rows, text).order_by("-rank", "pk")]


@pytest.fixture
def three():
    texts = {
        "Roads": "How can we mend a pothole before it grows?",
        "Moves": "How can we learn of a change of address once?",
        "Care": "How can we plan social care with families?",
    }
    for title, question in texts.items():
        challenge_at(title=title, question=question)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("pothole", ["Roads"]),
        ("potholes", ["Roads"]),
        ("Potholes?", ["Roads"]),
        ("pot", ["Roads"]),
        ("adress", ["Moves"]),
        ("addresses", ["Moves"]),
        ("sociel care", ["Care"]),
        ("emtpy", []),
        ("the of and", []),
        ("how can we", []),
    ],
)
def test_word_is_found_in_its_forms_and_with_one_slip(three, text, titles):
    assert found(text) == titles


def test_several_words_find_texts_that_have_two_of_them(three):
    assert found("mend the address of a pothole") == ["Roads"]


def test_several_words_that_no_text_has_together_find_each_of_them(three):
    assert found("pothole families") == ["Roads", "Care"]


def test_word_that_no_text_has_does_not_hinder_the_others(three):
    assert found("quillhavn pothole") == ["Roads"]


def test_text_with_more_of_the_words_comes_first(three):
    challenge_at(title="Both", question="How can we plan care before a pothole grows?")
    assert found("plan care pothole grows")[0] == "Both"


def test_misspelt_word_is_not_read_as_one_that_only_a_draft_has(three):
    challenge_at(C.DRAFT, title="Secret", question="How can we move to Quillhaven?")
    assert (found("quillhavn"), found("quillhavn", Challenge.objects.all())) == ([], ["Secret"])


@pytest.mark.parametrize("text", ["!!!", "'; drop", "a & | ! b", "🚀", "\\", "", "x" * 5000])
def test_signs_and_nonsense_find_nothing_and_break_nothing(three, text):
    assert found(text) == []


def test_fifty_misspelt_words_cost_as_many_queries_as_one(three):
    costs = []
    for text in ("potholee", " ".join(f"pothole{n}zz sociel{n}" for n in range(25))):
        with CaptureQueriesContext(connection) as queries:
            found(text)
        costs.append(len(queries))
    assert costs == [3, 2]
