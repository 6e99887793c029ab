from datetime import date

import pytest
from django.utils import timezone

from accounts.actions.register import import_edition
from accounts.enums import CouncilType
from accounts.queries.councils import council_resolver, resolve_council
from accounts.register.edition import read_edition
from tests.journeys.people import council
from tests.shared_data import shared_rows

RESOLVED = {
    "Leeds City Council": "Leeds City Council",
    "leeds": "Leeds City Council",
    "Barnet Council": "London Borough of Barnet",
    "London Hackney Council": "London Borough of Hackney",
    "LB Sutton": "London Borough of Sutton",
    "Westminster City Council": "City of Westminster",
    "Wandsworth Borough Council": "London Borough of Wandsworth",
    "Telford and Wrekin Council": "Telford & Wrekin Council",
    "King’s Lynn & West Norfolk": "Borough Council of Kings Lynn and West Norfolk",
    "Oxford City Council and partners": "Oxford City Council",
    "Richmond Council": "London Borough of Richmond upon Thames",
    "The City of London": "City of London Corporation",
    "Newcastle City Council": "Newcastle City Council",
    "Newcastle": "None",
    "Durham City Council": "None",
    "Dorset County Council": "None",
    "Buckinghamshire County Council": "Buckinghamshire County Council",
    "Buckinghamshire": "Buckinghamshire Council",
}
UNRESOLVED = {
    # councils of Scotland and Wales
    "Blaenau Gwent County Borough Council",
    "City of Edinburgh Council",
    "Glasgow City Council",
    "Monmouthshire County Council",
    "Powys County Council",
    "Torfaen County Borough Council",
    # other public bodies, partnerships and areas
    "Adur & Worthing",
    "Cairngorms National Park Authority",
    "Chief Data Office and Open Government, Scottish Government (Challenge 10.7)",
    "City of Northampton",
    "Durham Constabulary",
    "GDS Local",
    "Greater Cambridge Partnership",
    "Greater Manchester",
    "Historic Environment Scotland",
    "Kirklees Council traffic authority",
    "LGA",
    "MHCLG",
    "Planning Advisory Service",
    "Scottish Natural Heritage",
    "Transport for Greater Manchester",
    "Transport for London",
    "Transport for London Freight Lab",
    "Transports for London",
    "UK Municipalities",
}


@pytest.fixture
def register(db):
    import_edition(read_edition(), by=None, at=timezone.now())


@pytest.mark.usefixtures("register")
def test_name_in_any_common_form_resolves_to_its_council():
    resolve = council_resolver()
    assert {written: str(resolve(written)) for written in RESOLVED} == RESOLVED


@pytest.mark.usefixtures("register")
def test_real_sponsors_resolve_but_for_those_that_are_no_english_council():
    resolve = council_resolver()
    named = {
        name for row in shared_rows("statements.csv") for name in row["organisations"].split(";")
    }
    named |= {row["used_by"] for row in shared_rows("solutions.csv")}
    names = {name.strip() for name in named if name.strip()}
    assert {name for name in names if resolve(name) is None} == UNRESOLVED


@pytest.mark.parametrize(
    "text", ["", "Council", "Mereton", "Mereton County Council", "Mereton Police"]
)
@pytest.mark.django_db
def test_name_that_fits_no_council_or_several_resolves_to_none(text):
    council("Mereton upon Fell Borough Council")
    council("Mereton under Moss Council")
    assert resolve_council(text) is None


@pytest.mark.django_db
def test_place_of_a_closed_council_resolves_only_by_its_full_name():
    closed = council("Old Mereton Council", ended_on=date(2023, 4, 1))
    assert (resolve_council("Old Mereton Council"), resolve_council("Old Mereton")) == (
        closed,
        None,
    )


@pytest.mark.django_db
def test_existing_council_comes_before_a_closed_one_of_the_same_name():
    council("Mereton Council", ended_on=date(2023, 4, 1))
    present = council("Mereton Council")
    assert resolve_council("Mereton Council") == present


@pytest.mark.django_db
def test_area_of_a_combined_authority_alone_resolves_to_none():
    authority = council("Fellside Combined Authority", council_type=CouncilType.COMBINED)
    assert (resolve_council("Fellside"), resolve_council("Fellside Combined Authority")) == (
        None,
        authority,
    )


@pytest.mark.django_db
def test_resolver_asks_the_database_once(django_assert_num_queries):
    council("Mereton Council")
    with django_assert_num_queries(1):
        resolve = council_resolver()
        assert [str(resolve(name)) for name in ("Mereton", "Mereton Council", "Elsewhere")] == [
            "Mereton Council",
            "Mereton Council",
            "None",
        ]
