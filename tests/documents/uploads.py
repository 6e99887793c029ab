"""Small real files for the tests, made here."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.scanners import EICAR

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


def upload(name="certificate.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def package(*names, mimetype=""):
    """A ZIP package with these parts in it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


DOCX = package("[Content_Types].xml", "word/document.xml")
DOCX_WITH_MACROS = package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = package("content.xml", mimetype="application/vnd.oasis.opendocument.text")
ARCHIVE = package("holiday.txt")


def encrypted_docx():
    """The same package with the encryption flag set in both of its directories."""
    content = bytearray(package("word/document.xml"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def infected():
    return upload("notes.txt", EICAR)
