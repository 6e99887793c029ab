"""Preparing a version for blind assessors. What the vendor wrote is never touched: these say what to leave out."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from accounts.models import User
from documents.actions import receive_upload
from vendors.blind import stands_in
from vendors.models import BlindFile, Evidence, HiddenPassage, NamesCheck, SolutionVersion
from vendors.queries.vetting.blind import texts_of
from vendors.rules import VETS
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def hide_passage(version: SolutionVersion, words: str, *, by: User, at: datetime) -> HiddenPassage:
    """Leave these words out wherever blind assessors would read them.

    Raises TransitionDenied when they stand nowhere in the version, or are hidden already.
    """
    _check(version, by)
    passage = " ".join(words.split())
    if not passage or not stands_in(passage, [one.text for one in texts_of(version)]):
        raise TransitionDenied("These words stand in no text of this solution. Copy them from it.")
    try:
        with transaction.atomic():
            hidden = HiddenPassage.objects.create(
                version=version, words=passage, hidden_by=by, hidden_at=at
            )
    except IntegrityError as error:
        raise TransitionDenied("These words are hidden already.") from error
    record(version, "hide_passage", by=by, at=at, data={"words": passage})
    return hidden


@transaction.atomic
def show_passage(passage: HiddenPassage, *, by: User, at: datetime) -> None:
    """Let blind assessors read these words again."""
    _check(passage.version, by)
    record(passage.version, "show_passage", by=by, at=at, data={"words": passage.words})
    passage.delete()


@transaction.atomic
def open_to_blind(
    version: SolutionVersion,
    evidence: Evidence,
    *,
    copy: UploadedFile | None,
    by: User,
    at: datetime,
) -> BlindFile:
    """Let blind assessors open a piece of evidence: as it is, or a copy without names in its place.

    Raises UploadRefused for a copy that is not taken.
    """
    _check(version, by)
    vendor = evidence.vendor
    taken = copy and receive_upload(copy, organisation=vendor, by=by, at=at)
    opened, _ = BlindFile.objects.update_or_create(
        version=version,
        evidence=evidence,
        defaults={"copy": taken, "opened_by": by, "opened_at": at},
    )
    data = {"evidence": evidence.pk, "copy": taken.sha256 if taken else ""}
    record(version, "open_to_blind", by=by, at=at, data=data)
    return opened


@transaction.atomic
def close_to_blind(opened: BlindFile, *, by: User, at: datetime) -> None:
    _check(opened.version, by)
    data = {"evidence": opened.evidence_id}
    record(opened.version, "close_to_blind", by=by, at=at, data=data)
    opened.delete()


@transaction.atomic
def check_names(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """Somebody read it for names: from now on those who are asked may open it. Twice is once."""
    _check(version, by)
    _, is_first = NamesCheck.objects.get_or_create(
        version=version, defaults={"checked_by": by, "checked_at": at}
    )
    if is_first:
        record(version, "check_names", by=by, at=at)


def _check(version: SolutionVersion, by: User) -> None:
    require(VETS, version, by=by)
    if not version.round.is_blind:
        raise TransitionDenied("Assessors of this round see whose solution it is.")
