from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from openpyxl import Workbook

from accounts.actions.register import import_edition
from accounts.register.edition import read_edition
from tests.journeys.rounds import past_round
from tests.journeys.solutions import criteria_set
from tests.shared_data import shared_file, shared_rows
from vendors.models import Solution, SolutionUser, SolutionVersion

pytestmark = pytest.mark.django_db


def told(*arguments):
    out = StringIO()
    call_command("import_solutions", *map(str, arguments), "--round", "showcase-2024", stdout=out)
    return out.getvalue().splitlines()


def test_workbook_comes_in_and_a_second_time_says_that_nothing_changed(tmp_path):
    past_round()
    criteria_set()
    path = tmp_path / "solutions.xlsx"
    book = Workbook()
    book.active.append(["Title", "Text", "Used by"])
    book.active.append(["Pothole Watch", "Finds potholes.", None])
    book.save(path)
    assert told(path) == [
        "New ones are unclaimed listings: without a vendor, not vetted, not public.",
        "1 row, 1 new, 0 already here.",
    ]
    assert told(path) == ["1 row, 0 new, 1 already here.", "Nothing changed."]


def test_import_without_any_criteria_set_is_refused(tmp_path):
    past_round()
    path = tmp_path / "solutions.csv"
    path.write_text("title,text\nPothole Watch,Finds potholes.\n")
    with pytest.raises(CommandError) as refusal:
        told(path)
    assert str(refusal.value) == (
        "Showcase 2024 has no criteria set, and none is published. Load one first. "
        "Nothing was written."
    )


def test_all_real_solutions_come_in_with_their_users():
    path = shared_file("solutions.csv")
    import_edition(read_edition(), by=None, at=timezone.now())
    past_round()
    criteria_set()
    assert told(path)[-1] == "57 rows, 57 new, 0 already here."
    assert told(path)[-2:] == ["57 rows, 0 new, 57 already here.", "Nothing changed."]
    rows = shared_rows("solutions.csv")
    assert sorted(SolutionVersion.objects.values_list("solution__name", "description")) == sorted(
        (row["title"].strip(), row["text"].strip()) for row in rows
    )
    assert set(Solution.objects.values_list("vendor", flat=True)) == {None}
    leeds = SolutionUser.objects.filter(organisation__name="Leeds City Council")
    assert leeds.count() == sum(row["used_by"] == "Leeds City Council" for row in rows)
