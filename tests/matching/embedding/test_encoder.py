"""The encoder against the published code of the model; see reference.py for how that was run."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from matching.embedding.encoder import encoder
from tests.matching.reference import TEXTS, VECTORS

TOLERANCE = 1e-5


def assert_same(found, expected):
    assert found.shape == expected.shape
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, expected, rtol=0, atol=TOLERANCE)


def test_vectors_of_many_texts_together_are_those_of_the_published_code():
    assert_same(encoder().encode(TEXTS), VECTORS)


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_vector_of_a_text_alone_is_that_of_the_published_code(place):
    assert_same(encoder().encode([TEXTS[place]]), VECTORS[place : place + 1])


def test_order_and_company_of_texts_change_no_vector():
    several = [*TEXTS, "", *TEXTS] * 3
    rows = encoder().encode(several[::-1])[::-1]
    assert_same(rows[: len(TEXTS)], VECTORS)
    assert_same(rows[-len(TEXTS) :], VECTORS)


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0", "\x00", "\u200b"])
def test_text_without_a_word_becomes_a_row_of_zeros(text):
    rows = encoder().encode([text, TEXTS[0], text])
    assert_same(rows, np.stack([np.zeros(384), VECTORS[0], np.zeros(384)]).astype(np.float32))


def test_no_text_becomes_no_row():
    assert encoder().encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text",
    [
        "How can we " * 20_000,
        "x" * 200_000,
        "\U0001f5d1 " * 100_000,
        "half a pair \ud83d",
        "<" * 999,
    ],
)
def test_odd_text_becomes_a_row_of_length_one(text):
    rows = encoder().encode([text])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1], abs=1e-6)


def test_text_is_read_as_far_as_256_word_pieces_and_no_further():
    read = encoder().encode(["bins " * 254 + ending for ending in ("", "potholes", "x" * 200_000)])
    assert_same(read[1:], read[[0, 0]])


def test_long_text_full_of_spaces_is_read_to_its_words():
    assert_same(encoder().encode(["potholes" + " " * 200_000]), VECTORS[1:2])


def test_encoder_is_loaded_once_when_several_threads_ask_at_once():
    with ThreadPoolExecutor(8) as threads:
        loaded = {id(each) for each in threads.map(lambda _: encoder(), range(8))}
        rows = list(threads.map(lambda _: encoder().encode(TEXTS[:3]), range(16)))
    assert len(loaded) == 1
    assert_same(np.stack(rows), np.stack([VECTORS[:3]] * 16))
