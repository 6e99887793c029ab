"""What came of shown solutions: whom to ask, and what both sides agreed to."""

import calendar
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.answers import answers_of
from challenges.models import ChallengeDesigner, Round
from showcase.enums import EventStatus
from showcase.models import FollowUp, Session, SessionResponse, ShowcaseEvent
from showcase.models.follow_ups import AFTER_MONTHS

COUNCILS = (OrganisationKind.COUNCIL, OrganisationKind.PUBLIC_BODY)
LONG_AGO = timedelta(days=2 * 366)


def facts_of(follow_up: FollowUp) -> dict[str, Any]:
    return answers_of(follow_up, ("outcome", "words"))


def follow_ups_due(at: datetime) -> list[FollowUp]:
    """Not begun yet: each solution shown at a held event, with each council behind its challenge."""
    asked = set(FollowUp.objects.values_list("event", "response", "council", "months"))
    due = [one for event in _held(at) for one in _due_of(event, localdate(at))]
    return [one for one in due if _key(one) not in asked]


def what_happened_in(session: Session) -> QuerySet[FollowUp]:
    shown = session.shown.values("response")
    agreed = FollowUp.objects.public().filter(event=session.event_id, response__in=shown)
    related = ("response__solution__vendor", "council")
    return agreed.select_related(*related).order_by("months", "pk")


def what_happened_next(round_: Round) -> QuerySet[FollowUp]:
    """Agreed by both sides, for the report of a round."""
    agreed = FollowUp.objects.public().filter(event__round=round_)
    related = ("response__solution__vendor", "response__challenge", "council")
    return agreed.select_related(*related).order_by("event", "months", "pk")


def follow_ups_for(user: Any) -> QuerySet[FollowUp]:
    related = ("event", "response__solution__vendor", "council")
    return FollowUp.objects.visible_to(user).select_related(*related).order_by("-asked_at", "-pk")


def outcomes_of_councils(user: Any) -> QuerySet[FollowUp]:
    """What this person's councils have still to write or to agree to."""
    councils = standing_of(user).councils
    return FollowUp.objects.filter(council__in=councils, council_agreed_at=None)


def outcomes_of_vendors(user: Any) -> QuerySet[FollowUp]:
    vendors = standing_of(user).vendors
    return FollowUp.objects.filter(response__solution__vendor__in=vendors, vendor_agreed_at=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _held(at: datetime) -> QuerySet[ShowcaseEvent]:
    held = ShowcaseEvent.objects.filter(status=EventStatus.HELD, ends_at__gt=at - LONG_AGO)
    return held.order_by("ends_at", "pk")


def _due_of(event: ShowcaseEvent, today: date) -> list[FollowUp]:
    ended = localdate(event.ends_at)
    due = [months for months in AFTER_MONTHS if months_after(ended, months) <= today]
    shown = SessionResponse.objects.filter(session__event=event).select_related("response")
    return [
        FollowUp(event=event, response=one.response, council=council, months=months)
        for one in (shown.order_by("pk") if due else ())
        for council in _councils_of(one)
        for months in due
    ]


def _councils_of(shown: SessionResponse) -> list[Organisation]:
    designers = ChallengeDesigner.objects.filter(challenge=shown.response.challenge_id)
    councils = Organisation.objects.filter(kind__in=COUNCILS)
    return list(councils.filter(pk__in=designers.values("organisation")).order_by("pk"))


def _key(one: FollowUp) -> tuple[int, int, int, int]:
    return one.event_id, one.response_id, one.council_id, one.months
