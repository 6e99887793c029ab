"""What blind assessors do not read: a plain room of words, without records."""

import pytest

from vendors.blind import HIDDEN, Veil, names_in, stands_in

VEIL = Veil(names_in("Larkfield Software Ltd", "Visit Notes"), ("won the Kent prize",))


@pytest.mark.parametrize(
    "text",
    [
        "{} listens.",
        "Ask {}’s people",
        "({})",
        "«{}»",
        "{}",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "Larkfield Software Ltd",
        "LARKFIELD SOFTWARE LTD",
        "Larkfield Software",
        "larkfield-software",
        "LarkfieldSoftware",
        "Larkfield\nSoftware",
        "visit_notes",
        "VisitNotes",
        "won  the\nKent prize",
        "sales@larkfield.example",
        "https://larkfield.example/notes?x=1",
        "www.larkfield.example",
    ],
)
def test_veil_hides_a_name_however_it_is_written(text, name):
    assert VEIL.over(text.format(name)) == text.format(HIDDEN)


@pytest.mark.parametrize(
    "text", ["A visit, noted.", "revisit notes", "visit notesheet", "A larkfield", ""]
)
def test_veil_leaves_other_words_alone(text):
    assert VEIL.over(text) == text


def test_pieces_of_a_text_are_the_text_again_with_the_hidden_ones_marked():
    text = "Visit Notes listens. Larkfield Software won the Kent prize."
    pieces = VEIL.pieces(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, hides in pieces if hides] == [
        "Visit Notes",
        "Larkfield Software",
        "won the Kent prize",
    ]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Larkfield Software Ltd", ("Larkfield Software Ltd", "Larkfield Software")),
        ("Care Limited.", ("Care Limited.", "Care")),
        ("Beacon Community Interest Company", ("Beacon Community Interest Company", "Beacon")),
        ("Limitedless", ("Limitedless",)),
    ],
)
def test_names_in_a_firm_are_with_and_without_its_legal_form(written, names):
    assert names_in(written) == names


def test_veil_without_any_name_hides_addresses_only():
    assert Veil(("", " ")).over("a b see www.a.example") == f"a b see {HIDDEN}"


def test_passage_stands_in_texts_across_line_breaks_and_not_within_a_word():
    assert stands_in("the Kent prize", ["won the\n Kent  prize"])
    assert not stands_in("Kent", ["Kentish"])
