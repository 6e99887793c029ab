from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.text.folding import Folding, shipped_rows
from matching.text.terms import phrases, terms
from matching.text.words import CHARACTERS

FOLDING = Folding.of([("ASC", "adult social care"), ("SEND", "special needs"), ("ot", "therapist")])


@pytest.mark.parametrize(
    ("abbreviation", "long"),
    [
        ("ASC", "adult social care"),
        ("asc", "Adult Social Care"),
        ("AI", "artificial intelligence"),
        ("DPIA", "data protection impact assessment"),
        ("DPIAs", "data protection impact assessments"),
        ("EHCP", "education health and care plan"),
        ("EHCPs", "education, health and care plans"),
        ("EHCPS", "education, health & care plans"),
        ("LPA", "local planning authority"),
        ("LPAs", "local planning authorities"),
        ("MASH", "multi-agency safeguarding hub"),
        ("RPA", "robotic process automation"),
        ("UPRN", "unique property reference number"),
        ("USRNs", "Unique Street Reference Numbers"),
    ],
)
def test_abbreviation_and_its_long_form_give_the_same_terms(abbreviation, long):
    assert Counter(terms(abbreviation)) == Counter(terms(long))


def test_send_in_capitals_stands_for_special_needs_and_the_verb_does_not():
    found = set(terms("special educational needs and disabilities"))
    assert set(terms("SEND")) <= found
    assert [terms("send"), terms("Send it"), terms("sends")] == [["send"]] * 3


@pytest.mark.parametrize(("short", "meaning"), shipped_rows())
def test_every_shipped_long_form_gives_its_abbreviation(short, meaning):
    folding = Folding.of([(short, meaning)])
    assert sorted(terms(meaning, folding)) == sorted(folding.meaning(short))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("of the and to", []),
        ("ASC", ["ASC", "adult", "care", "social"]),
        ("asc", ["asc"]),
        ("adult social care", ["ASC", "adult", "care", "social"]),
        ("Adult social-care visits", ["ASC", "adult", "care", "social", "visit"]),
        ("social care for adult", ["adult", "care", "social"]),
        ("adult social", ["adult", "social"]),
        ("OTs and therapists", ["ot", "ot", "therapist", "therapist"]),
        ("colour program", ["color", "program"]),
        ("Colors of programmes", ["color", "program"]),
        ("<p>ASC</p>", ["ASC", "adult", "care", "social"]),
        ("ASC\0🚀2024", ["2024", "ASC", "adult", "care", "social"]),
    ],
)
def test_terms_are_stems_and_abbreviations_of_the_list(text, found):
    assert sorted(terms(text, FOLDING)) == found


def test_long_form_at_the_end_of_a_text_counts_once_however_long_others_are():
    folding = Folding.of([("AI", "artificial intelligence"), ("LONG", "one big red bus far away")])
    assert terms("artificial intelligence", folding).count("AI") == 1


def test_edited_list_changes_what_stands_for_what():
    assert terms("ASC", Folding.of([])) == ["asc"]
    assert sorted(terms("ASC", Folding.of([("ASC", "school census")]))) == [
        "ASC",
        "census",
        "school",
    ]


def test_terms_of_a_very_long_text_stop_at_the_last_character_that_is_read():
    text = "ASC " * (CHARACTERS // 4) + "visits"
    assert Counter(terms(text, FOLDING)) == dict.fromkeys(
        ["ASC", "adult", "social", "care"], 50_000
    )


def test_phrases_are_words_as_written_each_once_in_their_order():
    text = "Adult social care: visits, ASC, <i>visits</i> and Visiting"
    assert phrases(text, ["visit", "ASC"], FOLDING) == [
        "Adult social care",
        "visits",
        "ASC",
        "Visiting",
    ]


def test_phrases_of_terms_that_a_text_has_not_are_none():
    assert phrases("bins", ["visit"], FOLDING) == []


@given(st.lists(st.sampled_from(["adult", "social", "care", "the", "ASC", "bins"]), max_size=12))
def test_abbreviation_counts_once_for_each_place_that_says_it(said):
    told = [word for word in said if word != "the"]
    long = sum(told[at : at + 3] == ["adult", "social", "care"] for at in range(len(told)))
    assert terms(" ".join(said), FOLDING).count("ASC") == said.count("ASC") + long
