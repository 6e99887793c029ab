"""Files that would do more than be read are refused, each with its reason; what looks like one is taken."""

from time import process_time

import pytest
from django.utils import timezone

from documents import pdfs
from documents.actions import receive_upload
from documents.enums import FileType
from documents.inspection import inspect_upload
from documents.models import Document
from documents.refusal import UploadRefused
from tests.documents import uploads
from tests.documents.hostile import CORPUS, related
from tests.documents.uploads import docx, locked, odt, package, pdf, upload
from tests.journeys import people


def refusal_of(name, content):
    with pytest.raises(UploadRefused) as refusal:
        inspect_upload(renamed(name, content))
    return refusal.value.messages[0]


def renamed(name, content):
    """As a browser's request names it, before Django tidies the name."""
    made = upload("a", content)
    made._name = name
    return made


def test_there_are_more_than_eighty_hostile_files():
    assert len({what for what, *_ in CORPUS}) == len(CORPUS) > 80


@pytest.mark.parametrize(
    ("name", "content", "reason"), [pytest.param(*one, id=what) for what, *one in CORPUS]
)
def test_hostile_file_is_refused_with_its_reason(name, content, reason):
    assert refusal_of(name, content).startswith(reason)


@pytest.mark.django_db
def test_no_hostile_file_is_kept():
    vendor, by = people.vendor(), people.staff()
    for _, name, content, _ in CORPUS:
        with pytest.raises(UploadRefused):
            receive_upload(renamed(name, content), organisation=vendor, by=by, at=timezone.now())
    assert not Document.objects.exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_package_with_two_parts_of_one_name_is_refused():
    assert refusal_of("a.docx", docx("word/a.xml", "word/a.xml")).startswith("The file is damaged")


def test_pdf_of_far_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "MOST_OBJECTS", 2)
    assert refusal_of("a.pdf", uploads.PDF).startswith("The PDF has far more parts")


def test_picture_of_more_dots_than_a_scanned_page_is_refused(monkeypatch):
    monkeypatch.setattr("documents.pictures.MOST_PIXELS", 63)
    assert refusal_of("a.png", uploads.PNG).startswith("The picture is far larger")


def test_part_full_of_beginnings_is_read_once():
    """Read anew from each beginning, the largest part would keep a process for an hour."""
    part = "<w:instrText " * 80_000
    began = process_time()
    assert inspect_upload(upload("a.docx", docx(parts={"word/a.xml": part}))) == FileType.DOCX
    assert process_time() - began < 5


def speaks_of_scripts(made):
    made.docinfo["/Title"] = "What /JavaScript and /EmbeddedFiles are"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", pdf(**locked(user="")), FileType.PDF),
        ("a.pdf", pdf(speaks_of_scripts), FileType.PDF),
        (
            "a.docx",
            docx(parts={"word/embeddings/a.xlsx": package("xl/workbook.xml")}),
            FileType.DOCX,
        ),
        ("a.docx", related("hyperlink"), FileType.DOCX),
        ("a.docx", related("image"), FileType.DOCX),
        ("a.docx", related("oleObject", mode="Internal"), FileType.DOCX),
        ("a.docx", docx(parts={"word/footer1.xml": "<w:t>DDE and DDEAUTO</w:t>"}), FileType.DOCX),
        ("a.odt", odt(parts={"META-INF/manifest.xml": "<!DOCTYPE manifest>"}), FileType.ODT),
        ("minutes.2026-11-25.pdf", uploads.PDF, FileType.PDF),
        ("v1.2 final.pdf", uploads.PDF, FileType.PDF),
        ("a.jpg", uploads.picture("JPEG", comment=b"By <Ada> & co."), FileType.JPEG),
        ("a.csv", "=1+1,naïve\n".encode("cp1252"), FileType.CSV),
    ],
)
def test_file_that_only_looks_hostile_is_taken(name, content, found):
    assert inspect_upload(renamed(name, content)) == found
