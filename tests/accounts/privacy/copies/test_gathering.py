import pytest
from django.apps import apps
from django.db.models import EmailField

from accounts.privacy.copies.gathering import (
    chapters_about,
    mentioning,
    mentions_of,
    records_of,
)
from accounts.privacy.fields import about_somebody
from accounts.privacy.mapping import load
from accounts.privacy.subjects import Subject, subject_of
from tests.journeys import people
from tests.journeys.challenges import challenge_at, saved_search, statement_at
from tests.journeys.showcase import attendee, event_at

pytestmark = pytest.mark.django_db
# Their owner is found by the account that the address belongs to.
BY_ACCOUNT = {
    ("accounts.User", "email"),
    ("account.EmailAddress", "email"),
    ("showcase.Registration", "mailbox"),
}


def all_theirs():
    return [theirs for purpose in load() for theirs in purpose.theirs]


def found(subject) -> dict[str, list]:
    return {
        part.what: part.records for chapter in chapters_about(subject) for part in chapter.parts
    }


def test_every_record_that_is_somebodys_can_be_asked_for():
    nobody = Subject(people.anybody(), frozenset({"nobody@example.org"}))
    for theirs in all_theirs():
        records_of(theirs, nobody)


def test_every_column_that_names_a_person_is_in_a_copy_or_among_the_mentions():
    own = {(theirs.label, theirs.person) for theirs in all_theirs()}
    addresses = {(theirs.label, theirs.address) for theirs in all_theirs()}
    mentioned = {(one.model._meta.label, one.name) for one in mentioning()}
    assert about_somebody() - own - addresses - mentioned == BY_ACCOUNT


def test_columns_that_are_secret_are_in_no_copy():
    told = {(one.label, column) for one in all_theirs() for column in one.columns.split()}
    secrets = {
        ("accounts.User", "password"),
        ("accounts.Session", "session_key"),
        ("accounts.Session", "session_data"),
        ("accounts.Invitation", "token"),
        ("accounts.PersonalCopy", "token"),
        ("mfa.Authenticator", "data"),
        ("showcase.Registration", "token"),
    }
    for label, name in secrets:
        apps.get_model(label)._meta.get_field(name)
    assert told & secrets == set()


def test_address_is_compared_with_columns_of_addresses_only():
    for theirs in all_theirs():
        if theirs.address:
            model = apps.get_model(theirs.label)
            *way, last = theirs.address.split("__")
            for step in way:
                model = model._meta.get_field(step).related_model
            assert isinstance(model._meta.get_field(last), EmailField)


def test_copy_has_what_somebody_wrote_and_nothing_of_a_colleague():
    officer = people.officer()
    council = officer.memberships.get().organisation
    mine = statement_at(by=officer)
    statement_at(by=people.officer(council))
    [statement] = found(subject_of(officer))["Statements you wrote"]
    assert statement["question"] == mine.question


def test_registration_with_a_proven_address_is_found_with_the_account_and_without_it():
    guest = attendee(event_at(), access_needs="A hearing loop")
    person = people.anybody(email=guest.email)
    without = found(Subject(None, frozenset({guest.email})))
    assert without["What you need at events"][0]["access_needs"] == "A hearing loop"
    assert found(subject_of(person))["Events you registered for"][0]["name"] == guest.name


def test_record_of_others_is_named_with_the_part_somebody_had_in_it():
    challenge = challenge_at()
    named = mentions_of(subject_of(challenge.versions.get().published_by))
    assert ("challenge version", "published by") in {(one.kind, one.role) for one in named}


def test_part_without_records_is_left_out():
    person = people.anybody()
    saved_search("fostering", by=person)
    told = found(subject_of(person))
    assert told["Searches you saved"][0]["name"] == "New challenges"
    assert "Statements you wrote" not in told


def test_guest_without_account_did_nothing():
    assert list(mentions_of(Subject(None, frozenset({"a@example.org"})))) == []


def test_choices_are_told_in_words():
    officer = people.officer()
    [role] = found(subject_of(officer))["Your roles"]
    assert (role["role"], role["status"]) == ("Council officer", "Active")


def test_what_a_directory_told_stands_in_the_copy_as_it_came():
    person = people.anybody()
    person.socialaccount_set.create(provider="northmere", uid="1", extra_data={"name": "Ada"})
    [told] = found(subject_of(person))["What your council's directory told us"]
    assert told["extra_data"] == {"name": "Ada"}
