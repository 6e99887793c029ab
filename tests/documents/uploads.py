"""Small real files for the tests, made here: good ones, and the hostile ones that are refused."""

import io
import zipfile

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from documents.scanners import EICAR


def picture(kind, **how):
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(content, kind, **how)
    return content.getvalue()


PNG = picture("PNG")
JPEG = picture("JPEG")
ODF_TYPE = "application/vnd.oasis.opendocument.text"


def pdf(change=None, **how):
    """A PDF of one empty page, changed by `change(pdf)` before it is written."""
    content = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if change:
            change(made)
        made.save(content, **how)
    return content.getvalue()


PDF = pdf(deterministic_id=True)


def upload(name="certificate.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def package(*names, mimetype="", **texts):
    """A ZIP package with these parts in it; `texts` holds what stands in some of them."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        if mimetype:
            file.writestr("mimetype", mimetype)
        for name in names:
            file.writestr(name, "x")
        for name, text in texts.get("parts", {}).items():
            file.writestr(name, text)
    return content.getvalue()


def docx(*names, **parts):
    return package("word/document.xml", *names, parts=parts.get("parts", {}))


def odt(*names, parts=None):
    return package(*names, mimetype=ODF_TYPE, parts=parts or {"content.xml": "x"})


DOCX = package("[Content_Types].xml", "word/document.xml")
DOCX_WITH_MACROS = package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
ODT = package("content.xml", mimetype=ODF_TYPE)
ARCHIVE = package("holiday.txt")


def encrypted_docx():
    """The same package with the encryption flag set in both of its directories."""
    content = bytearray(package("word/document.xml"))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def office_with_password():
    """The head of the old container and the name of the stream Office keeps a locked file in."""
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def infected():
    return upload("notes.txt", EICAR)


def script(made):
    return Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def open_script(made):
    made.Root.OpenAction = script(made)


def named_script(made):
    tree = Dictionary(Names=Array(["run", made.make_indirect(script(made))]))
    made.Root.Names = Dictionary(JavaScript=tree)


def script_in_a_stream(made):
    """In an indirect stream, hidden from who searches the bytes once objects are compressed."""
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=Stream(made, b"app.alert(1)"))


def script_on_a_page(made):
    made.pages[0].AA = Dictionary(O=script(made))


def launched_program(made):
    made.Root.OpenAction = Dictionary(S=Name.Launch, F="cmd.exe")


def xfa_form(made):
    made.Root.AcroForm = Dictionary(XFA=Stream(made, b"<xdp/>"), Fields=Array([]))


def attached_file(made):
    made.attachments["notes.exe"] = b"MZ"


def pinned_file(made):
    spec = Dictionary(Type=Name.Filespec, EF=Dictionary(F=Stream(made, b"MZ")))
    pin = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=made.make_indirect(spec))
    made.pages[0].Annots = Array([made.make_indirect(pin)])


def embedded_stream(made):
    made.Root.Extra = made.make_indirect(Stream(made, b"MZ", Type=Name.EmbeddedFile))


def locked(**passwords):
    return {"encryption": pikepdf.Encryption(owner="owner", **passwords)}
