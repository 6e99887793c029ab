import pytest

from matching.text.folding import SHIPPED, Folding, shipped_rows

CARE = ("ASC", "adult", "social", "care")


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("SEND", ("SEND", "special", "need")),
        ("SENDs", ("SEND", "special", "need")),
        ("send", ()),
        ("Send", ()),
        ("sends", ()),
        ("lpa", ("lpa", "plan", "author")),
        ("LPA", ("lpa", "plan", "author")),
        ("LPAs", ("lpa", "plan", "author")),
        ("LPAS", ("lpa", "plan", "author")),
        ("lpass", ()),
        ("s", ()),
        ("", ()),
    ],
)
def test_abbreviation_in_capitals_is_known_so_and_a_small_one_in_any_case(word, found):
    folding = Folding.of([("SEND", "special needs"), ("lpa", "planning authority")])
    assert folding.meaning(word) == found


def test_first_meaning_of_an_abbreviation_wins_and_every_long_form_is_known():
    folding = Folding.of([("ASC", "adult social care"), ("ASC", "Annual School Census")])
    assert (folding.meaning("ASC"), folding.phrases) == (
        CARE,
        {("adult", "social", "care"): ("ASC",), ("annual", "school", "census"): ("ASC",)},
    )


def test_first_abbreviation_of_a_long_form_wins():
    folding = Folding.of([("ASC", "adult social care"), ("SCA", "adult social care")])
    assert folding.phrases == {("adult", "social", "care"): ("ASC",)}


@pytest.mark.parametrize(
    "row", [("", "adult social care"), ("  ", "care"), ("ASC", ""), ("X", "of")]
)
def test_row_without_an_abbreviation_or_a_meaning_is_passed_over(row):
    assert Folding.of([row]) == Folding({}, {}, {})


def test_row_is_read_without_spaces_around_it_markup_and_stop_words():
    folding = Folding.of([(" ASC ", "\tthe <b>adult</b> social-care ")])
    assert (folding.meaning("ASC"), folding.longest) == (CARE, 3)


def test_longest_phrase_of_an_empty_list_has_no_stem():
    assert Folding.of([]).longest == 0


def test_shipped_file_gives_a_row_for_each_meaning(tmp_path):
    path = tmp_path / "list.yaml"
    path.write_text("asc: adult social care\nLAC: [looked after child, looked after children]\n")
    assert shipped_rows(path) == [
        ("asc", "adult social care"),
        ("LAC", "looked after child"),
        ("LAC", "looked after children"),
    ]


def test_every_shipped_abbreviation_is_known_as_it_is_written():
    unknown = [short for short, _ in shipped_rows() if SHIPPED.meaning(short)[:1] != (short,)]
    assert unknown == []
