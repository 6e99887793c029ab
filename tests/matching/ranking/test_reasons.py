import numpy as np
import pytest

from matching.ranking.profile import Profile, write_profile
from matching.ranking.reasons import TERMS, Reasons, SharedTerm, reasons_for
from matching.ranking.statistics import Statistics, statistics_of
from matching.text.folding import Folding

NOTHING_KNOWN = Statistics(0, 1.0, {})


def profile(*sentences, vectors=None, title="", body=None):
    """With the vectors given, one a sentence; otherwise with none."""
    read = write_profile(title, " ".join(sentences) if body is None else body, encode=None)
    rows = None if vectors is None else np.array(vectors, dtype=np.float32)
    return Profile(title, tuple(sentences), read.counts, read.length, None, rows)


def reasons(ours, theirs, statistics=NOTHING_KNOWN, **more):
    return reasons_for(ours, [theirs], statistics, **more)[0]


def quoted(found):
    return [(pair.ours, pair.theirs, pair.closeness) for pair in found.pairs]


def test_pairs_are_the_closest_two_with_no_sentence_twice():
    ours = profile("One.", "Two.", "Three.", vectors=[[1, 0], [0.8, 0.6], [0, 1]])
    theirs = profile("Eins.", "Zwei.", "Drei.", vectors=[[1, 0], [0.5, 0.5], [0.9, 0.1]])
    assert quoted(reasons(ours, theirs)) == [
        ("One.", "Eins.", 1.0),
        ("Two.", "Zwei. Drei.", 0.9717),
    ]
    swapped = [("Eins.", "One.", 1.0), ("Zwei. Drei.", "Two.", 0.9717)]
    assert quoted(reasons(theirs, ours)) == swapped


@pytest.mark.parametrize(("close", "found"), [(0.56, 1), (0.55, 1), (0.54, 0), (-1.0, 0)])
def test_pair_less_close_than_the_floor_is_not_shown(close, found):
    ours, theirs = profile("One.", vectors=[[1]]), profile("Eins.", vectors=[[close]])
    assert len(reasons(ours, theirs).pairs) == found


@pytest.mark.parametrize(
    ("score", "close", "found"),
    [(1.1, 0.45, 1), (1.1, 0.44, 0), (9, 0.4, 1), (0.9, 0.64, 0), (0, 0.65, 1)],
)
def test_first_quote_need_be_less_close_the_better_the_texts_fit(score, close, found):
    ours, theirs = profile("One.", vectors=[[1]]), profile("Eins.", vectors=[[close]])
    (why,) = reasons_for(ours, [theirs], NOTHING_KNOWN, scores=[score])
    assert len(why.pairs) == found


def test_words_that_two_sentences_share_bring_them_closer():
    ours = profile("Gullies block in rain.", vectors=[[1, 0]])
    theirs = profile("Rain blocks gullies.", vectors=[[0.2, 0.98]])
    assert quoted(reasons(ours, theirs)) == [
        ("Gullies block in rain.", "Rain blocks gullies.", 1.2)
    ]


def test_two_short_sentences_are_quoted_together_where_they_say_more_than_each():
    ours = profile(
        "A visit takes an hour.", "Writing it up takes another.", vectors=[[1, 0], [0, 1]]
    )
    theirs = profile("Visits and their notes.", vectors=[[0.7071, 0.7071]])
    assert [pair.ours for pair in reasons(ours, theirs).pairs] == [
        "A visit takes an hour. Writing it up takes another."
    ]


def test_sentence_repeated_in_a_text_is_quoted_once():
    ours = profile("Same.", "Same.", vectors=[[1], [1]])
    theirs = profile("Eins.", "Zwei.", vectors=[[1], [0.9]])
    assert quoted(reasons(ours, theirs)) == [("Same.", "Eins.", 1.0)]


def test_equally_close_pairs_are_shown_in_the_order_of_the_text():
    ours = profile("One.", "Two.", vectors=[[1], [1]])
    theirs = profile("Eins.", "Zwei.", vectors=[[1], [1]])
    assert [pair.ours for pair in reasons(ours, theirs).pairs] == ["One.", "Two."]


def test_long_sentences_are_quoted_around_the_words_they_share():
    padding = "and so on and on " * 12
    ours = profile(f"First {padding} then the tree officers decide.", vectors=[[1]])
    theirs = profile(f"A map for tree officers {padding} to the end.", vectors=[[1]])
    pair = reasons(ours, theirs).pairs[0]
    assert (pair.ours[0], pair.ours[-21:]) == ("…", "tree officers decide.")
    assert (pair.theirs[:23], pair.theirs[-1]) == ("A map for tree officers", "…")
    assert max(len(pair.ours), len(pair.theirs)) <= 160


def test_pairs_without_vectors_are_those_that_share_rare_words():
    ours = profile("Crews use maps.", "Visits are written up late.", "Gullies block in heavy rain.")
    theirs = profile("It writes up visits.", "Crews use maps.", "Heavy rain fills gullies.")
    common = Statistics(
        100, 10.0, {"crew": 90, "use": 90, "map": 90, "rain": 2, "heavi": 2, "gulli": 1}
    )
    assert quoted(reasons(ours, theirs, common)) == [
        ("Crews use maps.", "Crews use maps.", 1.0),
        ("Gullies block in heavy rain.", "Heavy rain fills gullies.", 0.6184),
    ]


@pytest.mark.parametrize("missing", ["ours", "theirs"])
def test_pairs_go_by_words_when_one_side_has_no_vectors(missing):
    sides = {
        side: profile("Gullies block in rain.", vectors=None if side == missing else [[1]])
        for side in ("ours", "theirs")
    }
    assert quoted(reasons(**sides)) == [("Gullies block in rain.",) * 2 + (1.0,)]


def test_one_shared_word_alone_makes_no_pair():
    assert reasons(profile("Gullies."), profile("Gullies.")).pairs == ()


def test_longer_sentence_with_the_same_words_comes_after_a_shorter_one():
    ours = profile("Gullies block often in rain.")
    theirs = profile(
        f"Gullies block often in rain {' '.join('bcdfg')} streets rivers.", "Gullies block in rain."
    )
    assert reasons(ours, theirs).pairs[0].theirs == "Gullies block in rain."


def test_sentence_of_a_word_or_two_is_not_quoted_beside_longer_ones():
    drawings = "Drawings are checked before they arrive."
    ours = profile("Clearlist", drawings, vectors=[[1], [0.5]], title="Clearlist")
    theirs = profile("No list", "Validation of drawings takes weeks.", vectors=[[1], [1]])
    assert [pair.ours for pair in reasons(ours, theirs).pairs] == [
        "Drawings are checked before they arrive."
    ]


def test_text_of_very_short_sentences_alone_is_quoted_all_the_same():
    ours, theirs = profile("Clearlist.", vectors=[[1]]), profile("No list.", vectors=[[1]])
    assert quoted(reasons(ours, theirs)) == [("Clearlist.", "No list.", 1.0)]


def test_shared_terms_are_told_as_each_text_writes_them():
    found = reasons(profile("The drafting of letters."), profile("Drafts a letter; drafts two."))
    assert found.terms == (
        SharedTerm(("drafting",), ("Drafts",)),
        SharedTerm(("letters",), ("letter",)),
    )
    assert [str(term) for term in found.terms] == ["drafting", "letters"]
    assert (found.our_words, found.their_words) == (["drafting", "letters"], ["Drafts", "letter"])


def test_shared_terms_are_listed_rarest_first_and_common_ones_left_out():
    ours = profile("Trees, gullies, letters and councils.")
    theirs = profile("Councils, letters, gullies, trees.")
    known = Statistics(12, 4.0, {"tree": 3, "gulli": 1, "letter": 2, "council": 5})
    assert [str(term) for term in reasons(ours, theirs, known).terms] == [
        "gullies",
        "letters",
        "Trees",
    ]


def test_shared_term_is_told_only_where_the_sentences_around_it_mean_something_alike():
    ours = profile("The crew works by day.", vectors=[[1, 0]])
    theirs = profile("A day in the archive.", vectors=[[0.29, 0.957]])
    assert reasons(ours, theirs).terms == ()
    alike = profile("A day in the archive.", vectors=[[0.3, 0.954]])
    assert [str(term) for term in reasons(ours, alike).terms] == ["day"]


def test_shared_terms_of_a_few_entries_are_all_listed():
    both = profile("Trees.")
    assert [str(term) for term in reasons(both, both, statistics_of([both])).terms] == ["Trees"]


def test_shared_terms_are_eight_at_most():
    many = profile("Trees, gullies, letters, maps, rivers, bridges, schools, parks, buses, bins.")
    assert len(reasons(many, many).terms) == TERMS


def test_shared_terms_leave_numbers_and_stop_words_out():
    both = profile("The 2024 plan of the 12.")
    assert [str(term) for term in reasons(both, both).terms] == ["plan"]


def test_shared_abbreviation_is_told_beside_its_long_form_and_not_in_parts():
    folding = Folding.of([("asc", "adult social care")])
    found = reasons_for(
        write_profile("", "Adult social care records.", encode=None, folding=folding),
        [write_profile("", "Records for ASC.", encode=None, folding=folding)],
        Statistics(100, 5.0, {"asc": 2, "adult": 2, "social": 3, "care": 4, "record": 1}),
        folding,
    )[0]
    assert found.terms == (
        SharedTerm(("records",), ("Records",)),
        SharedTerm(("Adult social care",), ("ASC",)),
    )


def test_term_beyond_the_sentences_kept_is_told_in_the_words_of_the_other_side():
    ours = profile("Something else.", body="Something else. Gullies.")
    assert reasons(ours, profile("A gully.")).terms == (SharedTerm((), ("gully",)),)
    assert reasons(profile("A gully."), ours).terms == (SharedTerm(("gully",), ()),)
    assert str(reasons(ours, profile("A gully.")).terms[0]) == "gully"


def test_term_beyond_the_sentences_of_both_is_left_out():
    one = profile("Something else.", body="Something else. Gullies.")
    other = profile("Nothing alike.", body="Nothing alike. Gullies.")
    assert reasons(one, other).terms == ()


@pytest.mark.parametrize(
    "text", ["", "the of and", "🙂", "الخدمات الرقمية", "<b></b>", "word " * 5000]
)
def test_text_without_anything_in_common_has_no_reasons(text):
    odd, some = write_profile("", text, encode=None), profile("Gullies block.", vectors=[[1]])
    for one, other in ((odd, some), (some, odd)):
        assert reasons(one, other) == Reasons((), ())


def test_text_without_a_sentence_has_no_reasons():
    nothing = Profile("", (), {}, 0, None, np.zeros((0, 1), dtype=np.float32))
    assert reasons(nothing, profile("Gullies block.", vectors=[[1]])) == Reasons((), ())


def test_reasons_for_many_are_given_in_their_order_and_the_same_each_time():
    ours = profile("Gullies block in rain.", vectors=[[1]])
    found = [profile("Rain.", vectors=[[0.5]]), profile("Gullies.", vectors=[[0.9]])]
    once, again = (reasons_for(ours, found, NOTHING_KNOWN) for _ in range(2))
    assert once == again
    assert [each.pairs[0].theirs for each in once] == ["Rain.", "Gullies."]


def test_reasons_for_nothing_found_are_none():
    assert reasons_for(profile("Gullies."), [], NOTHING_KNOWN) == []
