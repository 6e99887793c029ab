"""When a criterion is asked: the grammar, what holds, and every mistake a set can make with it."""

import pytest
from django.core.exceptions import ValidationError

from vendors.criteria.asking import asked_of, asked_when_words, read_asked_when
from vendors.criteria.asking_checks import askers_of, wrong_conditions
from vendors.models import Criterion

KNOWN = {
    "data_involved": ["personal", "images"],
    "is_resident_facing": ["no"],
    "A1": ["yes"],
    "A2": ["Green"],
    "A3": ["12"],
    "A4": ["2026-03-31"],
    "A5": ["Some words"],
    "A6": [],
}


def criterion(code, asked_when=None, **facts):
    return Criterion(
        **{"code": code, "answer_type": "yes_no", "asked_when": asked_when or {}, **facts}
    )


def when(of, **relation):
    return {"all": [{"of": of, **relation}]}


@pytest.mark.parametrize(
    ("asked_when", "holds"),
    [
        ({}, True),
        ("always", True),
        (when("data_involved", **{"is": ["personal", "special_category"]}), True),
        (when("data_involved", **{"is": ["open"]}), False),
        (when("is_resident_facing", **{"is": "no"}), True),
        (when("A1", **{"is": True}), True),
        (when("A2", **{"is": ["Red", "Green"]}), True),
        (when("A2", **{"is": ["Red"]}), False),
        (when("A3", at_least=12), True),
        (when("A3", at_least=13), False),
        (when("A3", at_most="100"), True),
        (when("A4", at_least="2026-03-31"), True),
        (when("A4", at_most="2026-03-30"), False),
        (when("A5", is_answered=True), True),
        (when("A6", is_answered="no"), True),
        (when("A6", is_answered="yes"), False),
        (when("A6", **{"is": ["yes"]}), False),
        (when("A6", at_least=1), False),
        ({"all": [{"of": "A1", "is": "yes"}, {"of": "A2", "is": "Red"}]}, False),
        ({"any": [{"of": "A1", "is": "yes"}, {"of": "A2", "is": "Red"}]}, True),
    ],
)
def test_condition_over_facts_and_answers_holds_or_not(asked_when, holds):
    assert read_asked_when(asked_when).holds(KNOWN) is holds


@pytest.mark.parametrize(
    ("asked_when", "sentence"),
    [
        ("sometimes", "begins with “all” or “any”"),
        ({"none": []}, "begins with “all” or “any”"),
        ({"all": [], "any": []}, "begins with “all” or “any”"),
        ({"all": []}, "has no lines"),
        ({"all": {"of": "A1"}}, "has no lines"),
        ({"all": ["A1"]}, "A line of a condition"),
        ({"all": [{"is": "yes"}]}, "A line of a condition"),
        ({"all": [{"of": "A1"}]}, "A line of a condition"),
        ({"all": [{"of": "A1", "is": "yes", "at_most": 1}]}, "A line of a condition"),
        ({"all": [{"of": "A1", "like": "yes"}]}, "A line of a condition"),
        (when("A1", **{"is": []}), "has no value, or too many"),
        (when("A3", at_least=[1, 2]), "has no value, or too many"),
    ],
)
def test_condition_outside_the_grammar_is_refused(asked_when, sentence):
    with pytest.raises(ValidationError, match=sentence):
        read_asked_when(asked_when)


def test_condition_read_and_told_is_the_same():
    told = {"any": [{"of": "A2", "is": ["Red", "Green"]}, {"of": "A3", "at_least": "12"}]}
    assert read_asked_when(told).as_data() == told


@pytest.mark.parametrize(
    ("asked_when", "words"),
    [
        ({}, "Always"),
        (when("is_health_or_care", **{"is": "yes"}), "When it is for health or care"),
        (
            {"all": [{"of": "A1", "is": "no"}, {"of": "A6", "is_answered": "no"}]},
            "When A1 is “No” and A6 is not answered",
        ),
        ({"any": [{"of": "A3", "at_least": 12}, {"of": "A2", "is": ["Red", "Blue"]}]},
         "When A3 is at least “12” or A2 is “Red” or “Blue”"),
        (when("data_involved", **{"is": ["open"]}), "When “Data involved” is “Open data”"),
    ],
)  # fmt: skip
def test_condition_reads_as_a_sentence(asked_when, words):
    assert asked_when_words(criterion("B1", asked_when)) == words


def test_questions_are_asked_by_the_answers_before_them():
    criteria = [
        criterion("A1"),
        criterion("A2", when("A1", **{"is": "yes"})),
        criterion("A3", when("A2", **{"is": "yes"})),
    ]
    said = {"A1": "yes", "A2": "yes"}
    assert [c.code for c in asked_of(criteria, {}, said)] == ["A1", "A2", "A3"]


def test_answer_to_a_question_no_longer_asked_counts_as_not_given():
    criteria = [
        criterion("A1"),
        criterion("A2", when("A1", **{"is": "yes"})),
        criterion("A3", when("A2", **{"is": "yes"})),
    ]
    said = {"A1": "no", "A2": "yes", "A3": "yes"}
    assert [c.code for c in asked_of(criteria, {}, said)] == ["A1"]


@pytest.mark.parametrize(
    ("asked_when", "sentence"),
    [
        (when("Z9", is_answered="yes"), "its condition refers to Z9, which is not in this set."),
        (when("weather", **{"is": "fine"}),
         "its condition refers to weather, which is not in this set."),
        (when("C1", **{"is": "yes"}), "its condition refers to C1, which is asked later."),
        (when("A1", **{"is": "maybe"}), "“maybe” is not an answer to A1."),
        (when("A1", at_least=3), "A1 has answers to choose from: ask whether it “is” one of them."),
        (when("A2", **{"is": "Blue"}), "“Blue” is not an answer to A2."),
        (when("A3", **{"is": "12"}), "compare A3 with “at_least” or “at_most”."),
        (when("A3", at_least="many"), "“many” is not a number, as A3 is."),
        (when("A4", at_least="soon"), "“soon” is not a date such as 2026-03-31, as A4 is."),
        (when("A5", **{"is": "Yes"}), "of A5 it can only ask whether it is answered."),
        (when("A5", is_answered="perhaps"), "whether A5 is answered is “yes” or “no”."),
        (when("data_involved", **{"is": "secret"}), "“secret” is not an answer to data_involved."),
        (when("data_involved", is_answered="yes"),
         "data_involved has answers to choose from: ask whether it “is” one of them."),
        ({"all": []}, "“all” has no lines."),
    ],
)  # fmt: skip
def test_set_with_a_wrong_condition_says_what_is_wrong(asked_when, sentence):
    criteria = [
        criterion("A1"),
        criterion("A2", answer_type="choice", options=["Red", "Green"]),
        criterion("A3", answer_type="number"),
        criterion("A4", answer_type="date"),
        criterion("A5", answer_type="text"),
        criterion("B1", asked_when),
        criterion("C1"),
    ]
    assert wrong_conditions(criteria) == [f"Criterion B1: {sentence}"]


def test_set_with_a_circle_names_the_whole_way_round_once():
    criteria = [
        criterion("A1", when("A3", **{"is": "yes"})),
        criterion("A2", when("A1", **{"is": "yes"})),
        criterion("A3", when("A2", **{"is": "yes"})),
    ]
    assert wrong_conditions(criteria) == ["A1 → A3 → A2 → A1: each is asked only after the other."]


def test_criterion_asked_by_its_own_answer_is_a_circle():
    criteria = [criterion("A1", when("A1", **{"is": "yes"}))]
    assert wrong_conditions(criteria) == ["A1 → A1: each is asked only after the other."]


def test_set_in_order_has_nothing_wrong():
    criteria = [
        criterion("A1"),
        criterion("A2", when("A1", **{"is": "no"})),
        criterion("B1", when("is_resident_facing", **{"is": "yes"})),
    ]
    assert wrong_conditions(criteria) == []
    assert askers_of("A1", criteria) == ["A2"]
