"""Solutions that may answer a challenge, and challenges that a solution may answer, with reasons."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from accounts.interests import vendors_of_interest_to
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.models import Challenge
from challenges.phase import open_for_solutions
from matching.enums import Kind
from matching.models import BestSolution, Invitation, SetAside
from matching.queries.needs import needs_of, offers_of
from matching.queries.pairing import FactsOfMany, Suggestions, Wanted, suggest
from matching.ranking.facts import compare
from matching.ranking.strength import POSSIBLE
from matching.rules import councils_behind
from vendors.enums import LIVE_STATUSES, ResponseStatus
from vendors.models import Response, SolutionVersion
from vendors.models.solutions import WIDE_COLUMNS

IS_ELIGIBLE = Exists(SolutionVersion.objects.public().filter(solution=OuterRef("solution")))


def suggestible_to(user: Any) -> QuerySet[SolutionVersion]:
    """Eligible versions, without vendors this person has an interest in or works for."""
    return SolutionVersion.objects.public().exclude(
        solution__vendor__in=vendors_of_interest_to(user)
    )


def solutions_for(challenge: Challenge, *, user: Any, day: date) -> Suggestions:
    """Eligible solutions for a challenge, as far as this person may be suggested them.

    What councils of theirs set aside stands apart; to staff each is shown with what councils said of it.
    """
    said = list(_said_of(challenge, user))
    own = [one for one in said if one.council_id in standing_of(user).councils]
    eligible = suggestible_to(user)
    wanted = Wanted(
        kind=Kind.CHALLENGE,
        pk=challenge.pk,
        other=Kind.SOLUTION,
        visible=eligible.exclude(solution__in=[one.solution_id for one in own]),
        facts_of=partial(_facts_of_solutions, challenge, eligible, day),
    )
    found = suggest(wanted, day=day)
    return _with_dealings(replace(found, set_aside=own), challenge, user, said)


def best_kept(challenge: Challenge, *, user: Any, most: int = 3) -> QuerySet[BestSolution]:
    """The best solutions of different vendors as a worker last kept them, for a glance.

    Without what this person may not be suggested, and what councils of theirs set aside.
    """
    own = SetAside.objects.standing().filter(
        challenge=challenge, council__in=standing_of(user).councils
    )
    fitting = challenge.best_solutions.filter(
        score__gte=POSSIBLE, solution__in=suggestible_to(user).values("solution")
    )
    others = fitting.exclude(solution__in=own.values("solution"))
    return others.select_related("solution").order_by("place")[:most]


def challenges_for(version: SolutionVersion, *, at: datetime) -> Suggestions:
    """Challenges that take responses now, for one version of a solution: every invitation first."""
    day = localdate(at)
    takes_responses = Challenge.objects.filter(open_for_solutions(at))
    invited = {one.challenge_id: one for one in _invitations_of(version)}
    wanted = Wanted(
        kind=Kind.SOLUTION,
        pk=version.pk,
        other=Kind.CHALLENGE,
        visible=takes_responses,
        facts_of=partial(_facts_of_challenges, version, takes_responses, day),
        always=frozenset(invited),
    )
    return _with_own_acts(suggest(wanted, day=day), version, invited)


def own_designers(user: Any, challenge: Challenge) -> QuerySet[Organisation]:
    """The councils this person speaks for among those that designed the challenge."""
    behind = councils_behind(challenge, standing_of(user).councils)
    return Organisation.objects.filter(pk__in=behind.values("organisation")).order_by("name", "pk")


def current_versions_of(user: Any) -> list[SolutionVersion]:
    """One version of each solution of this person's vendors: as councils read it, else as it is written.

    Each with the number of its invitations.
    """
    live = Q(status__in=LIVE_STATUSES) | Q(pk__in=SolutionVersion.objects.public().values("pk"))
    own = SolutionVersion.objects.filter(live, solution__vendor__in=standing_of(user).vendors)
    versions = (
        with_facts(own)
        .select_related("round")
        .annotate(invitations=Count("solution__invitations"))
        .order_by("solution__name", "solution", "-number")
    )
    current: dict[int, SolutionVersion] = {}
    for version in versions:
        if version.is_public or version.solution_id not in current:
            current[version.solution_id] = version
    return list(current.values())


def _facts_of_solutions(
    challenge: Challenge, eligible: QuerySet[SolutionVersion], day: date, pks: Sequence[int]
) -> FactsOfMany:
    if not pks:
        return {}
    need = needs_of([challenge])[challenge.pk]
    versions = list(with_facts(eligible.filter(pk__in=pks)))
    offers = offers_of(versions)
    return {one.pk: (one, compare(need, offers[one.pk], day=day)) for one in versions}


def _facts_of_challenges(
    version: SolutionVersion, open_now: QuerySet[Challenge], day: date, pks: Sequence[int]
) -> FactsOfMany:
    if not pks:
        return {}
    offer = offers_of([version])[version.pk]
    challenges = list(_challenges(open_now.filter(pk__in=pks)))
    needs = needs_of(challenges)
    return {one.pk: (one, compare(needs[one.pk], offer, day=day)) for one in challenges}


def _said_of(challenge: Challenge, user: Any) -> QuerySet[SetAside]:
    said = challenge.set_aside.standing().visible_to(user).annotate(is_eligible=IS_ELIGIBLE)
    return said.select_related("council", "solution", "set_by").order_by("set_at", "pk")


def _with_dealings(
    found: Suggestions, challenge: Challenge, user: Any, said: list[SetAside]
) -> Suggestions:
    """Who was invited, who offers a response, and which councils said that it is not for them."""
    invited = {one.solution_id: one for one in _invitations(challenge, user)}
    offered = {one.solution_id: one for one in _offers(challenge, user)}
    shown = [
        replace(
            one,
            invitation=invited.pop(one.subject.solution_id, None),
            response=offered.get(one.subject.solution_id),
            set_aside=[each for each in said if each.solution_id == one.subject.solution_id],
        )
        for one in found.shown
    ]
    return replace(found, shown=shown, invited_besides=list(invited.values()))


def _invitations(challenge: Challenge, user: Any) -> QuerySet[Invitation]:
    invitations = challenge.invitations.visible_to(user).annotate(is_eligible=IS_ELIGIBLE)
    return invitations.select_related("council", "solution").order_by("invited_at", "pk")


def _offers(challenge: Challenge, user: Any) -> QuerySet[Response]:
    """What this person may know of: never a vendor's draft."""
    responses = Response.objects.visible_to(user).filter(challenge=challenge)
    standing = responses.exclude(status=ResponseStatus.WITHDRAWN)
    return standing.defer("text", "feedback")


def _invitations_of(version: SolutionVersion) -> QuerySet[Invitation]:
    invitations = Invitation.objects.filter(
        solution=version.solution_id, challenge__in=Challenge.objects.public()
    )
    related = invitations.select_related("council", "challenge__round").defer("challenge__words")
    return related.order_by("invited_at", "pk")


def _with_own_acts(
    found: Suggestions, version: SolutionVersion, invited: dict[int, Invitation]
) -> Suggestions:
    """The responses this solution has already, and the invitations it got."""
    responses = Response.objects.filter(solution=version.solution_id).exclude(
        status=ResponseStatus.WITHDRAWN
    )
    by_challenge = {one.challenge_id: one for one in responses.defer("text", "feedback")}
    shown = [
        replace(
            one,
            response=by_challenge.get(one.subject.pk),
            invitation=invited.pop(one.subject.pk, None),
        )
        for one in found.shown
    ]
    return replace(found, shown=shown, invited_besides=list(invited.values()))


def with_facts(versions: QuerySet[SolutionVersion]) -> QuerySet[SolutionVersion]:
    related = versions.select_related("solution__vendor__vendor_profile")
    wide = (column for column in WIDE_COLUMNS if column != "used_by")
    return related.prefetch_related("service_areas", "kinds_of_ai").defer(*wide)


def _challenges(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    related = challenges.select_related("round", "theme", "service_area")
    return related.prefetch_related("kinds_of_ai").without_long_texts()  # type: ignore[attr-defined]
