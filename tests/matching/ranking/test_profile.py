import numpy as np
import pytest

from matching.ranking.profile import SENTENCES, whole_text, write_profile
from matching.text.folding import Folding

BODY = "Bins overflow. Crews drive past empty bins!\n- Streets are dirty"
FOLDING = Folding.of([("ASC", "adult social care")])


def encode(texts):
    """A row for each text that tells texts apart: their lengths, and where they stood."""
    return np.array([[len(text), place] for place, text in enumerate(texts)], dtype=np.float32)


def test_words_of_a_title_count_twice():
    profile = write_profile("Full bins", "Bins overflow.", encode=None)
    assert (profile.counts, profile.length) == ({"full": 2, "bin": 3, "overflow": 1}, 6)


def test_abbreviations_are_counted_as_the_list_given_has_them():
    profile = write_profile("ASC", "", encode=None, folding=FOLDING)
    assert profile.counts == {"ASC": 2, "adult": 2, "social": 2, "care": 2}


def test_sentences_begin_with_the_title():
    profile = write_profile(" Full bins ", BODY, encode=None)
    assert profile.sentences == (
        "Full bins",
        "Bins overflow.",
        "Crews drive past empty bins!",
        "Streets are dirty",
    )


def test_text_without_a_title_has_the_sentences_of_its_body():
    profile = write_profile("", "Bins overflow.", encode=None)
    assert (profile.title, profile.sentences) == ("", ("Bins overflow.",))


def test_profile_without_an_encoder_has_no_vectors():
    profile = write_profile("Full bins", BODY, encode=None)
    assert (profile.vector, profile.sentence_vectors) == (None, None)


def test_rows_are_of_the_sentences_and_the_vector_of_the_whole_text():
    profile = write_profile("Full bins", BODY, encode=encode)
    assert profile.vector.tolist() == [len(f"Full bins. {BODY}"), 0]
    assert profile.sentence_vectors.tolist() == [
        [len(sentence), place] for place, sentence in enumerate(profile.sentences, 1)
    ]


def test_long_body_keeps_its_first_sentences_and_all_of_its_words():
    profile = write_profile("Title", "Bins overflow. " * 50, encode=encode)
    assert (len(profile.sentences), len(profile.sentence_vectors)) == (1 + SENTENCES,) * 2
    assert profile.counts["overflow"] == 50


@pytest.mark.parametrize("text", ["", " \n", "🙂", "..."])
def test_body_without_a_word_has_nothing_to_rank_and_is_not_encoded(text):
    profile = write_profile("", text, encode=pytest.fail)
    assert (profile.sentences, profile.counts, profile.length) == ((), {}, 0)
    assert (profile.vector, profile.sentence_vectors) == (None, None)


def test_text_of_stop_words_only_has_vectors_and_no_words():
    profile = write_profile("", "To be or not to be", encode=encode)
    assert (profile.counts, profile.length, profile.sentence_vectors.shape) == ({}, 0, (1, 2))


def test_very_long_text_is_counted_and_quoted_in_part():
    profile = write_profile("", "bins " * 50_000, encode=encode)
    assert (profile.counts, profile.length, len(profile.sentences)) == (
        {"bin": 40_000},
        40_000,
        SENTENCES,
    )


@pytest.mark.parametrize(
    ("title", "body", "whole"),
    [
        (" Bins ", " Overflow ", "Bins. Overflow"),
        ("Bins", " ", "Bins"),
        ("", "Overflow", "Overflow"),
        ("", "", ""),
    ],
)
def test_whole_text_is_the_title_and_the_body_where_there_are_both(title, body, whole):
    assert whole_text(title, body) == whole


def test_key_is_kept():
    assert write_profile("Bins", "", encode=None, key="bins").key == "bins"
