import io
from datetime import UTC, datetime

import pytest

from challenges.actions.consolidation import consolidate_statements
from challenges.actions.imports import import_statements
from challenges.actions.statements import return_statement
from challenges.models import Statement, StatementSponsor, Theme
from challenges.statement_sheet import COLUMNS
from spreadsheets.importing import ImportOutcome, RefusedRows
from spreadsheets.reading import read_rows
from tests.journeys.people import council, staff
from tests.journeys.rounds import past_round
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db

AT = datetime(2026, 2, 3, 10, tzinfo=UTC)
HEADER = "programme,year,statement,kind,organisations,theme,url\n"
ONE = "Civic Lab,2019,How might we mend roads sooner?,verbatim question,Mereton Council; Roads Trust,Roads,https://example.org/1\n"
TWO = "Civic Lab,,Count footfall – with “sensors”,paraphrase,,,\n"


def imported(text, *, round=None, **options):
    rows = list(read_rows(io.BytesIO(text.encode()), columns=COLUMNS))
    return import_statements(rows, round=round or past_round(), at=AT, **options)


def faults(text):
    with pytest.raises(RefusedRows) as refusal:
        imported(text)
    return str(refusal.value).splitlines()


def test_row_becomes_a_submitted_statement_with_its_source_and_sponsors():
    mereton = council("Mereton Council")
    roads = Theme.objects.create(name="ROADS", slug="roads")
    outcome = imported(HEADER + ONE)
    assert outcome == ImportOutcome(
        1, 0, ["Kept as text, because no council of the register: Roads Trust."]
    )
    statement = Statement.objects.get()
    assert (
        statement.status,
        statement.question,
        statement.theme,
        statement.council,
        statement.author,
        statement.submitted_at,
        statement.source_programme,
        statement.source_year,
        statement.source_kind,
        statement.source_url,
    ) == (
        "submitted",
        "How might we mend roads sooner?",
        roads,
        None,
        None,
        AT,
        "Civic Lab",
        2019,
        "verbatim question",
        "https://example.org/1",
    )
    sponsors = statement.sponsors.order_by("position")
    assert list(sponsors.values_list("name", "organisation")) == [
        ("Mereton Council", mereton.pk),
        ("Roads Trust", None),
    ]


def test_imported_statement_has_its_line_in_the_log():
    imported(HEADER + ONE)
    event = Event.objects.about(Statement.objects.get()).get()
    assert (event.name, event.by, event.from_status, event.to_status, event.data) == (
        "import",
        None,
        "draft",
        "submitted",
        {
            "question": "How might we mend roads sooner?",
            "programme": "Civic Lab",
            "year": 2019,
            "url": "https://example.org/1",
        },
    )


def test_imported_statement_joins_a_challenge_that_credits_its_sponsors():
    mereton = council("Mereton Council")
    imported(HEADER + ONE)
    challenge = consolidate_statements(
        Statement.objects.all(), title="Roads", theme=Theme.objects.get(), by=staff(), at=AT
    )
    assert Statement.objects.get().status == "accepted"
    assert list(challenge.designers.order_by("position").values_list("name", "organisation")) == [
        ("Mereton Council", mereton.pk),
        ("Roads Trust", None),
    ]


def test_imported_statement_cannot_be_returned_as_nobody_could_edit_it():
    imported(HEADER + ONE)
    with pytest.raises(TransitionDenied) as refusal:
        return_statement(Statement.objects.get(), reason="Say more.", by=staff(), at=AT)
    assert refusal.value.reason == "This statement was imported: nobody can edit it."


def test_half_empty_row_comes_in_with_its_punctuation():
    imported(HEADER + TWO)
    statement = Statement.objects.get()
    assert (statement.question, statement.source_year, statement.theme) == (
        "Count footfall – with “sensors”",
        None,
        None,
    )


def test_second_run_changes_nothing():
    round = past_round()
    imported(HEADER + ONE + TWO, round=round)
    events = Event.objects.count()
    outcome = imported(HEADER + ONE.replace("roads sooner", "ROADS  sooner") + TWO, round=round)
    assert str(outcome) == "2 rows, 0 new, 2 already here."
    assert (Statement.objects.count(), Event.objects.count()) == (2, events)
    assert StatementSponsor.objects.count() == 2


def test_row_twice_in_one_file_comes_in_once():
    assert str(imported(HEADER + ONE + ONE)) == "2 rows, 1 new, 1 already here."


def test_same_statement_in_another_round_is_new():
    imported(HEADER + ONE)
    assert imported(HEADER + ONE, round=past_round("showcase-2025")).new == 1


def test_unknown_theme_is_kept_archived_and_told():
    outcome = imported(
        HEADER + ONE + ONE.replace("roads sooner", "bridges").replace("Roads,", "roads,")
    )
    theme = Theme.objects.get()
    assert (theme.name, theme.slug, theme.archived_at) == ("Roads", "roads", AT)
    assert outcome.notes[0] == (
        "Theme “Roads” is new. It is kept as an archived label and not offered in forms."
    )


def test_dry_run_counts_and_writes_nothing():
    outcome = imported(HEADER + ONE + TWO, dry_run=True)
    assert str(outcome) == "2 rows, 2 new, 0 already here."
    assert (Statement.objects.count(), Theme.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_one_bad_row_keeps_all_rows_out():
    faults(HEADER + ONE + ONE.replace("2019", "20x9"))
    assert (Statement.objects.count(), Theme.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("found", "put", "fault"),
    [
        ("2019", "20x9", "Line 2, column year: “20x9” is not a year. Write four digits."),
        (
            "2019",
            "99999",
            "Line 2, column year: “99999” is not a year. Write four digits.",
        ),
        ("https://example.org/1", "see page", "Line 2, column url: Enter a valid URL."),
        ("How might we mend roads sooner?", "", "Line 2, column statement: The cell is empty."),
        (
            "mend",
            "x" * 300,
            "Line 2, column statement: Ensure this value has at most 300 characters (it has 327).",
        ),
        ("Roads,", "x" * 121 + ",", "Line 2, column theme: Longer than 120 characters."),
        (
            "Roads Trust",
            "y" * 301,
            f"Line 2, column organisations: “{'y' * 40}…” is longer than 300 characters.",
        ),
        (
            "How might we mend",
            "How, then, might we mend",
            'Line 2: There are more cells than headings, from "Roads" on. '
            "Are quotation marks missing?",
        ),
    ],
)
def test_bad_row_is_told_with_line_column_and_cause(found, put, fault):
    assert fault in faults(HEADER + ONE.replace(found, put))


def test_every_bad_row_is_told_at_once():
    assert faults(HEADER + ONE.replace("2019", "x") + TWO + ONE.replace("https://", "")) == [
        "Line 2, column year: “x” is not a year. Write four digits.",
        "Line 4, column url: Enter a valid URL.",
    ]
