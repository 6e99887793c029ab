"""Files that would do more than be read are refused, each with its reason."""

import pikepdf
import pytest

from documents import pdfs
from documents.enums import FileType
from documents.inspection import UploadRefused, inspect_upload
from tests.documents import uploads
from tests.documents.uploads import docx, locked, odt, package, pdf, upload

COMPRESSED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
MACROS = "The file contains macros."
INSIDE = "The file has another file inside it"
SCRIPT = "The PDF contains a script."
FILES = "The PDF has other files inside."


def refusal_of(name, content):
    with pytest.raises(UploadRefused) as refusal:
        inspect_upload(upload(name, content))
    return refusal.value.messages[0]


@pytest.mark.parametrize("how", [{}, COMPRESSED], ids=["plain", "compressed"])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (uploads.open_script, SCRIPT),
        (uploads.named_script, SCRIPT),
        (uploads.script_in_a_stream, SCRIPT),
        (uploads.script_on_a_page, SCRIPT),
        (uploads.launched_program, SCRIPT),
        (uploads.xfa_form, SCRIPT),
        (uploads.attached_file, FILES),
        (uploads.pinned_file, FILES),
        (uploads.embedded_stream, FILES),
    ],
)
def test_pdf_that_does_more_than_be_read_is_refused(change, reason, how):
    assert refusal_of("a.pdf", pdf(change, **how)).startswith(reason)


def test_pdf_that_spells_its_script_in_hexadecimal_is_refused():
    spelt = (
        pdf(uploads.open_script).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")
    )
    assert refusal_of("a.pdf", spelt).startswith(SCRIPT)


def test_pdf_that_asks_for_a_password_is_refused():
    said = refusal_of("a.pdf", pdf(**locked(user="secret")))
    assert said == "The PDF asks for a password. Save it without one and upload again."


def test_pdf_that_only_forbids_printing_is_taken():
    assert inspect_upload(upload("a.pdf", pdf(**locked(user="")))) == FileType.PDF


def test_script_in_a_pdf_that_only_forbids_printing_is_still_found():
    content = pdf(uploads.open_script, **locked(user=""))
    assert refusal_of("a.pdf", content).startswith(SCRIPT)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 500, b"%PDF-<html>"])
def test_pdf_that_is_none_inside_is_refused(content):
    assert refusal_of("a.pdf", content) == "The PDF is damaged and cannot be opened. Save it again."


def test_pdf_that_speaks_of_scripts_in_its_text_is_taken():
    def write(made):
        made.docinfo["/Title"] = "What /JavaScript and /EmbeddedFiles are"

    assert inspect_upload(upload("a.pdf", pdf(write))) == FileType.PDF


def test_pdf_of_far_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_OBJECTS", 2)
    assert refusal_of("a.pdf", uploads.PDF).startswith("The PDF has far more parts")


CONTENT_TYPES = "[Content_Types].xml"
MACRO_ENABLED = "application/vnd.ms-word.document.macroEnabled.main+xml"


@pytest.mark.parametrize(
    "content",
    [
        docx("word/vbaProject.bin"),
        docx("word/VBAPROJECT.BIN"),
        docx("word/vbaData.xml"),
        docx("word/activeX/activeX1.xml"),
        package("xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
        docx(parts={CONTENT_TYPES: MACRO_ENABLED}),
        docx(parts={CONTENT_TYPES: MACRO_ENABLED.encode("utf-16")}),
        docx(parts={CONTENT_TYPES: "x" * (256 * 1024 - 60) + MACRO_ENABLED}),
        odt("Basic/Standard/Module1.xml"),
        odt("Scripts/python/run.py"),
        odt(parts={"content.xml": "<a href='vnd.sun.star.script:run?language=Basic'/>"}),
        odt(parts={"styles.xml": "vnd.sun.star.script:run"}),
    ],
)
def test_office_file_with_macros_is_refused(content):
    assert refusal_of("a.docx", content).startswith(MACROS)


@pytest.mark.parametrize(
    "content",
    [
        docx("word/embeddings/oleObject1.bin"),
        docx("word/embeddings/notes.exe"),
        docx(parts={"word/embeddings/sheet.xlsx": uploads.ARCHIVE}),
        odt(parts={"META-INF/manifest.xml": "application/vnd.sun.star.oleobject"}),
    ],
)
def test_office_file_with_another_file_inside_is_refused(content):
    assert refusal_of("a.docx", content).startswith(INSIDE)


def test_macros_in_a_workbook_inside_a_document_are_found():
    inner = package("xl/workbook.xml", "xl/vbaProject.bin")
    content = docx(parts={"word/embeddings/sheet.xlsx": inner})
    assert refusal_of("a.docx", content).startswith(MACROS)


def test_workbooks_nested_without_end_are_refused():
    content = package("xl/workbook.xml")
    for _ in range(4):
        content = package("xl/workbook.xml", parts={"xl/embeddings/more.xlsx": content})
    assert refusal_of("a.xlsx", content).startswith(INSIDE)


def test_chart_with_its_workbook_inside_is_taken():
    content = docx(parts={"word/embeddings/sheet.xlsx": package("xl/workbook.xml")})
    assert inspect_upload(upload("a.docx", content)) == FileType.DOCX


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", uploads.encrypted_docx()),
        ("a.docx", uploads.office_with_password()),
        ("a.odt", odt(parts={"META-INF/manifest.xml": "<manifest:encryption-data>"})),
    ],
)
def test_office_file_with_a_password_is_refused(name, content):
    said = refusal_of(name, content)
    assert said == "The file is protected by a password. Remove it and upload again."


def test_document_that_loads_its_template_from_elsewhere_is_refused():
    relation = '<Relationship Type="x/attachedTemplate" Target="https://e.example/a" TargetMode="External"/>'
    content = docx(parts={"word/_rels/settings.xml.rels": relation})
    assert refusal_of("a.docx", content).startswith("The file loads its template from elsewhere")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_package_with_two_parts_of_one_name_is_refused():
    assert refusal_of("a.docx", docx("word/a.xml", "word/a.xml")).startswith("The file is damaged")
