from collections import Counter

import pytest

from challenges.coach.patterns import PATTERNS
from challenges.coach.reader import RULES, advise, read
from tests.shared_data import shared_rows

by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def draft_of(rule, text):
    return {rule.fields[0]: text}


def test_rules_and_patterns_have_the_same_names():
    assert [rule.id for rule in RULES] == list(PATTERNS)


@by_rule
def test_good_example_keeps_its_rule(rule):
    for good in (rule.good, *rule.more_good):
        assert read(rule, draft_of(rule, good)).kept, good


@by_rule
def test_poor_example_is_advised_on(rule):
    for poor in (rule.poor, *rule.more_poor):
        assert not read(rule, draft_of(rule, poor)).kept, poor


def found_by(name, **draft):
    rule = next(rule for rule in RULES if rule.id == name)
    return read(rule, draft).found


def test_what_was_found_is_quoted_from_the_draft():
    assert found_by("problem", question="How can we procure a chatbot for bins?") == (
        "procure a chatbot"
    )
    assert found_by("acronyms", challenge="The HRA and the MTFP. The HRA.") == "HRA, MTFP"
    assert found_by("one_question", question="How can we see? How can we hear?") == (
        "How can we hear"
    )


def test_a_year_is_no_baseline():
    assert not read(next(r for r in RULES if r.id == "baseline"), {"challenge": "In 2024."}).kept


def test_an_empty_draft_is_left_alone():
    assert not advise({"question": " ", "challenge": ""}, ["question"])


def test_only_rules_about_the_page_speak():
    advice = advise({"question": "How can we help?", "outcomes": "Better."}, ["outcomes"])
    assert {r.rule.id for r in advice.kept + advice.advised} == {"outcome", "plain", "acronyms"}


def real_statements():
    return [row["statement"] for row in shared_rows("statements.csv")]


def test_one_real_statement_tells_of_today_with_a_number():
    rule = next(rule for rule in RULES if rule.id == "baseline")
    kept = [text for text in real_statements() if read(rule, {"challenge": text}).kept]
    assert ["38%" in text for text in kept] == [True]


def test_real_statements_are_advised_on_this_often():
    questions = real_statements()
    advice = [advise({"question": question}, ["question"]) for question in questions]
    advised = Counter(r.rule.id for each in advice for r in each.advised)
    assert (len(questions), advised) == (
        37,
        {"begins": 20, "who": 26, "problem": 2, "acronyms": 2},
    )
