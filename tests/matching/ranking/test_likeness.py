"""When two texts say nearly the same. The statements of said_by_many.yaml are judged by hand."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from matching.embedding.encoder import encoder
from matching.ranking.likeness import as_a_whole, closest_sentence, is_like_question, is_like_text
from matching.ranking.profile import write_profile

SAID = yaml.safe_load((Path(__file__).parents[1] / "said_by_many.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def statements():
    """Each with the problem it is about; those that stand alone are about one of their own."""
    encode = encoder().encode
    return [
        (problem if problem != "alone" else said["question"], _read(said, encode))
        for problem, rows in SAID.items()
        for said in rows
    ]


def _read(said, encode):
    return write_profile(said["question"], said["challenge"], encode=encode)


def alike(pairs, is_like):
    return sum(is_like(one, other, 0.0) for one, other in pairs) / len(pairs)


def test_statements_on_one_problem_are_alike_as_a_whole_and_others_are_not(statements):
    same, others = _pairs(statements)
    found, astray = alike(same, is_like_text), alike(others, is_like_text)
    assert (found > 0.9, astray < 0.02) == (True, True)


def test_most_questions_on_one_problem_find_the_others_statements(statements):
    same, others = _pairs(statements)
    encode = encoder().encode
    asked = {id(one): write_profile("", one.title, encode=encode) for _, one in statements}
    found, astray = (
        alike([(asked[id(one)], other) for one, other in pairs], is_like_question)
        for pairs in (same, others)
    )
    assert (found > 0.6, astray < 0.03) == (True, True)


def _pairs(statements):
    pairs = list(combinations(statements, 2))
    same = [(one, other) for (a, one), (b, other) in pairs if a == b]
    return same, [(one, other) for (a, one), (b, other) in pairs if a != b]


def test_texts_without_vectors_are_alike_by_their_words_alone(statements):
    (_, one), (_, other), *_ = statements
    bare = replace(one, vector=None, sentence_vectors=None)
    nothing = write_profile("", "", encode=encoder().encode)
    assert [closest_sentence(bare, other), as_a_whole(other, bare), as_a_whole(nothing, one)] == [
        0.0,
        0.0,
        0.0,
    ]
    assert [is_like_question(bare, other, share) for share in (0.19, 0.2)] == [False, True]
    assert [is_like_text(bare, other, share) for share in (0.17, 0.18)] == [False, True]
