import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.text.quotes import LONGEST, ROOM, quote

LONG = " ".join(f"word{number}" for number in range(60))


def spans_of(sentence, *words):
    return [(sentence.index(word), sentence.index(word) + len(word)) for word in words]


@pytest.mark.parametrize("sentence", ["", "Short.", "x" * LONGEST])
def test_quote_of_what_is_short_enough_is_the_whole(sentence):
    assert quote(sentence) == sentence


def test_quote_without_words_to_show_is_the_beginning():
    assert quote(LONG) == f"{LONG[: LONG.index(' word24')]}…"


def test_quote_around_a_word_in_the_middle_is_cut_on_both_sides():
    cut = quote(LONG, spans_of(LONG, "word30"))
    assert cut == f"…{LONG[LONG.index('word20') : LONG.index(' word41')]}…"


def test_quote_around_the_last_word_ends_with_it():
    cut = quote(LONG, spans_of(LONG, "word59"))
    assert (cut[0], cut[-6:]) == ("…", "word59")


def test_quote_is_taken_where_most_words_stand_together():
    cut = quote(LONG, spans_of(LONG, "word2 ", "word40", "word43", "word47"))
    assert "word40 word41 word42 word43 word44 word45 word46 word47" in cut
    assert "word2 " not in cut


def test_quote_of_two_equally_good_places_is_the_earlier():
    assert "word5 " in quote(LONG, spans_of(LONG, "word50", "word5 "))


def test_quote_leaves_no_comma_before_the_cut():
    assert quote("Residents get lots of letters, " * 12)[-8:] == "letters…"


def test_quote_of_one_endless_word_is_cut_inside_it():
    assert quote("x" * 400) == f"{'x' * ROOM}…"
    inside = quote(f"See {'x' * 200}care{'y' * 20} and more words", [(204, 208)])
    assert inside == f"…{'x' * 119}care{'y' * 20} and more words"


WORDS = st.lists(st.text("abcé🙂", min_size=1, max_size=40), min_size=1, max_size=80)


@given(WORDS, st.data())
def test_quote_is_a_short_part_of_the_sentence_that_shows_a_word_wanted(words, data):
    sentence = " ".join(words)
    wanted = data.draw(st.sampled_from(range(len(words))))
    start = len(" ".join([*words[:wanted], ""]))
    cut = quote(sentence, [(start, start + len(words[wanted]))])
    assert len(cut) <= LONGEST
    assert cut.strip("…") in sentence
    shown = cut.strip("…").split()
    assert words[wanted] in shown
    assert set(shown) <= set(words)
