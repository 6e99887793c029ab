from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Organisation

pytestmark = pytest.mark.django_db


def told(*arguments):
    out = StringIO()
    call_command("import_councils", *arguments, stdout=out)
    return out.getvalue()


def refused(path):
    with pytest.raises(CommandError) as refusal:
        call_command("import_councils", str(path))
    return str(refusal.value)


@pytest.fixture
def edition(tmp_path):
    path = tmp_path / "edition.txt"
    path.write_text("edition 2030\n[London: London borough]\nE09000901 London Borough of Mere\n")
    return path


def test_current_edition_comes_in_whole_and_a_second_time_changes_nothing():
    assert told() == "Edition 2025, 365 councils: 365 new, 0 closed, 0 changed.\n"
    assert told() == "Edition 2025, 365 councils: nothing changed.\n"


def test_dry_run_says_that_nothing_was_written(edition):
    assert told(str(edition), "--dry-run") == (
        "Edition 2030, 1 council: 1 new, 0 closed, 0 changed.\nDry run: nothing was written.\n"
    )
    assert Organisation.objects.count() == 0


def test_changed_and_closed_councils_are_named(edition):
    told(str(edition))
    edition.write_text(
        "edition 2031\n[London: London borough]\nE09000901 Mere Council; closed 2031-04-01\n"
    )
    assert told(str(edition)) == (
        "closed: Mere Council\nEdition 2031, 1 council: 0 new, 1 closed, 0 changed.\n"
    )


def test_faulty_file_is_refused_with_its_line(edition):
    edition.write_text("edition 2031\nMere\n")
    assert refused(edition) == (
        "Nothing was written. Line 2: A council stands before the first [Region: type] heading."
    )


def test_vanished_council_is_named(edition):
    told(str(edition))
    edition.write_text("edition 2031\n[London: London borough]\nE09000902 Moor Council\n")
    assert refused(edition) == (
        "Nothing was written. These councils are in the portal but not in this edition; add a line "
        '"closed DAY, now CODE" for each: London Borough of Mere.'
    )
