import hashlib

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from notifications.models import Message
from showcase.actions.reports import create_report, publish_report, save_report
from showcase.enums import ReportStatus
from showcase.models import ReportVersion
from showcase.reports.frozen import canonical, fingerprint
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import a_round, report_at
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


def publish_again(report, reason="A figure was wrong."):
    return publish_report(report, reason=reason, by=people.staff(), at=timezone.now())


def test_create_report_for_a_round_that_has_one_is_refused():
    round_ = a_round()
    report_at(ReportStatus.DRAFT, round=round_)
    with pytest.raises(TransitionDenied, match="has a report already"):
        create_report(round_, title="Another", by=people.staff(), at=timezone.now())


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_report_written_by_others_than_staff_is_refused(make):
    report, somebody, now = report_at(), make(), timezone.now()
    acts = [
        lambda: create_report(a_round(), title="Mine", by=somebody, at=now),
        lambda: save_report(report, notes={}, learning="Mine", by=somebody, at=now),
        lambda: publish_report(report, reason="Mine", by=somebody, at=now),
    ]
    for act in acts:
        with pytest.raises(TransitionDenied):
            act()
    assert report.versions.count() == 1


def test_publish_without_an_introduction_is_refused():
    report = report_at(ReportStatus.DRAFT, introduction=" ")
    with pytest.raises(TransitionDenied, match="Write the introduction"):
        publish_report(report, by=people.staff(), at=timezone.now())
    assert not report.versions.exists()


def test_publish_freezes_what_stands_there_and_later_writing_waits():
    report = report_at(introduction="First words.")
    save_report(
        report, notes={}, introduction="Second words.", by=people.staff(), at=timezone.now()
    )
    assert report.versions.get().content["introduction"] == "First words."
    publish_again(report)
    written = report.versions.order_by("number").values_list("number", "content__introduction")
    assert list(written) == [(1, "First words."), (2, "Second words.")]


def test_publish_again_without_a_reason_is_refused():
    report = report_at()
    with pytest.raises(TransitionDenied, match="Give a reason"):
        publish_again(report, reason=" ")


def test_publish_again_carries_its_reason():
    assert publish_again(report_at()).content["version"]["change_note"] == "A figure was wrong."


def test_fingerprint_of_a_version_is_that_of_its_bytes_as_the_database_keeps_them():
    report_at(learning="“Quotes”, £ and 🎉\n\n- list")
    version = ReportVersion.objects.get()
    assert version.sha256 == fingerprint(version.content)
    assert version.sha256 == hashlib.sha256(canonical(version.content)).hexdigest()


@pytest.mark.parametrize("act", ["update", "delete"])
def test_database_refuses_to_change_a_published_version(act):
    report_at()
    versions = ReportVersion.objects.all()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        versions.update(sha256="0" * 64) if act == "update" else versions._raw_delete("default")


def test_publish_tells_the_authors_of_the_statements_once_a_version():
    author = people.officer()
    challenge = challenge_at(by=author)
    bystander = people.officer()
    report = report_at(round=challenge.round)
    publish_again(report)
    told = Message.objects.filter(kind="report_published_author").order_by("pk")
    assert [message.to for message in told] == [author.email, author.email]
    assert told[0].subject == "The report is out: What we learned"
    assert told[1].subject == "A new version: What we learned"
    assert not Message.objects.filter(to=bystander.email, kind__startswith="report").exists()


def test_save_report_with_an_empty_note_removes_it():
    challenge = challenge_at()
    report = report_at(ReportStatus.DRAFT, round=challenge.round, notes={challenge.pk: "A note."})
    assert report.challenge_notes.get().text == "A note."
    save_report(report, notes={challenge.pk: " "}, by=people.staff(), at=timezone.now())
    assert not report.challenge_notes.exists()
