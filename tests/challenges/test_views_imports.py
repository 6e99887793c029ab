"""Staff bring a spreadsheet in: upload, match the columns, look, import."""

import csv
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.models import Statement, StatementImport
from documents.actions import scan_document
from documents.scanners import EICAR
from tests.documents import uploads
from tests.journeys import imports, people
from tests.journeys.rounds import past_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


def url(name, one):
    return reverse(f"challenges:{name}", args=[one.pk])


def words(response):
    return " ".join(response.content.decode().split())


def send(client, file, round=None):
    return client.post(
        reverse("challenges:new_import"), {"file": file, "round": (round or past_round()).pk}
    )


def refusal(response):
    assert response.status_code == 422
    return response.context["form"].errors["file"]


def test_spreadsheet_comes_in_step_by_step(client):
    answer = send(client, imports.sheet())
    one = StatementImport.objects.get()
    assert answer.url == url("import", one)
    assert "being scanned for viruses" in words(client.get(answer.url))
    scan_document(one.document_id, at=timezone.now())
    assert "Match the columns" in words(client.get(answer.url))
    answer = client.post(
        url("place_columns", one), {"statement": "0", "organisations": "1", "theme": "2"}
    )
    assert answer.url == url("preview_import", one)
    assert "Import 2 statements" in words(client.get(answer.url))
    answer = client.post(answer.url)
    assert answer.url == url("import", one)
    assert "2 new statements came in.</p>" in words(client.get(answer.url))
    assert Statement.objects.count() == 2


def test_more_words_of_a_statement_come_in_from_columns_of_their_own():
    imports.imported(
        imports.sheet(
            "Question,What is the challenge?,Why does it matter?,Outcome\n"
            "How can we mend roads?,Holes come back.,People fall.,Fewer holes.\n"
        )
    )
    one = Statement.objects.get()
    assert (one.challenge, one.why_it_matters, one.outcomes) == (
        "Holes come back.",
        "People fall.",
        "Fewer holes.",
    )


def test_columns_are_guessed_with_the_first_values_beside_them(client):
    one = imports.begun()
    page = client.get(url("place_columns", one))
    guessed = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert {name: at for name, at in guessed.items() if at} == {
        "statement": "0",
        "organisations": "1",
        "theme": "2",
    }
    assert "A: Question" in words(page)
    assert "How can we rest?" in words(page)


def test_columns_without_the_statement_are_asked_for_again(client):
    one = imports.begun()
    page = client.post(url("place_columns", one), {"organisations": "1"})
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "statement": ["Choose the column that holds the statements."]
    }


def test_columns_below_another_line_are_offered_when_asked_for(client):
    one = imports.begun(imports.sheet("What we want,Who\nWunsch,Wer\nHow can we rest?,Leeds\n"))
    page = client.get(url("place_columns", one), {"line": "2"})
    assert "A: Wunsch" in words(page)
    client.post(f"{url('place_columns', one)}?line=2", {"statement": "0"})
    one.refresh_from_db()
    assert (one.heading_line, one.positions) == (2, {"statement": 0})


@pytest.mark.parametrize("line", ["x", "99", "-1", "٣", ""])
def test_columns_below_a_line_that_is_not_there_are_guessed(client, line):
    page = client.get(url("place_columns", imports.begun()), {"line": line})
    assert page.status_code == 200


def test_preview_tells_new_from_present_repeated_and_wrong_and_writes_nothing(client):
    round = past_round()
    people.council("Mereton Council")
    imports.imported(imports.sheet("Question\nHow can we sleep?\n"), round=round)
    rows = "How can we sleep?,Mereton Council,\nHow can we wake?,Roads Trust,Sleep\n"
    text = f"Question,Councils,Theme\n{rows}How can we wake?,,\n,Leeds,\n"
    one = imports.ready(imports.sheet(text), round=round)
    preview = client.get(url("preview_import", one)).context["preview"]
    assert (preview.new, preview.present, preview.repeated, preview.wrong) == (1, 1, 1, 1)
    assert (preview.recognised, preview.as_written, preview.new_themes) == (
        ["Mereton Council"],
        ["Roads Trust"],
        ["Sleep"],
    )
    assert Statement.objects.count() == 1


def test_preview_of_a_file_with_faults_has_no_button_to_import(client):
    one = imports.ready(imports.sheet("Question,Year\nHow can we rest?,soon\n"))
    page = words(client.get(url("preview_import", one)))
    assert "Nothing can come in yet" in page
    assert "Import 0" not in page


def test_preview_with_nothing_new_says_so(client):
    round = past_round()
    imports.imported(round=round)
    page = words(client.get(url("preview_import", imports.ready(round=round))))
    assert "There is nothing new in this file." in page


def test_faults_stand_row_by_row_and_can_be_taken_away(client):
    one = imports.ready(imports.sheet("Question,Year\n,2020\nHow can we rest?,=soon\n"))
    page = words(client.get(url("import_faults", one)))
    assert "2 faults in 2 rows." in page
    answer = client.get(url("import_faults", one), {"download": "csv"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert [list(line.values()) for line in csv.DictReader(io.StringIO(text))] == [
        ["2", "statement", "The cell is empty.", ""],
        ["3", "year", "“=soon” is not a year. Write four digits.", "'=soon"],
    ]


def test_faults_of_a_file_without_any_say_so(client):
    assert "Nothing is wrong" in words(client.get(url("import_faults", imports.ready())))


def test_imports_left_in_the_middle_are_listed_with_who_and_where_they_stand(client):
    imports.ready(by=people.staff(name="Una Staffer"))
    page = words(client.get(reverse("challenges:imports")))
    assert ("Ready to import" in page, "Una Staffer" in page, "wishes.csv" in page) == (True,) * 3


def test_imports_nobody_began_offer_the_first(client):
    assert "Nothing imported yet" in words(client.get(reverse("challenges:imports")))


def test_import_done_leads_away_from_its_steps(client):
    one = imports.imported()
    for step in ("place_columns", "preview_import", "import_faults"):
        assert client.get(url(step, one)).url == url("import", one)
    assert client.post(url("preview_import", one)).url == url("import", one)
    assert Statement.objects.count() == 2


def test_import_without_its_columns_matched_has_no_preview(client):
    one = imports.begun()
    assert client.get(url("preview_import", one)).url == url("import", one)


def test_import_discarded_brings_in_nothing(client):
    one = imports.ready()
    client.post(url("discard_import", one))
    one.refresh_from_db()
    assert (one.status, Statement.objects.count()) == ("discarded", 0)
    assert "Discarded. Nothing of it came in." in words(client.get(url("import", one)))


def test_import_of_an_infected_file_stays_closed(client):
    one = imports.begun(imports.sheet(b"Question\n" + EICAR))
    assert "The virus scan found something" in words(client.get(url("import", one)))
    assert client.get(url("place_columns", one)).url == url("import", one)


def test_progress_is_empty_once_there_is_nothing_to_wait_for(client):
    round = past_round()
    waiting = imports.begun(round=round, scanned=False)
    scanned = imports.begun(round=round)
    assert "data-progress-address" in words(client.get(url("import_progress", waiting)))
    assert words(client.get(url("import_progress", scanned))) == ""


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (uploads.upload("a.csv", b""), "The file is empty. Choose another one."),
        (
            uploads.upload("a.pdf"),
            "This is no spreadsheet. Choose a CSV file or an Excel workbook (.xlsx).",
        ),
        (
            uploads.upload("a.xlsm", uploads.package("xl/workbook.xml", "xl/vbaProject.bin")),
            "The file contains macros. Save it without macros and upload again.",
        ),
        (
            uploads.upload("a.xls", bytes.fromhex("d0cf11e0a1b11ae1")),
            "This is an old or password-protected workbook. Save it without a password as .xlsx"
            " or CSV.",
        ),
        (
            uploads.upload("a.csv", b"Question\nHow\0?\n"),
            "This is no spreadsheet. Choose a CSV file or an Excel workbook (.xlsx).",
        ),
    ],
)
def test_upload_that_is_no_spreadsheet_is_refused_with_the_reason(client, file, sentence):
    assert refusal(send(client, file)) == [sentence]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b",,\n,,\n", "The file is empty."),
        (b"Question\n" + b"x" * 140_000, "Line 2 cannot be read as CSV"),
    ],
)
def test_file_that_cannot_be_read_says_why_and_offers_another(client, content, sentence):
    one = imports.begun(imports.sheet(content))
    page = words(client.get(url("place_columns", one)))
    assert "This file cannot be read" in page
    assert sentence in page
    assert client.post(url("place_columns", one), {"statement": "0"}).status_code == 200


def test_file_with_too_many_rows_is_refused_when_it_is_read(client, monkeypatch):
    one = imports.ready(imports.sheet("Question\n" + "How can we rest?\n" * 20_001))
    page = client.get(url("preview_import", one), follow=True)
    assert "The file has more than 20,000 rows. Split it." in words(page)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_file_in_any_encoding_of_excel_is_read(client, encoding):
    question = "How can we mend “Café” roofs – for £5?"
    one = imports.ready(imports.sheet(f"Question\n{question}\n".encode(encoding)))
    preview = client.get(url("preview_import", one)).context["preview"]
    assert [row.line.statement.question for row in preview.lines] == [question]


def test_workbook_with_merged_cells_and_formulas_shows_values_alone(client):
    file = imports.workbook(
        ["Question", "Theme"],
        ["How can we rest?", "Sleep"],
        ["How can we wake?", None],
        ['=HYPERLINK("https://example.org")', "Sleep"],
        arrange=lambda sheet: sheet.merge_cells("B2:B3"),
    )
    preview = client.get(url("preview_import", imports.ready(file))).context["preview"]
    assert [(row.line.statement.question, row.line.theme) for row in preview.lines] == [
        ("How can we rest?", "Sleep"),
        ("How can we wake?", "Sleep"),
    ]
    assert [str(error) for error in preview.errors] == [
        "Line 4, column statement: The cell is empty."
    ]


def test_words_of_a_file_are_shown_as_text(client):
    one = imports.ready(imports.sheet("Question,<b>x</b>\n<script>alert(1)</script>,y\n"))
    for step in ("place_columns", "preview_import"):
        page = client.get(url(step, one)).content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert(1)" not in page


@pytest.mark.parametrize("number", [1, 30])
def test_list_of_imports_asks_the_same_number_of_queries(client, number, django_assert_num_queries):
    round, person = past_round(), people.staff()
    for _ in range(number):
        imports.begun(round=round, by=person, scanned=False)
    with django_assert_num_queries(5):
        client.get(reverse("challenges:imports"))


@pytest.mark.parametrize("number", [1, 30])
def test_preview_asks_the_same_number_of_queries_whatever_its_length(
    client, number, django_assert_num_queries
):
    rows = "".join(f"How can we do {n}?,Mereton,T{n}\n" for n in range(number))
    one = imports.ready(imports.sheet(f"Question,Councils,Theme\n{rows}"))
    with django_assert_num_queries(7):
        client.get(url("preview_import", one))
