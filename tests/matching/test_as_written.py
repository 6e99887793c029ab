"""Stems as texts write them."""

from matching.text.folding import Folding
from matching.text.terms import as_written
from matching.text.words import stem_of

FOLDING = Folding.of([("ASC", "adult social care")])


def test_stem_is_shown_as_it_is_written_most_often():
    sentences = ["Potholes open.", "A pothole, and more potholes.", "The potholes of winter"]
    assert as_written(["pothol"], sentences, FOLDING) == ["potholes"]


def test_word_that_only_begins_sentences_has_no_capital_and_an_abbreviation_keeps_its_own():
    assert as_written(
        ["detail", stem_of("GIS")], ["Details are lost.", "The GIS is old."], FOLDING
    ) == [
        "details",
        "GIS",
    ]


def test_word_within_a_longer_one_that_is_shown_is_not_said_twice():
    sentences = ["Adult social care is late.", "We wait for adult social care."]
    wanted = ["ASC", "social", "care", "wait"]
    assert as_written(wanted, sentences, FOLDING) == ["adult social care", "wait"]


def test_stem_that_no_sentence_has_is_left_out():
    assert as_written(["bat"], ["Potholes open."], FOLDING) == []
