"""What staff and the councils that designed a challenge note on its responses."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from accounts.standing import standing_of
from vendors.enums import DesignersView, ResponseStatus
from vendors.lifecycle import RESPONSE
from vendors.models import Response, ShortlistNote
from vendors.rules import COMPOSES_ABOUT, NOTES_AS_DESIGNER
from workflow.engine import StaleTransition, TransitionDenied, require
from workflow.models import Event


@transaction.atomic
def note_as_staff(
    response: Response, *, text: str, by: User, at: datetime, replaces: datetime | None = None
) -> ShortlistNote:
    """One's own note, for staff alone; later words replace earlier ones, which are kept.

    `replaces` is when the note before the writer was saved. Raises StaleTransition once it is decided.
    """
    require(COMPOSES_ABOUT, response, by=by)
    if not text.strip():
        raise TransitionDenied("Write a note.")
    note = ShortlistNote(response=response, author=by, text=text.strip(), written_at=at)
    return _replace(note, replaces)


@transaction.atomic
def note_as_designer(
    response: Response,
    *,
    council: Organisation,
    view: DesignersView,
    text: str,
    by: User,
    at: datetime,
    replaces: datetime | None = None,
) -> ShortlistNote:
    """One's own view, for staff and one's own council; vendors never read it.

    Raises StaleTransition once the response is decided on, TransitionDenied for whoever may not read it.
    """
    require(NOTES_AS_DESIGNER, response, by=by)
    _check_own_council(response, council, by)
    said = {"council": council, "view": view, "text": text.strip()}
    return _replace(ShortlistNote(response=response, author=by, written_at=at, **said), replaces)


def _check_own_council(response: Response, council: Organisation, by: User) -> None:
    designers = response.challenge.live.designers.values("organisation")
    is_own = council.pk in standing_of(by).councils
    if not is_own or not Organisation.objects.filter(pk__in=designers, pk=council.pk).exists():
        raise TransitionDenied("Your council did not design this challenge.")
    if not Response.objects.visible_to(by).filter(pk=response.pk).exists():
        raise TransitionDenied("This response is not yours to read.")


def _replace(note: ShortlistNote, replaces: datetime | None) -> ShortlistNote:
    """The response is locked, so that two windows of one writer, and a release, come one by one."""
    locked = Response.objects.select_for_update(of=("self",)).get(pk=note.response_id)
    if locked.status != ResponseStatus.OFFERED:
        last = Event.objects.about(locked).exclude(to_status="").last()
        raise StaleTransition(locked, RESPONSE["shortlist"], last)
    earlier = ShortlistNote.objects.standing().filter(
        response=locked, author=note.author, council=note.council
    )
    kept = earlier.values_list("written_at", flat=True).first()
    if kept != replaces:
        raise TransitionDenied(
            "You changed this note in another window meanwhile. What you typed is still here: saving "
            "again replaces the words there."
        )
    earlier.update(replaced_at=note.written_at)
    note.save()
    return note
