"""What is known of a whole collection."""

import numpy as np

from matching.ranking.profile import write_profile
from matching.ranking.statistics import Statistics, statistics_of


def encode(texts):
    """Vectors of three numbers that differ with the length of the text."""
    rows = np.array([[len(each), 10, len(each) % 3] for each in texts], dtype=np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_statistics_say_in_how_many_texts_a_term_stands_and_how_long_they_are():
    profiles = [write_profile("", body, encode=None) for body in ("bin bin street", "bin", "tree")]
    assert statistics_of(profiles) == Statistics(3, 5 / 3, {"bin": 2, "street": 1, "tree": 1})


def test_statistics_of_nothing_are_empty():
    assert statistics_of([]) == Statistics(0, 0.0, {})


def test_statistics_know_what_texts_with_vectors_have_in_common():
    bare = write_profile("", "No vectors.", encode=None)
    seen = [
        write_profile("", body, encode=encode) for body in ("One two.", "Three. Four and five.")
    ]
    common = statistics_of([bare, *seen]).commonplaces
    rows = np.concatenate([each.sentence_vectors for each in seen])
    np.testing.assert_allclose(common.mean, rows.mean(axis=0) * 2 / 52, atol=1e-6)
    assert statistics_of([bare]).commonplaces is None
