from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.actions.register import import_edition
from accounts.models import Organisation
from accounts.register.edition import read_edition
from challenges.models import Statement, StatementSponsor
from tests.journeys.rounds import past_round
from tests.shared_data import shared_file, shared_rows

pytestmark = pytest.mark.django_db


def told(*arguments, round="showcase-2024"):
    out = StringIO()
    call_command("import_statements", *map(str, arguments), "--round", round, stdout=out)
    return out.getvalue().splitlines()


def refused(*arguments, **options):
    with pytest.raises(CommandError) as refusal:
        told(*arguments, **options)
    return str(refusal.value)


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "statements.csv"
    path.write_text("statement,year\nHow can we rest?,2024\nHow can we play?,\n")
    return path


def test_file_comes_in_and_a_second_time_says_that_nothing_changed(sheet):
    past_round()
    assert told(sheet) == ["2 rows, 2 new, 0 already here."]
    assert told(sheet) == ["2 rows, 0 new, 2 already here.", "Nothing changed."]


def test_dry_run_says_that_nothing_was_written(sheet):
    past_round()
    assert told(sheet, "--dry-run") == [
        "2 rows, 2 new, 0 already here.",
        "Dry run: nothing was written.",
    ]
    assert Statement.objects.count() == 0


def test_bad_rows_are_listed_before_the_refusal(sheet):
    past_round()
    sheet.write_text("statement,year\n,2024\nHow can we play?,soon\n")
    assert refused(sheet) == (
        "Line 2, column statement: The cell is empty.\n"
        "Line 3, column year: “soon” is not a year. Write four digits.\n"
        "statements.csv: 2 faults. Nothing was written."
    )


def test_file_without_the_column_is_refused(sheet):
    past_round()
    sheet.write_text("problem text\nHow can we rest?\n")
    assert refused(sheet) == (
        'statements.csv: No column "statement". Line 1 has: "problem text". Nothing was written.'
    )


def test_unknown_round_is_refused_with_the_known_ones(sheet):
    past_round()
    assert refused(sheet, round="2099") == "No round is called “2099”. Rounds: showcase-2024."


def test_all_real_statements_come_in_with_their_sponsors():
    path = shared_file("statements.csv")
    import_edition(read_edition(), by=None, at=timezone.now())
    past_round()
    assert told(path)[-1] == "37 rows, 37 new, 0 already here."
    assert told(path)[-2:] == ["37 rows, 0 new, 37 already here.", "Nothing changed."]
    assert sorted(Statement.objects.values_list("question", flat=True)) == sorted(
        row["statement"] for row in shared_rows("statements.csv")
    )
    adur = StatementSponsor.objects.filter(name__in=["Adur", "Worthing"]).order_by("name")
    assert [str(sponsor.organisation) for sponsor in adur] == [
        "Adur District Council",
        "Worthing Borough Council",
    ]
    oxford = Organisation.objects.get(name="Oxford City Council")
    assert set(
        StatementSponsor.objects.filter(organisation=oxford).values_list("name", flat=True)
    ) == {"Oxford City Council and partners", "Oxford City Council (lead for 14 councils)"}
