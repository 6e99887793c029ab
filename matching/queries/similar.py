"""What others said already: for whoever writes a statement, and for staff who sort statements."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.standing import standing_of
from challenges.models import Challenge, ChallengeDesigner, ChallengeSource, Statement, Support
from challenges.queries.challenges import challenge_cards
from challenges.queries.statements import statement_queue
from matching.enums import Kind
from matching.queries.entries.many_kinds import Visible, rank_kinds, statistics_of_kinds
from matching.queries.entries.profiles import current_folding
from matching.queries.entries.ranking import Hit, Ranking, profile_of_question, profile_of_record
from matching.ranking.likeness import is_like_question, is_like_text
from matching.ranking.profile import Profile
from matching.ranking.reasons import Reasons, reasons_for
from matching.sources import READ_STATEMENTS
from matching.text.folding import Folding

# Of each kind, so many of the best are looked at for what makes them alike.
LOOKED_AT = 12
MOST_BESIDE = 3
MOST_FOR_STAFF = 5
# Characters of a typed text that are compared: three questions of the longest kind.
READ = 900

IsLike = Callable[[Profile, Profile, float], bool]


@dataclass(frozen=True)
class Similar:
    """One challenge or statement that says nearly the same, and why it was found."""

    subject: Any
    reasons: Reasons
    is_ours: bool = False

    @property
    def label(self) -> str:
        return "Same words" if self.reasons.terms else "Fits in meaning"

    @property
    def quote(self) -> str:
        """Their sentence that fits best; the words both use where that is their question itself."""
        said = self.reasons.pairs[0].theirs if self.reasons.pairs else ""
        if said and (said != self.subject.question or not self.reasons.terms):
            return f"“{said}”"
        return ", ".join((term.theirs or term.ours)[0] for term in self.reasons.terms)


@dataclass(frozen=True)
class SaidAlready:
    """Best first. `is_read` is False while no worker has read the text that was asked about."""

    challenges: list[Similar] = field(default_factory=list)
    statements: list[Similar] = field(default_factory=list)
    by_words_alone: bool = False
    is_read: bool = True

    @property
    def number(self) -> int:
        return len(self.challenges) + len(self.statements)


def said_by_others(
    text: str, *, user: Any, day: date, leaving_out: str = "", most: int = MOST_BESIDE
) -> SaidAlready:
    """Public challenges and statements like what is being typed, and statements of the own councils.

    `leaving_out` is the reference of the statement that is being written.
    """
    folding, _ = current_folding()
    query = profile_of_question(text[:READ], folding)
    if not query.counts:
        return SaidAlready()
    own = standing_of(user).councils
    public = Statement.objects.public().values("pk")
    statements = Statement.objects.filter(Q(pk__in=public) | Q(council__in=own))
    visible = _visible(Challenge.objects.public(), statements, leaving_out)
    return _with_own(_said(query, visible, is_like_question, folding, day, most), own)


def similar_to(
    statement: Statement, *, user: Any, day: date, most: int = MOST_FOR_STAFF
) -> SaidAlready:
    """Statements and challenges like this statement, as far as this person may see them."""
    query = profile_of_record(Kind.STATEMENT, statement.pk)
    if query is None:
        return SaidAlready(is_read=False)
    folding, _ = current_folding()
    statements = Statement.objects.visible_to(user)
    visible = _visible(Challenge.objects.visible_to(user), statements, statement.reference)
    return _said(query, visible, is_like_text, folding, day, most)


def _visible(
    challenges: QuerySet[Challenge], statements: QuerySet[Statement], leaving_out: str
) -> Visible:
    others = statements.filter(status__in=READ_STATEMENTS).exclude(reference=leaving_out)
    return {Kind.CHALLENGE: challenges, Kind.STATEMENT: others}


def _said(
    query: Profile, visible: Visible, is_like: IsLike, folding: Folding, day: date, most: int
) -> SaidAlready:
    """A statement that feeds a challenge of the list is that challenge: it is not listed too."""
    counted = statistics_of_kinds(query.counts, visible)
    found = {
        kind: _close(ranking, is_like, folding)
        for kind, ranking in rank_kinds(query, visible, counted, day=day).items()
    }
    challenges, said = found[Kind.CHALLENGE][:most], found[Kind.STATEMENT]
    fed = _feeding(_pks(challenges), _pks(said))
    statements = [(hit, why) for hit, why in said if hit.subject_id not in fed][:most]
    return SaidAlready(
        challenges=_with_subjects(challenges, challenge_cards(Challenge.objects.all())),
        statements=_with_subjects(statements, statement_queue()),
        by_words_alone=query.vector is None,
    )


# Hits that say nearly the same, each with why.
Close = Sequence[tuple[Hit, Reasons]]


def _close(ranking: Ranking, is_like: IsLike, folding: Folding) -> Close:
    best = ranking.hits[:LOOKED_AT]
    hits = [hit for hit in best if is_like(ranking.query, hit.profile, hit.match.words)]
    profiles = [hit.profile for hit in hits]
    scores = [hit.match.score for hit in hits]
    reasons = reasons_for(ranking.query, profiles, ranking.statistics, folding, scores=scores)
    return list(zip(hits, reasons, strict=True))


def _pks(found: Close) -> list[int]:
    return [hit.subject_id for hit, _ in found]


def _feeding(challenges: Collection[int], statements: Collection[int]) -> set[int]:
    sources = ChallengeSource.objects.attached().filter(
        challenge__in=challenges, statement__in=statements
    )
    return set(sources.values_list("statement", flat=True))


def _with_subjects(found: Close, records: QuerySet[Any]) -> list[Similar]:
    """What was deleted since it was ranked is left out."""
    known = {record.pk: record for record in records.filter(pk__in=_pks(found))}
    return [Similar(known[hit.subject_id], why) for hit, why in found if hit.subject_id in known]


def _with_own(found: SaidAlready, own: frozenset[int]) -> SaidAlready:
    """Note what these councils said themselves: they need not share it."""
    theirs = _shared_or_designed([one.subject.pk for one in found.challenges], own)
    return replace(
        found,
        challenges=[replace(one, is_ours=one.subject.pk in theirs) for one in found.challenges],
        statements=[
            replace(one, is_ours=one.subject.council_id in own) for one in found.statements
        ],
    )


def _shared_or_designed(challenges: Iterable[int], councils: frozenset[int]) -> set[int]:
    """Those that every one of these councils designed or shares already."""
    designed = ChallengeDesigner.objects.filter(organisation__in=councils)
    shared = Support.objects.standing().filter(organisation__in=councils)
    pairs = {
        pair
        for rows in (designed, shared)
        for pair in rows.filter(challenge__in=challenges).values_list("challenge", "organisation")
    }
    return {pk for pk in challenges if all((pk, council) in pairs for council in councils)}
