"""Challenges with all that their releases and their notice say."""

from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from challenges.models import Act, Challenge, ChallengeVersion, Round, Support
from challenges.models.challenges import ChallengeQuerySet, long_texts_of
from challenges.queries.challenges import whole_challenges
from showcase.models import Session, ShowcaseEvent
from workflow.models import Event


def challenges_with_releases() -> QuerySet[Challenge]:
    """Those that are public, or were until they became part of a public one. Five queries, however many."""
    related = (
        _readable()
        .without_long_texts()
        .defer("question", "merged_into__question", *long_texts_of("merged_into"))
    )
    told = related.annotate(
        supports_changed_at=_supports_changed_at(),
        collated_at=_collated_at(),
        round_changed_at=_round_changed_at(),
    )
    return told.prefetch_related(*_prefetched())


def challenges_with_notice() -> QuerySet[Challenge]:
    """The same ones, with their words, and the public events that show them."""
    whole = whole_challenges(_readable())
    slim = whole.defer("words", "merged_into__question", *long_texts_of("merged_into"))
    return slim.prefetch_related("designers__organisation", _sessions())


def _readable() -> ChallengeQuerySet:
    return Challenge.objects.readable().select_related("round", "merged_into")


def _prefetched() -> "tuple[Prefetch[Any], ...]":
    named = Support.objects.counted().filter(is_named=True).select_related("organisation")
    absorbed = Challenge.objects.readable().only("slug", "merged_into").order_by("slug", "pk")
    return (
        Prefetch("versions", ChallengeVersion.objects.order_by("number"), "versions_in_order"),
        Prefetch("supports", named.order_by("organisation__name", "pk"), "named_supports"),
        Prefetch("absorbed", absorbed, "absorbed_publicly"),
        _sessions(),
    )


def _sessions() -> "Prefetch[Any]":
    public = Session.objects.filter(event__in=ShowcaseEvent.objects.public())
    sessions = public.select_related("event").order_by("event__starts_at", "event", "pk")
    return Prefetch("sessions", sessions, "public_sessions")


def _supports_changed_at() -> Subquery:
    given_or_taken = Greatest(F("given_at"), Coalesce("withdrawn_at", "given_at"))
    return _latest(Support.objects.filter(challenge=OuterRef("pk")), given_or_taken)


def _collated_at() -> Subquery:
    named = Q(challenge=OuterRef("pk")) | Q(parts__challenge=OuterRef("pk"))
    return _latest(Act.objects.filter(named), Greatest(F("at"), Coalesce("undone_at", "at")))


def _round_changed_at() -> Subquery:
    about = Event.objects.filter(
        subject_type=Round._meta.label_lower, subject_id=OuterRef("round"), name="change"
    )
    return _latest(about, F("at"))


def _latest(rows: QuerySet[Any], when: Any) -> Subquery:
    """Of all rows for the challenge of the outer query."""
    moments = rows.order_by().annotate(when=when).order_by("-when").values("when")
    return Subquery(moments[:1])
