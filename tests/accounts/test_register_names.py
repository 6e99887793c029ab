import pytest

from accounts.register.names import place_without_river, plain, short_name, without_remark


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("London Borough of Sutton", "Sutton"),
        ("Royal Borough of Kensington and Chelsea", "Kensington and Chelsea"),
        ("Borough Council of Kings Lynn and West Norfolk", "Kings Lynn and West Norfolk"),
        ("City of Bradford Metropolitan District Council", "Bradford"),
        ("City of London Corporation", "London"),
        ("St Albans City and District Council", "St Albans"),
        ("Walsall Metropolitan Borough Council", "Walsall"),
        ("Bournemouth, Christchurch and Poole Council", "Bournemouth, Christchurch and Poole"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("East Midlands Combined County Authority", "East Midlands"),
        ("Greater London Authority", "Greater London"),
        ("Liverpool City Region", "Liverpool City Region"),
        ("Council", "Council"),
    ],
)
def test_short_name_is_the_place(name, short):
    assert short_name(name) == short


def test_plain_name_ignores_case_accents_punctuation_and_ampersand():
    assert plain("The St. Élan’s & Stoke-on-Mere") == "st elans and stoke on mere"


def test_place_without_river_is_what_people_say():
    assert place_without_river("London Borough of Richmond upon Thames") == "richmond"


@pytest.mark.parametrize(
    "written",
    [
        "Oxford City Council and partners",
        "Oxford City Council (lead for 14 councils)",
        "Oxford City Council and 2 other councils",
        " Oxford City Council ",
    ],
)
def test_remark_after_a_name_is_left_out(written):
    assert without_remark(written) == "Oxford City Council"
