"""Records with all that their public pages show, as the machine interface gives them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from challenges.enums import ActKind
from challenges.models import Act, ActPart, Challenge, ChallengeSource, ChallengeVersion
from challenges.models.challenges import ChallengeQuerySet, long_texts_of
from showcase.models import (
    AudienceQuestion,
    FollowUp,
    Session,
    SessionMaterial,
    ShowcaseEvent,
)
from showcase.queries.events.places import places_in_order
from showcase.queries.events.programme import whole_sessions
from showcase.queries.open_data.challenges import described_challenges
from showcase.queries.open_data.showcase import described_solutions, open_events
from vendors.models import AgreedScore, EligibilityResult, Response, SolutionVersion
from vendors.queries.supply.public import in_order
from vendors.queries.supply.responses import with_summary
from workflow.models import Event


def whole_challenges(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """In ten queries, however many they are; `related_to` costs one more."""
    related = described_challenges(challenges).select_related("merged_into", "parent")
    slim = related.defer("words", *long_texts_of("merged_into"), *long_texts_of("parent"))
    counted = slim.annotate(sources_count=_sources_count())
    return counted.prefetch_related(
        Prefetch("versions", _versions(), "versions_latest_first"),
        Prefetch("children", _brief(Challenge.objects.public()), "children_publicly"),
        Prefetch("absorbed", _with_shown(Challenge.objects.readable()), "absorbed_publicly"),
        Prefetch("responses", _responses(), "shown_publicly"),
    )


def related_to(challenges: Iterable[Challenge]) -> dict[int, list[Challenge]]:
    """By their keys, the public challenges that staff linked to each, in the order of titles."""
    ours = {one.pk: one.pk for one in challenges}
    ours |= {part.pk: one.pk for one in challenges for part in _absorbed(one)}
    links = Act.objects.standing().filter(kind=ActKind.LINK, parts__challenge__in=ours)
    named = ActPart.objects.filter(act__in=links.values("pk"))
    parts = named.select_related("challenge__merged_into").order_by("pk")
    ends: dict[int, list[Challenge]] = defaultdict(list)
    for part in parts.defer(*long_texts_of("challenge"), *long_texts_of("challenge__merged_into")):
        if part.challenge:
            ends[part.act_id].append(part.challenge)
    return {one.pk: _other_ends(one, ours, ends) for one in challenges}


def whole_solutions(versions: QuerySet[SolutionVersion]) -> QuerySet[SolutionVersion]:
    """With what was checked of each."""
    return (
        described_solutions(versions)
        .select_related("criteria_set")
        .prefetch_related(
            Prefetch(
                "eligibility", in_order(EligibilityResult.objects.all()), "eligibility_in_order"
            ),
            Prefetch("agreed_scores", in_order(AgreedScore.objects.all()), "agreed_in_order"),
        )
    )


def whole_events() -> QuerySet[ShowcaseEvent]:
    """With their agendas and all that is left of each session."""
    cancelled = Event.objects.filter(
        subject_type=ShowcaseEvent._meta.label_lower, subject_id=OuterRef("pk"), name="cancel"
    )
    why = Subquery(cancelled.order_by("-at", "-pk").values("reason")[:1])
    return (
        open_events()
        .annotate(why_cancelled=why)
        .prefetch_related(
            Prefetch("place_kinds", places_in_order(), "places_in_order"),
            Prefetch("sessions", _sessions(), "agenda"),
            Prefetch("follow_ups", _outcomes(), "outcomes"),
        )
    )


def _sources_count() -> Coalesce:
    attached = ChallengeSource.objects.attached().filter(challenge=OuterRef("pk"))
    counted = attached.order_by().values("challenge").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _versions() -> QuerySet[ChallengeVersion]:
    return ChallengeVersion.objects.defer("text", "facts").order_by("-number")


def _brief(challenges: ChallengeQuerySet) -> ChallengeQuerySet:
    return challenges.without_long_texts().order_by("title", "pk")


def _with_shown(challenges: ChallengeQuerySet) -> QuerySet[Challenge]:
    return _brief(challenges).prefetch_related(
        Prefetch("responses", _responses(), "shown_publicly")
    )


def _responses() -> QuerySet[Response]:
    public = with_summary(Response.objects.public())
    return public.defer("feedback").order_by("solution__name", "pk")


def _absorbed(challenge: Challenge) -> list[Challenge]:
    return challenge.absorbed_publicly  # type: ignore[attr-defined]


def _other_ends(
    challenge: Challenge, ours: dict[int, int], ends: dict[int, list[Challenge]]
) -> list[Challenge]:
    """Of links with one end at the challenge, or at what was merged into it."""
    found: dict[int, Challenge] = {}
    for pair in ends.values():
        if any(ours.get(one.pk) == challenge.pk for one in pair):
            found |= {one.live.pk: one.live for one in pair}
    placed = {challenge.pk, challenge.parent_id, *(one.pk for one in _children(challenge))}
    public = [one for pk, one in found.items() if one.is_public and pk not in placed]
    return sorted(public, key=lambda one: (one.title, one.pk))


def _children(challenge: Challenge) -> list[Challenge]:
    return challenge.children_publicly  # type: ignore[attr-defined]


def _sessions() -> QuerySet[Any]:
    materials = SessionMaterial.objects.select_related("document").order_by("added_at", "pk")
    answered = AudienceQuestion.objects.public().select_related("shown__response__solution")
    return whole_sessions(Session.objects.all()).prefetch_related(
        Prefetch("materials", materials, "materials_in_order"),
        Prefetch("shown_publicly__questions", answered.order_by("asked_at", "pk"), "answered"),
    )


def _outcomes() -> QuerySet[FollowUp]:
    agreed = FollowUp.objects.public().select_related("response__solution", "council")
    return agreed.order_by("months", "pk")
