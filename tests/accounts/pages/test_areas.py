import pytest

from accounts.pages.areas import ACCOUNT, AREAS, doors_for
from tests.journeys import people

pytestmark = pytest.mark.django_db


def floors_of(user, path="/work/"):
    return [floor for floor in doors_for(user, AREAS["staff"], path) if "doors" in floor]


def titles(entries):
    return [entry["text"] for entry in entries]


def test_staff_menu_keeps_pages_that_are_looked_for_together_on_one_floor():
    floors = floors_of(people.administrator())
    assert titles(floors) == [
        "Challenges",
        "Solutions",
        "Events and reports",
        "People and mail",
        "Records",
    ]
    assert titles(floors[-1]["doors"]) == ["Log", "Retention", "Data requests"]


def test_staff_menu_leaves_out_pages_and_whole_floors_that_are_for_administrators():
    floors = floors_of(people.staff())
    assert titles(floors) == ["Challenges", "Solutions", "Events and reports", "People and mail"]
    assert titles(floors[-1]["doors"]) == ["Contacts", "Messages"]


def test_staff_menu_marks_the_page_and_its_floor():
    floors = floors_of(people.administrator(), "/staff/messages/words/invitation/")
    assert titles(floor for floor in floors if floor["is_current"]) == ["People and mail"]
    doors = [door for floor in floors for door in floor["doors"]]
    assert titles(door for door in doors if door["is_current"]) == ["Words of mails"]


def test_menu_without_floors_marks_the_longest_address():
    doors = doors_for(people.officer(), ACCOUNT, "/account/sessions/")
    assert titles(door for door in doors if door["is_current"]) == ["Where you are signed in"]


def test_staff_menu_opens_without_scripts(signed_in):
    page = signed_in(people.staff()).get("/work/").content.decode()
    assert page.count('<details name="floors">') == 4
