"""Files that somebody with bad intent would send: name, content, and how the refusal begins."""

import io
import struct
import zipfile
import zlib

import pikepdf

from documents.package_parts import ENTITY, LOADS, MACROS, RUNS
from documents.packages import INSIDE, LOCKED, TOO_MUCH
from documents.pdfs import FILES, SCRIPT
from tests.documents import uploads
from tests.documents.uploads import docx, locked, odt, package, pdf

COMPRESSED = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
CONTENT_TYPES = "[Content_Types].xml"
MACRO_ENABLED = "application/vnd.ms-word.document.macroEnabled.main+xml"
OTHER_TYPE = "This type of file is not taken."
DAMAGED = "The file is damaged"
DAMAGED_PDF = "The PDF is damaged"
DAMAGED_PICTURE = "The picture is damaged"
TWO_TYPES = "The file is of two types at once"
TWO_ENDINGS = "The file name has two endings."
UNSEEN = "The file name has characters that cannot be seen."
XXE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
LINKED_PACKAGE = '<Relationship Type="x/package" TargetMode="External"/>'
PDF_CHANGES = {
    "script on opening": (uploads.open_script, SCRIPT),
    "script by name": (uploads.named_script, SCRIPT),
    "script in a stream": (uploads.script_in_a_stream, SCRIPT),
    "script on a page": (uploads.script_on_a_page, SCRIPT),
    "program to start": (uploads.launched_program, SCRIPT),
    "XFA form": (uploads.xfa_form, SCRIPT),
    "attached file": (uploads.attached_file, FILES),
    "pinned file": (uploads.pinned_file, FILES),
    "embedded stream": (uploads.embedded_stream, FILES),
}


def related(kind, part="word/_rels/document.xml.rels", mode="External"):
    relation = (
        '<Relationships><Relationship Id="r1" TargetMode="{}" Target="https://e.example/a"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
        "</Relationships>"
    )
    return docx(parts={part: relation.format(mode, kind)})


def bomb(kind="word/document.xml", size=210 * 1024 * 1024):
    """Zeros that pack to a thousandth."""
    content, zeros = io.BytesIO(), bytes(1024 * 1024)
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file,
        file.open(kind, "w", force_zip64=True) as part,
    ):
        for _ in range(size // len(zeros)):
            part.write(zeros)
    return content.getvalue()


def many_parts():
    return package("word/document.xml", *(f"word/{number}.xml" for number in range(5_001)))


def many_workbooks():
    inner = package("xl/workbook.xml")
    return docx(parts={f"word/embeddings/{number}.xlsx": inner for number in range(21)})


def nested_workbooks():
    content = package("xl/workbook.xml")
    for _ in range(4):
        content = package("xl/workbook.xml", parts={"xl/embeddings/more.xlsx": content})
    return content


def packed(name, content):
    return docx(parts={name: content})


def repacked(content, how):
    """Every part of a package packed in another way."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", how) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


def padded_workbook():
    """Zeros before the workbook: each look at one of its parts would unpack them anew."""
    content = bytes(11 * 1024 * 1024) + package("xl/workbook.xml")
    return repacked(packed("word/embeddings/a.xlsx", content), zipfile.ZIP_DEFLATED)


def torn_docx():
    """What was packed does not unpack."""
    content = bytearray(repacked(docx(parts={"word/a.xml": "words " * 99}), zipfile.ZIP_DEFLATED))
    start = content.index(b"word/a.xml") + len("word/a.xml")
    content[start : start + 4] = b"\xff" * 4
    return bytes(content)


def huge_png():
    """Says that it is 60,000 by 60,000, in a few bytes."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return uploads.PNG[:8] + header + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def commented_jpeg(words):
    return (
        uploads.JPEG[:2]
        + b"\xff\xfe"
        + struct.pack(">H", len(words) + 2)
        + words
        + uploads.JPEG[2:]
    )


CORPUS = [
    *(
        (f"PDF, {how_said}: {what}", "a.pdf", pdf(change, **how), reason)
        for how_said, how in (("plain", {}), ("compressed", COMPRESSED))
        for what, (change, reason) in PDF_CHANGES.items()
    ),
    ("PDF, name of the script in hexadecimal", "a.pdf",
     pdf(uploads.open_script).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS"), SCRIPT),
    ("PDF, script behind an empty password", "a.pdf", pdf(uploads.open_script, **locked(user="")), SCRIPT),
    ("PDF, password", "a.pdf", pdf(**locked(user="secret")), "The PDF asks for a password."),
    ("PDF, head only", "a.pdf", b"%PDF-1.7\n", DAMAGED_PDF),
    ("PDF, zeros", "a.pdf", b"%PDF-1.7\n" + b"\0" * 500, DAMAGED_PDF),
    ("PDF, web page", "a.pdf", b"%PDF-<html>", DAMAGED_PDF),
    ("PDF with an archive behind", "a.pdf", uploads.PDF + uploads.ARCHIVE, TWO_TYPES),
    ("Word, Visual Basic", "a.docx", docx("word/vbaProject.bin"), MACROS),
    ("Word, Visual Basic in capitals", "a.docx", docx("word/VBAPROJECT.BIN"), MACROS),
    ("Word, data of Visual Basic", "a.docx", docx("word/vbaData.xml"), MACROS),
    ("Word, ActiveX", "a.docx", docx("word/activeX/activeX1.xml"), MACROS),
    ("Word, macro type", "a.docx", docx(parts={CONTENT_TYPES: MACRO_ENABLED}), MACROS),
    ("Word, macro type in UTF-16", "a.docx", docx(parts={CONTENT_TYPES: MACRO_ENABLED.encode("utf-16")}), MACROS),
    ("Word, macro type over two pieces", "a.docx",
     docx(parts={CONTENT_TYPES: "x" * (256 * 1024 - 60) + MACRO_ENABLED}), MACROS),
    ("Word file with macros by its name", "a.docm", docx("word/vbaProject.bin"), MACROS),
    ("Excel 4 macro sheet", "a.xlsx", package("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), MACROS),
    ("OpenDocument, Basic", "a.odt", odt("Basic/Standard/Module1.xml"), MACROS),
    ("OpenDocument, Python", "a.odt", odt("Scripts/python/run.py"), MACROS),
    ("OpenDocument, script in the text", "a.odt",
     odt(parts={"content.xml": "<a href='vnd.sun.star.script:run?language=Basic'/>"}), MACROS),
    ("OpenDocument, script in the styles", "a.odt", odt(parts={"styles.xml": "vnd.sun.star.script:run"}), MACROS),
    ("Macros in a workbook inside", "a.docx",
     packed("word/embeddings/a.xlsx", package("xl/workbook.xml", "xl/vbaProject.bin")), MACROS),
    ("Template from elsewhere", "a.docx", related("attachedTemplate", "word/_rels/settings.xml.rels"), LOADS),
    ("Object from elsewhere", "a.docx", related("oleObject"), LOADS),
    ("Frame from elsewhere", "a.docx", related("frame", "word/_rels/webSettings.xml.rels"), LOADS),
    ("Part of the document from elsewhere", "a.docx", related("subDocument"), LOADS),
    ("Linked package from elsewhere", "a.pptx",
     package("ppt/presentation.xml", parts={"ppt/_rels/a.rels": LINKED_PACKAGE}), LOADS),
    ("Relations without end", "a.docx", packed("word/_rels/document.xml.rels", b" " * (4 * 1024 * 1024 + 1)), LOADS),
    ("Field that starts a program", "a.docx",
     packed("word/footer1.xml", "<w:instrText xml:space='preserve'> DDEAUTO c:\\cmd.exe</w:instrText>"), RUNS),
    ("Workbook that starts a program", "a.xlsx",
     package("xl/workbook.xml", parts={"xl/externalLinks/externalLink1.xml": '<ddeLink ddeService="cmd"/>'}), RUNS),
    ("External entity in Word", "a.docx", packed("word/footnotes.xml", XXE), ENTITY),
    ("External entity in UTF-16", "a.docx", packed("word/footnotes.xml", XXE.encode("utf-16")), ENTITY),
    ("External entity in a relation", "a.docx", packed("_rels/.rels", XXE), ENTITY),
    ("Entities that grow", "a.xlsx", package("xl/workbook.xml", parts={"xl/sharedStrings.xml": LAUGHS}), ENTITY),
    ("External entity in OpenDocument", "a.odt", odt(parts={"content.xml": XXE}), ENTITY),
    ("Object inside", "a.docx", docx("word/embeddings/oleObject1.bin"), INSIDE),
    ("Program inside", "a.docx", docx("word/embeddings/notes.exe"), INSIDE),
    ("Archive named as a workbook inside", "a.docx", packed("word/embeddings/sheet.xlsx", uploads.ARCHIVE), INSIDE),
    ("Object in OpenDocument", "a.odt",
     odt(parts={"META-INF/manifest.xml": "application/vnd.sun.star.oleobject"}), INSIDE),
    ("Workbooks nested without end", "a.xlsx", nested_workbooks(), INSIDE),
    ("Twenty-one workbooks inside", "a.docx", many_workbooks(), TOO_MUCH),
    ("Zip bomb", "a.docx", bomb(), TOO_MUCH),
    ("Zip bomb inside", "a.docx",
     packed("word/embeddings/a.xlsx", bomb("xl/workbook.xml", 11 * 1024 * 1024)), TOO_MUCH),
    ("Workbook inside behind zeros", "a.docx", padded_workbook(), TOO_MUCH),
    ("Five thousand parts", "a.docx", many_parts(), TOO_MUCH),
    ("Encrypted package", "a.docx", uploads.encrypted_docx(), LOCKED),
    ("Office file with a password", "a.docx", uploads.office_with_password(), LOCKED),
    ("OpenDocument with a password", "a.odt",
     odt(parts={"META-INF/manifest.xml": "<manifest:encryption-data>"}), LOCKED),
    ("Part that leads out", "a.docx", docx("../../etc/cron.d/run"), DAMAGED),
    ("Part with an absolute name", "a.docx", docx("/etc/cron.d/run"), DAMAGED),
    ("Part that leads out of a Windows folder", "a.docx", docx("..\\..\\run.bat"), DAMAGED),
    ("Part on a drive", "a.docx", docx("C:/run.bat"), DAMAGED),
    ("Part that does not unpack", "a.docx", torn_docx(), DAMAGED),
    ("Packed with LZMA, which asks for memory", "a.docx",
     repacked(docx(), zipfile.ZIP_LZMA), DAMAGED),
    ("Package cut off", "a.docx", b"PK\x03\x04 cut off", DAMAGED),
    ("Archive", "a.zip", uploads.ARCHIVE, "ZIP archives are not taken."),
    ("Archive named as a document", "a.docx", uploads.ARCHIVE, "ZIP archives are not taken."),
    ("Old Office file", "a.doc", b"\xd0\xcf\x11\xe0rest", "This is an Office file of the old kind."),
    ("Program", "a.exe", b"MZ\x90\x00", OTHER_TYPE),
    ("Program named as text", "a.txt", b"MZ\x90rest", OTHER_TYPE),
    ("Program for Linux named as text", "a.txt", b"\x7fELF\x02\x01\x01\x00", OTHER_TYPE),
    ("Zeros far behind in a text", "a.txt", b"words " * 4_000 + b"\x00\x01", OTHER_TYPE),
    ("Drawing with a script", "a.svg", b"<svg onload='alert(1)'/>", OTHER_TYPE),
    ("Drawing named as a picture", "a.png", b"<svg onload='alert(1)'/>", OTHER_TYPE),
    ("Drawing named as a table", "a.csv", b"  <svg onload='x'>", OTHER_TYPE),
    ("Web page", "a.html", b"<!doctype html><script>alert(1)</script>", OTHER_TYPE),
    ("Script in UTF-16 named as a table", "a.csv", "<script>".encode("utf-16"), OTHER_TYPE),
    ("GIF that is a script", "a.gif", b"GIF89a=1;alert(1)", OTHER_TYPE),
    ("Shell script", "a.sh", b"#!/bin/sh\nrm -rf /", OTHER_TYPE),
    ("Picture with an archive behind", "a.png", uploads.PNG + uploads.ARCHIVE, TWO_TYPES),
    ("Photograph with an archive behind", "a.jpg", uploads.JPEG + uploads.ARCHIVE, TWO_TYPES),
    ("Photograph with a script in its comment", "a.jpg", commented_jpeg(b"<script>alert(1)</script>"), TWO_TYPES),
    ("Photograph with a program of a server behind", "a.jpg", uploads.JPEG + b"<?php system($_GET[1]); ?>", TWO_TYPES),
    ("Photograph with a PDF in its comment", "a.jpg", commented_jpeg(b"%PDF-1.4 "), TWO_TYPES),
    ("Document with a PDF at its front", "a.docx", package("%PDF-1.7", "word/document.xml"), TWO_TYPES),
    ("Head of a picture", "a.png", uploads.PNG[:8] + b"\0" * 32, DAMAGED_PICTURE),
    ("Picture of 60,000 by 60,000", "a.png", huge_png(), DAMAGED_PICTURE),
    ("PDF named as a program", "a.pdf.exe", uploads.PDF, "The name ends in “.exe” but"),
    ("PDF named as a picture", "a.png", uploads.PDF, "The name ends in “.png” but"),
    ("Name with a program’s ending before", "invoice.exe.pdf", uploads.PDF, TWO_ENDINGS),
    ("Name with a web page’s ending before", "invoice.html .pdf", uploads.PDF, TWO_ENDINGS),
    ("Name read backwards", "invoice\u202efdp.pdf", uploads.PDF, UNSEEN),
    ("Name with a line end", "invoice\r\nX: y.pdf", uploads.PDF, UNSEEN),
    ("Name with a zero", "invoice\x00.pdf", uploads.PDF, UNSEEN),
    ("Name of 300 characters", "a" * 296 + ".pdf", uploads.PDF, "The file name is longer than"),
    ("Nothing", "a.pdf", b"", "The file is empty."),
]  # fmt: skip
