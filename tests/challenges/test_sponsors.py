import pytest

from challenges.sponsors import Sponsor, note_on_text, sponsors_in

COUNCILS = {"Mereton Council": "council 1", "Mosswick Council": "council 2", "Adle": 3, "Worle": 4}
COUNCILS["Fell, Moor and Moss Council"] = "council 5"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", []),
        (" ; ;", []),
        ("Mereton Council", ["Mereton Council"]),
        ("Mereton Council; Planning Advice Body", ["Mereton Council", "Planning Advice Body"]),
        ("Mereton Council | Mosswick Council\nMHC", ["Mereton Council", "Mosswick Council", "MHC"]),
        ("MHC / GDL / Mereton Council", ["MHC", "GDL", "Mereton Council"]),
        ("Mereton Council;Mereton Council", ["Mereton Council"]),
        ("Mereton Council, Mosswick Council", ["Mereton Council", "Mosswick Council"]),
        ("Mereton Council and Mosswick Council", ["Mereton Council", "Mosswick Council"]),
        ("Adle & Worle", ["Adle", "Worle"]),
        ("Fell, Moor and Moss Council", ["Fell, Moor and Moss Council"]),
        (
            "Data Office and Open Government, Elsewhere",
            ["Data Office and Open Government, Elsewhere"],
        ),
        ("Mereton Council and Partners Ltd", ["Mereton Council and Partners Ltd"]),
    ],
)
def test_cell_names_these_sponsors(text, named):
    found = sponsors_in(text, COUNCILS.get)
    assert found == [Sponsor(name, COUNCILS.get(name)) for name in named]


def test_note_names_each_text_once_in_order():
    sponsors = [Sponsor("Zeal"), Sponsor("Adle", 3), Sponsor("Body"), Sponsor("Zeal")]
    assert note_on_text(sponsors) == [
        "Kept as text, because no council of the register: Body; Zeal."
    ]


def test_note_on_councils_alone_is_none():
    assert note_on_text([Sponsor("Adle", 3)]) == []
