import pytest

from accounts.standing import standing_of
from tests.journeys import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "facts"),
    [
        (people.officer, ("councils",)),
        (people.council_lead, ("councils", "councils_led")),
        (people.vendor_user, ("vendors",)),
        (people.vendor_lead, ("vendors", "vendors_led")),
        (people.assessor, ("is_assessor",)),
        (people.staff, ("is_staff",)),
        (people.administrator, ("is_staff", "is_administrator")),
        (people.anybody, ()),
    ],
)
def test_person_of_the_journeys_stands_where_the_name_says(make, facts):
    standing = standing_of(make())
    every = (
        "councils",
        "councils_led",
        "vendors",
        "vendors_led",
        "is_assessor",
        "is_staff",
        "is_administrator",
    )
    assert tuple(fact for fact in every if getattr(standing, fact)) == facts


def test_people_of_the_lga_share_one_organisation():
    assert people.lga() == people.lga()
