"""Solutions that may answer a challenge, and challenges that a solution may answer, with reasons."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from accounts.standing import standing_of
from challenges.models import Challenge
from challenges.phase import open_for_solutions
from matching.enums import Kind
from matching.facts import Fact, Standing, compare, fails_hard, nudge
from matching.models import Invitation, SetAside
from matching.queries.needs import needs_of, offers_of
from matching.queries.profiles import current_folding
from matching.queries.ranking import Hit, Ranking, profile_of_record, rank_records
from matching.reasons import Reasons, reasons_for
from matching.strength import POSSIBLE, Strength, strength
from vendors.enums import ResponseStatus
from vendors.models import Conflict, Response, SolutionVersion

MOST_LOOKED_AT = 60
MOST_SHOWN = 20


@dataclass(frozen=True)
class Suggestion:
    """One counterpart, why it was found, and what people did about it."""

    subject: Any
    score: float
    facts: Sequence[Fact]
    reasons: Reasons | None = None
    invitation: Invitation | None = None
    set_aside: Sequence[SetAside] = ()
    response: Response | None = None

    @property
    def strength(self) -> Strength:
        return strength(self.score)

    def facts_that_are(self, standing: str) -> list[Fact]:
        return [fact for fact in self.facts if fact.standing == standing]

    @property
    def met(self) -> list[Fact]:
        return self.facts_that_are(Standing.MET)

    @property
    def unknown(self) -> list[Fact]:
        return self.facts_that_are(Standing.UNKNOWN)

    @property
    def contradicted(self) -> list[Fact]:
        return self.facts_that_are(Standing.CONTRADICTED)


@dataclass(frozen=True)
class Suggestions:
    """`ruled_out` fit by their texts, but a hard fact speaks against each.

    `is_read` is False while no worker has read the text; nothing can be suggested then.
    """

    shown: list[Suggestion] = field(default_factory=list)
    set_aside: list[Suggestion] = field(default_factory=list)
    ruled_out: list[Suggestion] = field(default_factory=list)
    by_words_alone: bool = False
    is_read: bool = True


def solutions_for(challenge: Challenge, *, user: Any, day: date) -> Suggestions:
    """Eligible solutions for a challenge, without vendors this person has an interest in.

    What councils of theirs set aside stands apart; to staff it is shown with what was said.
    """
    conflicted = Conflict.objects.standing_for(user).values("vendor")
    eligible = SolutionVersion.objects.public().exclude(solution__vendor__in=conflicted)
    need = needs_of([challenge])[challenge.pk]

    def facts_of(pks: Sequence[int]) -> dict[int, tuple[Any, list[Fact]]]:
        versions = list(with_facts(eligible.filter(pk__in=pks)))
        offers = offers_of(versions)
        return {v.pk: (v, compare(need, offers[v.pk], day=day)) for v in versions}

    found = _suggest(Kind.CHALLENGE, challenge.pk, Kind.SOLUTION, eligible, facts_of, day)
    return _apart(_with_dealings(found, challenge), standing_of(user).councils)


def challenges_for(version: SolutionVersion, *, at: datetime) -> Suggestions:
    """Published challenges that take responses now, for one version of a solution."""
    day = localdate(at)
    takes_responses = Challenge.objects.filter(open_for_solutions(at))
    offer = offers_of([version])[version.pk]

    def facts_of(pks: Sequence[int]) -> dict[int, tuple[Any, list[Fact]]]:
        challenges = list(_challenges(takes_responses.filter(pk__in=pks)))
        needs = needs_of(challenges)
        return {c.pk: (c, compare(needs[c.pk], offer, day=day)) for c in challenges}

    found = _suggest(Kind.SOLUTION, version.pk, Kind.CHALLENGE, takes_responses, facts_of, day)
    return _with_own_acts(found, version)


FactsOf = Callable[[Sequence[int]], dict[int, tuple[Any, list[Fact]]]]


def _suggest(
    kind: str, pk: int, other: str, visible: QuerySet[Any], facts_of: FactsOf, day: date
) -> Suggestions:
    query = profile_of_record(kind, pk)
    if query is None:
        return Suggestions(is_read=False)
    ranking = rank_records(query, other, visible, day=day)
    hits = [hit for hit in ranking.hits[:MOST_LOOKED_AT] if hit.match.score >= POSSIBLE]
    known = facts_of([hit.subject_id for hit in hits])
    found = [_suggestion(hit, *known[hit.subject_id]) for hit in hits if hit.subject_id in known]
    fitting = sorted(
        (one for one in found if not fails_hard(one.facts)), key=lambda one: -one.score
    )
    return Suggestions(
        shown=_explained(fitting[:MOST_SHOWN], ranking),
        ruled_out=[one for one in found if fails_hard(one.facts)],
        by_words_alone=ranking.by_words_alone,
    )


def _suggestion(hit: Hit, subject: Any, facts: list[Fact]) -> Suggestion:
    return Suggestion(subject, hit.match.score + nudge(facts), facts)


def _explained(suggestions: list[Suggestion], ranking: Ranking) -> list[Suggestion]:
    profiles = {hit.subject_id: hit.profile for hit in ranking.hits}
    folding, _ = current_folding()
    reasons = reasons_for(
        ranking.query,
        [profiles[one.subject.pk] for one in suggestions],
        ranking.statistics,
        folding,
    )
    return [replace(one, reasons=why) for one, why in zip(suggestions, reasons, strict=True)]


def _with_dealings(found: Suggestions, challenge: Challenge) -> Suggestions:
    """Who was invited, and who said that it is not for them."""
    invitations = {one.solution_id: one for one in challenge.invitations.select_related("council")}
    set_aside: dict[int, list[SetAside]] = {}
    standing = challenge.set_aside.standing().select_related("council").order_by("set_at", "pk")
    for one in standing:
        set_aside.setdefault(one.solution_id, []).append(one)
    shown = [
        replace(
            one,
            invitation=invitations.get(one.subject.solution_id),
            set_aside=set_aside.get(one.subject.solution_id, []),
        )
        for one in found.shown
    ]
    return replace(found, shown=shown)


def _apart(found: Suggestions, councils: Iterable[int]) -> Suggestions:
    """What these councils set aside is taken out of the list and stands at its end."""
    own = set(councils)
    aside = [one for one in found.shown if own & {each.council_id for each in one.set_aside}]
    return replace(found, shown=[one for one in found.shown if one not in aside], set_aside=aside)


def _with_own_acts(found: Suggestions, version: SolutionVersion) -> Suggestions:
    """The responses this solution has already, and the invitations it got: those first."""
    responses = Response.objects.filter(solution=version.solution_id).exclude(
        status=ResponseStatus.WITHDRAWN
    )
    by_challenge = {one.challenge_id: one for one in responses.defer("text", "feedback")}
    invited = {
        one.challenge_id: one for one in Invitation.objects.filter(solution=version.solution_id)
    }
    shown = [
        replace(
            one,
            response=by_challenge.get(one.subject.pk),
            invitation=invited.get(one.subject.pk),
        )
        for one in found.shown
    ]
    return replace(found, shown=sorted(shown, key=lambda one: one.invitation is None))


def with_facts(versions: QuerySet[SolutionVersion]) -> QuerySet[SolutionVersion]:
    related = versions.select_related("solution__vendor__vendor_profile")
    return related.prefetch_related("service_areas", "kinds_of_ai").defer(
        "description", "how_people_stay_in_charge", "decision_reason", "feedback", "words"
    )


def _challenges(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    related = challenges.select_related("round", "theme", "service_area")
    return related.prefetch_related("kinds_of_ai").without_long_texts()  # type: ignore[attr-defined]
