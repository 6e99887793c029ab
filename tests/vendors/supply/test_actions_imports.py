import io
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from challenges.models import Round
from spreadsheets.importing import RefusedImport, RefusedRows
from spreadsheets.reading import read_rows
from tests.journeys.people import administrator, assessor, council, officer, staff, vendor_lead
from tests.journeys.rounds import past_round
from tests.journeys.solutions import criteria_set
from vendors.actions.criteria.sets import use_criteria_set
from vendors.actions.supply.imports import import_solutions
from vendors.models import Solution, SolutionUser, SolutionVersion
from vendors.solution_sheet import COLUMNS
from workflow.models import Event

pytestmark = pytest.mark.django_db

AT = datetime(2026, 2, 3, 10, tzinfo=UTC)
HEADER = "title,text,used_by\n"
ONE = "Pothole Watch,Finds potholes. Tells the road crew.,Mereton Council; Roads Trust\n"
TWO = '"Bin, Full",Weighs bins.,\n'


def imported(text, *, round=None, **options):
    rows = list(read_rows(io.BytesIO(text.encode()), columns=COLUMNS))
    return import_solutions(
        rows, source="list.csv", round=round or vetting_round(), at=AT, **options
    )


def vetting_round():
    round = Round.objects.first() or past_round()
    criteria_set()
    return round


def test_row_becomes_an_unclaimed_draft_with_its_users():
    mereton, round = council("Mereton Council"), vetting_round()
    outcome = imported(HEADER + ONE, round=round)
    assert (str(outcome), outcome.notes) == (
        "1 row, 1 new, 0 already here.",
        [
            "New ones are unclaimed listings: without a vendor, not vetted, not public.",
            "Kept as text, because no council of the register: Roads Trust.",
        ],
    )
    version = SolutionVersion.objects.select_related("solution").get()
    assert (
        version.solution.name,
        version.solution.slug,
        version.solution.vendor,
        version.solution.listed_from,
        version.number,
        version.round,
        version.status,
        version.summary,
        version.description,
        version.used_by,
        version.saved_at,
    ) == (
        "Pothole Watch",
        "pothole-watch",
        None,
        "list.csv",
        1,
        round,
        "draft",
        "Finds potholes. Tells the road crew.",
        "Finds potholes. Tells the road crew.",
        "Mereton Council; Roads Trust",
        AT,
    )
    users = version.solution.users.order_by("position")
    assert list(users.values_list("name", "organisation")) == [
        ("Mereton Council", mereton.pk),
        ("Roads Trust", None),
    ]


def test_imported_solution_has_its_line_in_the_log():
    imported(HEADER + ONE)
    event = Event.objects.about(SolutionVersion.objects.get()).get()
    assert (event.name, event.by, event.data) == ("import", None, {"source": "list.csv"})


@pytest.mark.parametrize(
    ("person", "sees"),
    [
        (AnonymousUser, 0),
        (officer, 0),
        (vendor_lead, 0),
        (assessor, 0),
        (staff, 1),
        (administrator, 1),
    ],
)
def test_unclaimed_listing_is_seen_by_staff_only(person, sees):
    imported(HEADER + ONE)
    assert SolutionVersion.objects.visible_to(person()).count() == sees
    assert SolutionVersion.objects.public().count() == 0


def test_round_without_criteria_takes_the_newest_published_set():
    imported(HEADER + ONE)
    assert SolutionVersion.objects.get().criteria_set == criteria_set()


def test_round_with_criteria_takes_its_own():
    round = vetting_round()
    use_criteria_set(round, criteria_set(), by=None, at=AT)
    imported(HEADER + ONE, round=round)
    assert SolutionVersion.objects.get().criteria_set == round.criteria.criteria_set


def test_import_without_any_criteria_set_is_refused():
    with pytest.raises(RefusedImport) as refusal:
        imported(HEADER + ONE, round=past_round())
    assert str(refusal.value) == (
        "Showcase 2024 has no criteria set, and none is published. Load one first."
    )


def test_second_run_changes_nothing():
    imported(HEADER + ONE + TWO)
    events = Event.objects.count()
    outcome = imported(HEADER + ONE + TWO)
    assert str(outcome) == "2 rows, 0 new, 2 already here."
    assert outcome.notes == [
        "Kept as text, because no council of the register: Mereton Council; Roads Trust."
    ]
    counts = (Solution.objects.count(), SolutionUser.objects.count(), Event.objects.count())
    assert counts == (2, 2, events)


def test_dry_run_counts_and_writes_nothing():
    round = vetting_round()
    events = Event.objects.count()
    assert str(imported(HEADER + ONE + TWO, round=round, dry_run=True)) == (
        "2 rows, 2 new, 0 already here."
    )
    assert (Solution.objects.count(), Event.objects.count()) == (0, events)


def test_same_title_of_another_user_gets_a_slug_of_its_own():
    imported(HEADER + ONE + ONE.replace("Mereton", "Mosswick"))
    assert set(Solution.objects.values_list("slug", flat=True)) == {
        "pothole-watch",
        "pothole-watch-2",
    }


def test_bad_rows_are_told_with_line_column_and_cause_and_keep_all_rows_out():
    text = HEADER + TWO + f"{'t' * 201},Text,\n,Text,{'u' * 301}\nTitle,,\nTitle,Text,{'u' * 301}\n"
    with pytest.raises(RefusedRows) as refusal:
        imported(text)
    assert str(refusal.value).splitlines() == [
        "Line 3, column title: Ensure this value has at most 200 characters (it has 201).",
        "Line 4, column title: The cell is empty.",
        "Line 5, column text: The cell is empty.",
        f"Line 6, column used_by: “{'u' * 40}…” is longer than 300 characters.",
    ]
    assert Solution.objects.count() == 0
