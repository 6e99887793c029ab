import pytest

from documents.enums import FileType
from documents.inspection import UploadRefused, inspect_upload
from tests.documents import uploads
from tests.documents.uploads import upload


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.pdf", uploads.PDF, FileType.PDF),
        ("a.PNG", uploads.PNG, FileType.PNG),
        ("a.jpeg", uploads.JPEG, FileType.JPEG),
        ("a.docx", uploads.DOCX, FileType.DOCX),
        ("a.odt", uploads.ODT, FileType.ODT),
        ("a.csv", "name;stadt\nZoë;Köln".encode(), FileType.CSV),
        ("excel-text.csv", "name\tStadt\n".encode("utf-16"), FileType.CSV),
        ("مستند.txt", "نص".encode(), FileType.TXT),
    ],
)
def test_inspect_upload_knows_the_type_by_content(name, content, found):
    assert inspect_upload(upload(name, content)) == found


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"", "The file is empty."),
        ("a.pdf", uploads.PNG, "The name ends in “.pdf” but the content is PNG image."),
        ("a.pdf.exe", uploads.PDF, "The name ends in “.exe” but the content is PDF."),
        ("a.exe", b"MZ\x90\x00", "This type of file is not taken."),
        ("a.txt", b"MZ\x90rest", "This type of file is not taken."),
        ("a.txt", b"text\x00more", "This type of file is not taken."),
        ("a.csv", b"  <svg onload='x'>", "This type of file is not taken."),
        ("a.csv", "<script>".encode("utf-16"), "This type of file is not taken."),
        ("a.svg", b"<svg/>", "This type of file is not taken."),
        ("a.docx", uploads.DOCX_WITH_MACROS, "The file contains macros."),
        ("a.docx", uploads.encrypted_docx(), "The file is protected by a password."),
        ("a.docx", b"PK\x03\x04 cut off", "The file is damaged"),
        ("a.zip", uploads.ARCHIVE, "ZIP archives are not taken."),
        ("a.docx", b"\xd0\xcf\x11\xe0rest", "This is an Office file of the old kind."),
    ],
)
def test_inspect_upload_refuses_with_the_reason(name, content, reason):
    with pytest.raises(UploadRefused) as refusal:
        inspect_upload(upload(name, content))
    assert refusal.value.messages[0].startswith(reason)


def test_inspect_upload_refuses_what_is_over_the_limit(settings):
    settings.UPLOAD_MAX_BYTES = 1024
    with pytest.raises(UploadRefused) as refusal:
        inspect_upload(upload(content=b" " * 2048))
    assert refusal.value.messages == ["The file is 2.0\xa0KB. The most is 1.0\xa0KB."]


def test_inspect_upload_refuses_a_package_that_unpacks_to_far_too_much(monkeypatch):
    monkeypatch.setattr("documents.packages.MOST_UNPACKED", 1)
    with pytest.raises(UploadRefused) as refusal:
        inspect_upload(upload("a.docx", uploads.DOCX))
    assert refusal.value.messages == [
        "The file unpacks to far more than it should. It is not taken."
    ]


def test_inspect_upload_leaves_the_file_at_its_beginning():
    file = upload()
    inspect_upload(file)
    assert file.read() == uploads.PDF
