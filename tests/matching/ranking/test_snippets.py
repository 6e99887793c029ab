"""The sentence of a text that answers a question best."""

import numpy as np
import pytest

from matching.ranking.profile import Profile, write_profile
from matching.ranking.snippets import snippet
from matching.ranking.statistics import Statistics
from matching.text.folding import SHIPPED

BODY = (
    "A lorry leaves the depot at six.\n"
    "Missed bins are reported by telephone.\n"
    "Crews write down each missed collection, and the list of missed bins is typed in the evening."
)
COUNTED = Statistics(10, 20.0, {"bin": 2, "miss": 3, "collect": 3, "depot": 1})


def quoted(question, body=BODY, *, entry=None, beside=""):
    query = question if isinstance(question, Profile) else asked(question)
    entry = entry or write_profile("", body, encode=None)
    return snippet(query, body, entry, COUNTED, SHIPPED, beside=beside)


def asked(question, vector=None):
    query = write_profile("", question, encode=None)
    vectors = None if vector is None else np.array([vector], dtype=np.float32)
    return Profile("", (question,), query.counts, query.length, None, vectors)


@pytest.mark.parametrize(
    ("question", "sentence", "words"),
    [
        ("the depot", "A lorry leaves the depot at six.", ["depot"]),
        ("missed bins", "Missed bins are reported by telephone.", ["Missed", "bins"]),
        (
            "collecting missed bins",
            "Crews write down each missed collection, and the list of missed bins is typed in the evening.",
            ["missed", "collection", "bins"],
        ),
    ],
)
def test_sentence_with_most_of_the_question_is_quoted_with_its_words(question, sentence, words):
    found = quoted(question)
    assert (found.text, found.words) == (sentence, words)


def test_sentence_nearest_in_meaning_is_quoted_where_no_word_is_shared():
    entry = write_profile("", BODY, encode=None)
    vectors = np.array([[0, 1], [1, 0], [0, 1]], dtype=np.float32)
    near = Profile("", entry.sentences, entry.counts, entry.length, None, vectors)
    found = quoted(asked("refuse", vector=[1, 0]), entry=near)
    assert (found.text, found.words) == ("Missed bins are reported by telephone.", [])


def test_sentence_that_stands_beside_it_is_not_quoted_again():
    found = quoted("missed bins", beside="Missed bins are reported by telephone.")
    assert found.text.startswith("Crews write down")


def test_text_that_changed_since_it_was_read_is_quoted_as_it_is_now():
    before = write_profile("", "Missed bins are a secret.", encode=None)
    assert quoted("missed bins", "Bins are emptied on Monday.", entry=before).text == (
        "Bins are emptied on Monday."
    )


def test_long_sentence_is_cut_around_the_words():
    found = quoted("the depot", f"{'on and on ' * 30}to the depot{' and back' * 30}.")
    assert found.words == ["depot"]
    assert len(found.text) <= 160
    assert "to the depot" in found.text


@pytest.mark.parametrize("body", ["", " \n ", "🚮", "<br>"])
def test_text_without_a_word_has_nothing_to_quote(body):
    assert quoted("missed bins", body).text == ""
