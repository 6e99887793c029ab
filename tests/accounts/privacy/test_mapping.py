"""Every column that could tell of a person is in the map of personal data, or declared to tell of nobody."""

import re

import pytest
from django.core.management import CommandError, call_command

from accounts.management.commands import write_data_map
from accounts.privacy.fields import about_somebody, telling
from accounts.privacy.mapping import Basis, Level, declared_impersonal, load, mapped
from accounts.privacy.page import document


def test_column_that_could_tell_of_a_person_is_mapped_or_declared_once():
    answered = sorted([*mapped(), *declared_impersonal()])
    assert answered == sorted(telling())


def test_column_that_names_a_person_is_never_declared_to_tell_of_nobody():
    assert about_somebody() & set(declared_impersonal()) == set()


def test_columns_that_name_a_person_are_found_by_account_and_by_address():
    found = about_somebody()
    assert ("workflow.Event", "by") in found
    assert ("showcase.Registration", "email") in found
    assert ("showcase.Registration", "event") not in found


def test_columns_with_words_are_found_and_choices_are_not():
    found = telling()
    assert ("vendors.Conflict", "details") in found
    assert ("matching.Entry", "vector") in found
    assert ("accounts.Membership", "role") not in found


def test_purposes_answer_every_question():
    empty = [
        purpose.what
        for purpose in load()
        if not all([purpose.why, purpose.kept, purpose.seen_by, purpose.fields])
    ]
    assert empty == []


def test_what_lets_somebody_in_is_guarded_as_a_key():
    ways_in = re.compile(r"password|token|secret|session_key")
    loose = [
        (purpose.what, name)
        for purpose in load()
        for names in purpose.fields.values()
        for name in names.split()
        if ways_in.search(name) and name not in purpose.keys.split()
    ]
    assert loose == []


def test_keys_are_fields_of_their_purpose_and_stand_in_no_copy():
    for purpose in load():
        fields = {name for names in purpose.fields.values() for name in names.split()}
        keys = set(purpose.keys.split())
        copied = {column for theirs in purpose.theirs for column in theirs.columns.split()}
        assert keys <= fields
        assert keys & copied == set()


def test_health_is_of_the_level_the_law_gives_it():
    about_health = {purpose.what for purpose in load() if purpose.basis == Basis.CONSENT_TO_HEALTH}
    special = {purpose.what for purpose in load() if purpose.level == Level.SPECIAL}
    assert about_health == special != set()


def test_page_says_what_every_level_asks():
    page = document()
    assert [level for level in Level if f"| {level} |" not in page] == []


def test_purposes_have_a_name_of_their_own():
    names = [purpose.what for purpose in load()]
    assert sorted(names) == sorted(set(names))


def test_page_of_personal_data_is_as_the_code_has_it():
    call_command("write_data_map", "--check")


def test_page_of_personal_data_out_of_date_is_reported(monkeypatch, tmp_path):
    page = tmp_path / "data-map.md"
    page.write_text("# Old")
    monkeypatch.setattr(write_data_map, "PAGE", page)
    with pytest.raises(CommandError, match="out of date"):
        call_command("write_data_map", "--check")
    call_command("write_data_map")
    assert page.read_text() == document()
