"""Words one by one. Texts are what people paste: markup, accents, signs, and far too much of it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.text.words import CHARACTERS, STOP_WORDS, Word, plain, stem_of, words


def stems(text):
    return [word.stem for word in words(plain(text))]


@pytest.mark.parametrize(
    "forms",
    [
        ["pothole", "potholes", "Potholes", "POTHOLES"],
        ["connect", "connected", "connecting", "connection", "connections"],
        ["assess", "assessed", "assessing", "assessment", "assessments"],
        ["council", "councils"],
        ["library", "libraries"],
        ["café", "cafe", "Cafés", "cafe\u0301"],
        ["gŵyl", "Gŵyl", "gwyl", "gw\u0302yl"],
        ["email", "e-mail", "E-mails", "e‐mail", "e‑mail"],
        ["cooperate", "co-operate", "Co-operating", "co-operation"],
        ["reuse", "re-use", "Re-used", "re‑using"],
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    first = stems(forms[0])
    assert ([stems(form) for form in forms], len(first)) == ([first] * len(forms), 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t\u00a0", []),
        ("of the and to", []),
        ("Don't, won’t, isn't", []),
        ("The two of THEM", []),
        ("The bins of the council", ["bin", "council"]),
        ("the council’s bins", ["council", "bin"]),
        ("year-end", ["year", "end"]),
        ("bins/roads,trees;parks", ["bin", "road", "tree", "park"]),
        ("snake_case and _late_", ["snake", "case", "late"]),
        ("2024, A38 and 5G", ["2024", "a38", "5g"]),
        ("£1,000 or 3.5%", ["1", "000", "3", "5"]),
        ("<p class='x'>Bins &amp; <b>roads</b></p><!-- no -->", ["bin", "road"]),
        ("under < 5 and > 7 visits", ["5", "7", "visit"]),
        ("<script>alert</script>", ["alert"]),
        ("bins<br>roads", ["bin", "road"]),
        ("🚀 🙂", []),
        ("bins🚀roads", ["bin", "road"]),
        ("Croeso i Gymru, tŷ bach", ["croeso", "gymru", "ty", "bach"]),
        ("bins\0roads", ["bin", "road"]),
        ("half a pair \ud83d of bins", ["half", "pair", "bin"]),
    ],
)
def test_words_of_a_text_are_stems_without_markup_signs_and_stop_words(text, found):
    assert stems(text) == found


def test_word_says_where_it_stands():
    assert list(words("The e-mails, sent")) == [Word("email", 4, 11), Word("sent", 13, 17)]


def test_text_is_read_to_its_two_hundred_thousandth_character():
    text = "bins " * (CHARACTERS // 5) + "roads"
    assert (len(text) > CHARACTERS, stems(text)) == (True, ["bin"] * 40_000)


@pytest.mark.parametrize(
    ("sign", "found"),
    [
        ("<a", {}),
        ("&", {}),
        ("re-", {"rere": 33_333}),
        ("e\u0301", {}),
        ("1", {}),
    ],
)
def test_very_long_row_of_one_sign_is_read_to_its_end(sign, found):
    assert Counter(stems(sign * CHARACTERS)) == found


def test_word_as_long_as_a_word_may_be_counts_and_a_longer_one_does_not():
    assert stems("b" * 64) == ["b" * 64]
    assert stems("b" * 65) == []


def test_stop_words_are_single_words_in_lower_case():
    assert all(word.isalpha() and word == word.lower() for word in STOP_WORDS)


def test_stem_is_the_same_in_every_thread():
    stem_of.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(stem_of, [f"councils{letter}ings" for letter in "bcdf" * 50])
        assert list(found) == [f"councils{letter}" for letter in "bcdf" * 50]


@given(st.text())
def test_words_of_any_text_have_stems_and_stand_in_it_one_after_another(text):
    text = plain(text)
    end = 0
    for word in words(text):
        assert word.stem
        assert end <= word.start < word.end <= len(text)
        end = word.end
