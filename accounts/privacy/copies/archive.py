"""The copy as one ZIP file: a page to read offline, and the same as JSON for programs."""

import json
from datetime import datetime
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from accounts.privacy.copies.gathering import Chapter, Mention, chapters_about, mentions_of
from accounts.privacy.subjects import Subject


def write_archive(to: IO[bytes], subject: Subject, at: datetime) -> None:
    """Everything of one moment, if the caller's transaction is of one."""
    chapters, mentions = list(chapters_about(subject)), list(mentions_of(subject))
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        archive.writestr("index.html", _page(subject, chapters, mentions, at))
        archive.writestr("data.json", _data(subject, chapters, mentions, at))


def _page(subject: Subject, chapters: list[Chapter], mentions: list[Mention], at: datetime) -> str:
    words = {
        "subject": subject,
        "chapters": chapters,
        "mentions": mentions,
        "at": at,
        "site_name": settings.SITE_NAME,
        "operator": settings.OPERATOR_NAME,
    }
    return render_to_string("accounts/copies/page.html", words)


def _data(subject: Subject, chapters: list[Chapter], mentions: list[Mention], at: datetime) -> str:
    said = {
        "made_at": at,
        "addresses": sorted(subject.addresses),
        "purposes": [_as_data(chapter) for chapter in chapters],
        "named_in": [vars(mention) for mention in mentions],
    }
    return json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _as_data(chapter: Chapter) -> dict[str, Any]:
    purpose = chapter.purpose
    return {
        "purpose": purpose.what,
        "why": purpose.why,
        "lawful_basis": purpose.basis,
        "kept": [purpose.kept, *map(str, purpose.rules)],
        "seen_by": purpose.seen_by,
        "parts": [{"what": part.what, "records": part.records} for part in chapter.parts],
    }
