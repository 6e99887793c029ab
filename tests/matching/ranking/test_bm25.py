"""BM25 against values worked out by hand.

Three texts: "bin bin street", "bin", "tree" — 3 entries, 5/3 terms on average, and ten entries thought
of beside them.
"""

from math import log, sqrt

import pytest

from matching.ranking.bm25 import likeness, rarities, rarity, weights
from matching.ranking.profile import Profile
from matching.ranking.statistics import Statistics

KNOWN = Statistics(3, 5 / 3, {"bin": 2, "street": 1, "tree": 1})


def text(**counts):
    return Profile("", (), counts, sum(counts.values()))


def weighed(entry):
    return weights(entry, rarities(entry.counts, KNOWN), KNOWN)


def test_rarity_is_the_logarithm_of_one_plus_the_odds():
    # bin: ln(1 + (13 - 2 + 0.5) / 2.5) = ln 5.6; street: ln(1 + 12.5 / 1.5); unknown: ln(1 + 13.5 / 0.5)
    assert rarity("bin", KNOWN) == pytest.approx(log(5.6)) == pytest.approx(1.7227666)
    assert rarity("street", KNOWN) == pytest.approx(2.2335922)
    assert rarity("moon", KNOWN) == pytest.approx(log(28)) == pytest.approx(3.3322045)


def test_weights_saturate_and_fall_with_length():
    # "bin bin street": norm = 1.2 · (0.25 + 0.75 · 3 / (5/3)) = 1.92
    # bin: 1.7227666 · 2 · 2.2 / (2 + 1.92) = 1.9337176; street: 2.2335922 · 2.2 / 2.92 = 1.6828434
    assert weighed(text(bin=2, street=1)) == pytest.approx({"bin": 1.9337176, "street": 1.6828434})
    # "bin": norm = 1.2 · (0.25 + 0.75 · 1 / (5/3)) = 0.84; 1.7227666 · 2.2 / 1.84 = 2.0598297
    assert weighed(text(bin=1)) == pytest.approx({"bin": 2.0598297})


def test_weights_over_the_terms_of_a_query_add_up_to_the_score():
    entry = weighed(text(bin=2, street=1))
    assert sum(entry.get(term, 0) for term in ("bin", "street", "moon")) == pytest.approx(3.616561)


def test_term_counts_for_more_the_rarer_it_is_and_never_below_zero():
    common = Statistics(100, 5.0, {"use": 100, "gulli": 1})
    assert 0 < rarity("use", common) < rarity("gulli", common)


def test_likeness_is_the_cosine():
    ours, theirs = {"bin": 3.0, "tree": 4.0}, {"bin": 1.0, "street": 1.0}
    assert likeness(ours, theirs) == pytest.approx(3 / (5 * sqrt(2)))
    assert likeness(ours, ours) == pytest.approx(1)


@pytest.mark.parametrize(
    ("ours", "theirs"), [({}, {}), ({}, {"bin": 1.0}), ({"a": 1.0}, {"b": 1.0})]
)
def test_texts_that_share_nothing_are_not_alike(ours, theirs):
    assert likeness(ours, theirs) == 0.0


def test_text_without_terms_in_an_empty_collection_weighs_nothing():
    assert weights(text(), {}, Statistics(0, 0.0, {})) == {}
    assert list(weights(text(bin=1), {"bin": 1.0}, Statistics(0, 0.0, {}))) == ["bin"]
