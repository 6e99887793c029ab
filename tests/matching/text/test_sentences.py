import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.text.sentences import LONGEST, MOST, sentences
from matching.text.words import CHARACTERS

EVERYTHING = 10_000
WORD = re.compile(r"[^\W_]+")
# Bullets and numbers at the beginning of a line are left out on purpose: these never look like one.
WORDS = st.text("abcdeXYZéŵ12", min_size=3, max_size=40)
INSIDE = [" ", "  ", ", ", " (", ") ", "-", " e.g. ", "<br>", " &amp; ", " 🚀 "]
ENDS = [". ", "; ", "! ", "?” ", "… ", "...", "\n", "\r\n\r\n", "\n- ", "\n• ", "\n2. ", "\u2028"]
BETWEEN = st.sampled_from(INSIDE + ENDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" \n\t", []),
        ("...\n---\n🙂 !", []),
        ("One sentence", ["One sentence"]),
        ("One. Two? Three! Four… Five", ["One.", "Two?", "Three!", "Four…", "Five"]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("He said “Stop.” She stopped.", ["He said “Stop.”", "She stopped."]),
        ("(It works.) “Yes.”", ["(It works.)", "“Yes.”"]),
        ("bins; roads", ["bins", "roads"]),
        ("It costs £3.50 a visit.", ["It costs £3.50 a visit."]),
        ("It ended in 2024. 30 remain.", ["It ended in 2024.", "30 remain."]),
        ("See example.org. then go on", ["See example.org. then go on"]),
        ("Mae’n hwyr. Ŵyn bach.", ["Mae’n hwyr.", "Ŵyn bach."]),
        ("Mae’n hwyr. Ôl arall.", ["Mae’n hwyr.", "Ôl arall."]),
        ("<p>One &amp; two.</p> <p>Three.</p>", ["One & two.", "Three."]),
        ("One\0two. Three", ["One\0two.", "Three"]),
    ],
)
def test_sentence_ends_at_its_sign_before_a_capital_or_a_figure(text, found):
    assert sentences(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Some services, e.g. Libraries and parks.",
        "Some services (e.g. Libraries) and parks.",
        "Most of it, i.e. Nine visits in ten.",
        "Ask Mr. Smith or Dr. Jones.",
        "Ask J. R. Jones.",
        "The U.K. Government pays.",
        "Made by Visits Ltd. Leeds.",
        "See no. 5 and p. 12.",
        "About approx. 30 of them.",
        "We live in St. Albans.",
    ],
)
def test_abbreviation_or_initial_does_not_end_a_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "bullet", ["", "- ", "– ", "* ", "• ", "  ‣ ", "1. ", "12) ", "(3) ", "a) "]
)
def test_line_and_bullet_end_a_sentence_and_the_bullet_is_not_quoted(bullet):
    assert sentences(f"{bullet}empty bins\n\n{bullet}mend roads\r\n") == [
        "empty bins",
        "mend roads",
    ]


@pytest.mark.parametrize("line", ["2024 was wet", "-5 degrees", "3.5 visits", "1000. visit"])
def test_number_that_is_no_bullet_stays(line):
    assert sentences(line) == [line]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("x" * LONGEST, [LONGEST]),
        ("x" * (2 * LONGEST + 100), [LONGEST, LONGEST, 100]),
        ("bins " * 100, [299, 199]),
        ("bins " * 10 + "£1,000 " + "bins " * 100, [296, 259]),
        ("many bins, " + "and the roads " * 25, [9, 297, 51]),
    ],
)
def test_long_sentence_is_cut_at_a_comma_or_between_words_or_where_it_must(text, lengths):
    assert [len(part) for part in sentences(text)] == lengths


@pytest.mark.parametrize("most", [0, 1, 3, MOST])
def test_sentences_are_the_first_so_many(most):
    text = " ".join(f"Sentence {number}." for number in range(100))
    assert sentences(text, most) == [f"Sentence {number}." for number in range(most)]


def test_sentences_without_a_limit_said_are_sixty():
    assert len(sentences("Visit us.\n" * 100)) == 60


def test_text_after_much_white_space_or_markup_is_found():
    assert sentences(" " * 50_000 + "<br>" * 20_000 + "\n" * 50_000 + "Bins.", 1) == ["Bins."]


def test_word_is_whole_wherever_the_last_sentence_ends():
    text = "\n\n\n" * 20 + "letterbox " * 1_000
    assert set(" ".join(sentences(text, 10)).split()) == {"letterbox"}


@pytest.mark.parametrize("sign", [".", "!?", '."', "; ", ". ", "(", "\n", "•"])
def test_very_long_row_of_signs_has_no_sentence(sign):
    assert sentences(sign * (CHARACTERS // len(sign))) == []


@pytest.mark.parametrize("sign", ["A. ", "e.g. A", "1", "bins, ", "Ŵ"])
def test_very_long_text_has_the_first_sentences_only(sign):
    found = sentences(sign * (CHARACTERS // len(sign)))
    assert (len(found), max(map(len, found)) <= LONGEST) == (MOST, True)


@given(st.lists(st.tuples(WORDS, BETWEEN), max_size=80))
def test_words_of_the_sentences_are_the_words_of_the_text_in_order(pieces):
    text = "".join(word + between for word, between in pieces)
    without = re.sub(r"<br>|&amp;|\n2\. ", " ", text)
    assert WORD.findall(" ".join(sentences(text, EVERYTHING))) == WORD.findall(without)


@given(st.text())
def test_sentence_of_any_text_is_short_and_has_a_letter_or_a_figure(text):
    for sentence in sentences(text, EVERYTHING):
        assert 0 < len(sentence) <= LONGEST
        assert any(map(str.isalnum, sentence))
        assert sentence == sentence.strip()
