"""What staff do with the challenges of the workbench, and what others meet there."""

import hashlib
import io
import json
import zipfile

from django.utils.text import slugify

from tests.browser.collation.workbench import QUESTIONS

ASKED = "Do you keep the plans as drawings or as data?"
ANSWERED = "As drawings, for all but the last three years."


def page_of(title):
    return f"/staff/challenges/{slugify(title)}/"


def publish(staff, title):
    staff.go(page_of(title)).press("Publish").press("Publish")
    staff.sees("Published. The councils have been told.")


def share(officer, title):
    officer.go(f"/challenges/{slugify(title)}/").press("Our council shares this challenge")
    officer.fill(note="So it is by the river.").press("Share this challenge")
    officer.sees("Thank you. Your council shares this challenge.")


def merge(staff, title, *, into, told):
    staff.go(page_of(into)).press("Merge others into it").choose(f"{title} (published)")
    staff.press("Continue").sees("What will happen", "Who is told", *told)
    staff.fill(reason="They ask for the same.").press("Merge them")
    staff.sees("Merged. The councils have been told.")


def undo(staff, title, *, merged_into):
    staff.go(page_of(merged_into)).follow("Undo this merge").sees(f"“{title}” stands alone again")
    staff.press("Undo").sees("Undone.")


def read_where_it_went(visitor, title, *, into):
    """The address that a council wrote down months ago."""
    visitor.go(f"/challenges/{slugify(title)}/").sees("Now part of another challenge")
    visitor.follow(QUESTIONS[into]).sees("Merged into this challenge", QUESTIONS[title])


def ask(vendor, title):
    vendor.go(f"/challenges/{slugify(title)}/").fill(text=ASKED).press("Send question")
    vendor.sees("Question sent.")


def answer(staff, title):
    staff.go(page_of(title)).follow(ASKED).fill(answer=ANSWERED).press("Publish answer")
    staff.sees("Answer published.", ANSWERED)


def evidence_of(staff, title):
    """The index of the bundle, once every file in it is what its fingerprint says, and none is more."""
    data = staff.go(page_of(title)).download("Download the evidence bundle")
    archive = zipfile.ZipFile(io.BytesIO(data))
    index = json.loads(archive.read("index.json"))
    described = set(archive.namelist()) - {"SHA256SUMS.txt", "index.html", "index.json"}
    assert {file["path"]: file["sha256"] for file in index["files"]} == {
        name: hashlib.sha256(archive.read(name)).hexdigest() for name in described
    }
    assert ANSWERED in archive.read("index.html").decode()
    return index
