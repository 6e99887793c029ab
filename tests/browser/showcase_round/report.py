"""The report of the round: written, published, read, and taken apart as a PDF and as data."""

import csv
import hashlib
import io
import json

import pikepdf

REPORT = "What the winter round found"
LEARNING = "Ask people before you record them."


def write(staff, challenge):
    staff.go("/staff/reports/").press("Begin a report").fill(title=REPORT)
    staff.pick(round=challenge.round.name)
    staff.press("Begin the report").fill(introduction="Councils asked **one** question.")
    staff.fill(learning=LEARNING).press("Save")
    staff.press("Preview").sees("A preview", "Councils asked one question.")
    staff.go("/staff/reports/").follow(REPORT).press("Publish").press("Publish").sees("Version 1")


def read(visitor, *words):
    visitor.go("/reports/").follow(REPORT).sees("Councils asked one question.", LEARNING, *words)


def as_data(visitor):
    """The JSON, whose bytes are those that the page names the fingerprint of."""
    content = visitor.download("Data as JSON")
    visitor.sees(hashlib.sha256(content).hexdigest())
    return json.loads(content)


def as_rows(visitor):
    return list(csv.reader(io.StringIO(visitor.download("Data as CSV").decode("utf-8-sig"))))


def as_pdf(visitor):
    """Its title, and whether it is tagged for screen readers (ISO 14289-1)."""
    with pikepdf.open(io.BytesIO(visitor.download("Report as PDF"))) as pdf:
        return str(pdf.docinfo["/Title"]), bool(pdf.Root.MarkInfo.Marked)
