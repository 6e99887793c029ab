"""The report of a round: begun, written, published, published again."""

from collections.abc import Mapping
from datetime import datetime

from celery import current_app
from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.models import Round
from showcase.actions.saving import refuse_overwriting
from showcase.enums import ReportStatus
from showcase.lifecycle import REPORT
from showcase.messages.reports import tell_report_published
from showcase.models import Report, ReportVersion
from showcase.queries.reports.content import content_of
from showcase.queries.reports.written import written_words
from showcase.reports.changes import changes_between
from showcase.reports.frozen import fingerprint
from vendors.slugs import free_slug
from workflow.afterwards import after_commit
from workflow.engine import TransitionDenied, perform, record, require
from workflow.turns import take_turn


@transaction.atomic
def create_report(round_: Round, *, title: str, by: User, at: datetime) -> Report:
    """The same title again is the same draft. Raises TransitionDenied when the round has a report."""
    require(LGA_STAFF, None, by=by)
    take_turn(by)
    same = Report.objects.filter(round=round_, title=title, status=REPORT.initial)
    return same.first() or _new_report(round_, title, by, at)


def _new_report(round_: Round, title: str, by: User, at: datetime) -> Report:
    try:
        with transaction.atomic():
            report = Report.objects.create(
                round=round_,
                slug=free_slug(Report, title),
                title=title,
                status=REPORT.initial,
                created_at=at,
                saved_at=at,
            )
    except IntegrityError:
        raise TransitionDenied(f"{round_} has a report already.") from None
    record(report, "create", by=by, at=at)
    return report


@transaction.atomic
def save_report(
    report: Report,
    *,
    notes: Mapping[int, str],
    by: User,
    at: datetime,
    seen: str = "",
    **words: str,
) -> None:
    """Keep what staff wrote; `notes` by the primary key of their challenge, an empty one is removed.

    Published versions do not change: the words wait for the next one. Raises SavedMeanwhile.
    """
    require(LGA_STAFF, report, by=by)
    locked = Report.objects.select_for_update().get(pk=report.pk)
    refuse_overwriting(report, written_words(locked), seen)
    for field, text in words.items():
        setattr(locked, field, text)
    locked.saved_at = at
    locked.save(update_fields=[*words, "saved_at"])
    for challenge, text in notes.items():
        _save_note(locked, challenge, text)
    record(report, "save", by=by, at=at)


@transaction.atomic
def publish_report(report: Report, *, by: User, at: datetime, reason: str = "") -> ReportVersion:
    """Freeze the report as its next version and tell the people it is about.

    A version after the first needs a reason, which the version carries. Raises TransitionDenied.
    """
    name = "publish" if report.status == ReportStatus.DRAFT else "publish_again"
    perform(REPORT[name], report, by=by, at=at, reason=reason)
    report.refresh_from_db()
    last = report.versions.order_by("number").last()
    number = last.number + 1 if last else 1
    content = content_of(report)
    content["version"] = {
        "number": number,
        "published_at": at.isoformat(),
        "change_note": reason,
        "changes": changes_between(last.content, content) if last else None,
    }
    version = ReportVersion.objects.create(
        report=report,
        number=number,
        published_at=at,
        published_by=by,
        content=content,
        sha256=fingerprint(content),
    )
    tell_report_published(version, at=at)
    after_commit(_poke, version.pk)
    return version


def _poke(pk: int) -> None:
    """A worker prints it, so that its first reader need not wait."""
    current_app.send_task("showcase.tasks.print_report", [pk])


def _save_note(report: Report, challenge: int, text: str) -> None:
    if text.strip():
        report.challenge_notes.update_or_create(challenge_id=challenge, defaults={"text": text})
    else:
        report.challenge_notes.filter(challenge=challenge).delete()
