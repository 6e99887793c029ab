"""What staff and designers noted on responses, and what a designer may read of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.models import Challenge
from vendors.enums import DesignersView, ResponseStatus
from vendors.models import Response, ShortlistNote, SolutionVersion


@dataclass
class Notes:
    """On one response: what stands, and every earlier wording."""

    staff: list[ShortlistNote] = field(default_factory=list)
    designers: list[ShortlistNote] = field(default_factory=list)
    earlier: list[ShortlistNote] = field(default_factory=list)

    @property
    def views(self) -> list[tuple[str, int]]:
        """How many hold each view, in the order of the views."""
        held = Counter(note.view for note in self.designers)
        return [(str(view.label), held[view]) for view in DesignersView if held[view]]


def notes_on(responses: Iterable[Response], user: Any) -> dict[int, Notes]:
    """By response, as far as this person may read them, the oldest first. One query."""
    notes = ShortlistNote.objects.visible_to(user).filter(response__in=list(responses))
    found: dict[int, Notes] = defaultdict(Notes)
    for note in notes.select_related("author", "council").order_by("written_at", "pk"):
        kept = found[note.response_id]
        if note.replaced_at:
            kept.earlier.append(note)
        else:
            (kept.designers if note.council_id else kept.staff).append(note)
    return found


def own_note(response: Response, user: Any, council: Organisation | None) -> ShortlistNote | None:
    """What this person wrote last, as staff where `council` is None."""
    own = ShortlistNote.objects.standing().filter(response=response, author=user.pk)
    return own.filter(council=council).first()


def challenges_designed(user: Any) -> QuerySet[Challenge]:
    """Public challenges this person's councils designed, with how many responses there are to read."""
    here = Q(challenge=OuterRef("pk")) | Q(challenge__merged_into=OuterRef("pk"))
    readable = _readable(user).filter(here).order_by().annotate(all=Value(1)).values("all")
    number = readable.annotate(number=Count("pk")).values("number")
    return (
        Challenge.objects.designed_by_councils_of(user)
        .filter(pk__in=Challenge.objects.public().values("pk"))
        .annotate(to_read=Coalesce(Subquery(number), 0))
        .select_related("round", "theme")
        .without_long_texts()
        .order_by("-published_at", "-pk")
    )


def responses_for_designers(challenge: Challenge, user: Any) -> QuerySet[Response]:
    """Offered responses of eligible solutions to what their council designed; nothing of scores."""
    current = SolutionVersion.objects.public().filter(solution=OuterRef("solution"))
    return (
        _readable(user)
        .filter(challenge__in=Challenge.objects.family_of(challenge))
        .select_related("solution__vendor", "challenge__merged_into")
        .annotate(summary=Subquery(current.values("summary")[:1]))
        .order_by("solution__name", "pk")
    )


def designing_councils(challenge: Challenge, user: Any) -> QuerySet[Organisation]:
    """Of this person's councils, those that designed the challenge."""
    designers = challenge.designers.values("organisation")
    own = Organisation.objects.filter(pk__in=standing_of(user).councils)
    return own.filter(pk__in=designers).order_by("name", "pk")


def readable_by_designer(user: Any) -> QuerySet[Response]:
    """Whatever this person may read and note on, with its challenge."""
    return _readable(user).select_related(
        "solution__vendor", "challenge__round", "challenge__merged_into__round"
    )


def _readable(user: Any) -> QuerySet[Response]:
    eligible = SolutionVersion.objects.public().filter(solution=OuterRef("solution"))
    standing = Response.objects.visible_to(user).filter(Exists(eligible), offered_at__isnull=False)
    return standing.exclude(status=ResponseStatus.WITHDRAWN)
