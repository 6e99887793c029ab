"""Every column that could tell of a person is in the map of personal data, or declared to tell of nobody."""

import pytest
from django.core.management import CommandError, call_command

from accounts.management.commands import write_data_map
from accounts.privacy.fields import about_somebody, telling
from accounts.privacy.mapping import declared_impersonal, load, mapped
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
