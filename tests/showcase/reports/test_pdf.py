"""The PDF of a report against PDF/UA-1, as far as a program can tell.

The test of each checkpoint of the Matterhorn protocol is named by it; docs/reports.md lists them and
what only a person can judge.
"""

import io
import itertools
import re
from collections import Counter

import pikepdf
import pytest
from django.db import transaction
from django.utils import timezone
from pdfua import Validator

from design.printing import can_print
from showcase.models import ReportVersion
from showcase.reports.printing import pdf_of
from tests.journeys.showcase import report_at, slot

# The mark is what makes the tables of the tests: the fixture below writes to them.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not can_print(), reason="the libraries that WeasyPrint needs are not here"),
]
LEARNING = "## A heading\n\n- one\n- two\n\n| Asked | Given |\n|---|---|\n| 3 | 2 |\n\n> Said once."


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """A report with every part that a report can have, printed once for all of these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        shown = slot()
        report = report_at(
            round=shown.session.event.round,
            learning=LEARNING,
            notes={shown.session.challenge_id: "The hall was *full*."},
        )
        version = ReportVersion.objects.get(report=report)
        data = pdf_of(version)
        transaction.set_rollback(True)
    return data


@pytest.fixture(scope="module")
def pdf(printed):
    with pikepdf.open(io.BytesIO(printed)) as opened:
        yield opened


@pytest.fixture(scope="module")
def elements(pdf):
    return list(_below(pdf.Root.StructTreeRoot.K))


def test_pdf_passes_a_validator_that_is_not_ours(printed, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(printed)
    report = Validator().validate(str(file))
    assert [(found.rule_id, found.message) for found in report.findings] == []


def test_01_all_text_is_tagged_or_marked_as_decoration(pdf):
    for page in pdf.pages:
        assert _untagged(page) == []


def test_02_every_tag_is_a_standard_one(pdf, elements):
    assert "/RoleMap" not in pdf.Root.StructTreeRoot
    assert set(_names(elements)) <= STANDARD


def test_06_the_file_says_what_it_is_called_and_that_it_is_accessible(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "What we learned"
    assert str(pdf.docinfo["/Title"]) == "What we learned"


def test_07_readers_show_the_title_instead_of_the_file_s_name(pdf):
    assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_09_lists_and_tables_hold_what_they_may_hold(elements):
    for element in elements:
        inside = {str(kid.S) for kid in _kids(element)}
        if str(element.S) in INSIDE:
            assert inside <= INSIDE[str(element.S)], element.S


def test_11_the_language_is_given(pdf):
    assert str(pdf.Root.Lang) == "en-GB"


def test_13_every_picture_has_words_that_say_its_numbers(elements):
    figures = [element for element in elements if element.S == "/Figure"]
    assert len(figures) >= 2
    for figure in figures:
        assert re.search(r"[a-z]: \d+$", str(figure.Alt))


def test_14_headings_begin_with_one_and_leave_no_level_out(elements):
    levels = [int(name[2]) for name in _names(elements) if name[1] == "H" and name[2:].isdigit()]
    assert levels[0] == 1
    assert Counter(levels)[1] == 1
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_15_every_table_has_headers_that_say_what_they_head(elements):
    heads = [element for element in elements if element.S == "/TH"]
    assert {str(head.A.Scope) for head in heads} == {"/Column", "/Row"}
    assert all("/ID" in head for head in heads)
    known = {str(head.ID) for head in heads}
    for cell in (element for element in elements if element.S == "/TD"):
        assert {str(name) for name in cell.A.Headers} <= known
        assert len(cell.A.Headers)


def test_26_nothing_keeps_a_reader_for_the_blind_out(pdf):
    assert not pdf.is_encrypted


def test_28_links_are_tagged_and_say_where_they_lead(pdf):
    annotations = [one for page in pdf.pages for one in page.get("/Annots", [])]
    assert annotations
    for annotation in annotations:
        assert str(annotation.Contents)
        assert "/StructParent" in annotation
    assert {str(page.Tabs) for page in pdf.pages if "/Annots" in page} == {"/S"}


def test_31_fonts_are_in_the_file_and_their_letters_can_be_read(pdf):
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        assert any(key in font.DescendantFonts[0].FontDescriptor for key in FONT_FILES)


def test_pdf_has_bookmarks_for_its_chapters(pdf):
    with pdf.open_outline() as outline:
        (report,) = outline.root
        chapters = [item.title for item in report.children]
    assert report.title == "What we learned"
    assert chapters[:3] == [
        "Introduction",
        "From statement to showcase",
        "What it was about, and where it came from",
    ]
    assert chapters[-1] == "About this report"


def test_pdf_runs_and_fetches_nothing(pdf):
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())


def test_pdf_says_when_its_version_was_published(pdf):
    today = timezone.now().strftime("D:%Y%m%d")
    assert {str(pdf.docinfo[key])[:10] for key in ("/CreationDate", "/ModDate")} == {today}


FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
STANDARD = {
    *("/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/NonStruct"),
    *("/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/L", "/LI", "/Lbl", "/LBody", "/Span", "/Link"),
    *("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Figure"),
}
INSIDE = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
SHOWS = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "s", "B", "b", "sh"}


def _below(children):
    for kid in _elements_in(children):
        yield kid
        yield from _below(kid.get("/K", pikepdf.Array()))


def _elements_in(children):
    listed = children if isinstance(children, pikepdf.Array) else [children]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _kids(element):
    return _elements_in(element.get("/K", pikepdf.Array()))


def _names(elements):
    return [str(element.S) for element in elements]


def _untagged(page):
    """What is drawn outside every marked part of the page's stream."""
    depth, found = 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += (name in ("BDC", "BMC")) - (name == "EMC")
        if name in SHOWS and depth == 0:
            found.append((name, operands))
    return found
