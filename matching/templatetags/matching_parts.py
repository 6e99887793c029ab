"""What pages of other areas show of matching."""

from datetime import datetime
from typing import Any

from django.template import Library
from django.utils import timezone

from challenges.enums import StatementStatus
from challenges.models import Challenge, Statement
from challenges.phase import Phase, phase_of
from challenges.templatetags.challenge_parts import facts_of
from matching.queries import related
from matching.queries.demand.gaps import FITS
from matching.queries.similar import MOST_BESIDE, said_by_others, similar_to
from matching.queries.suggestions import best_kept
from matching.rules import SEES_SUGGESTIONS
from matching.sources import READ_STATEMENTS
from vendors.models import SolutionVersion

register = Library()


@register.inclusion_tag("matching/parts/said_already.html", takes_context=True)
def said_already(context: Any, field: Any) -> dict[str, Any]:
    """Beside a question that is being typed into this field of a form: what others said.

    Reads nothing unless the page was asked to look (`looked_for`); a script asks while one types.
    """
    statement, now = context.get("statement"), timezone.now()
    reference = statement.reference if statement else ""
    looked_for = context.get("looked_for")
    said = looked_for is not None and said_by_others(
        looked_for,
        user=context["request"].user,
        day=timezone.localdate(now),
        leaving_out=reference,
        most=MOST_BESIDE,
    )
    return {
        "field": field,
        "leaving_out": reference,
        "typed": looked_for,
        "said": said,
        "now": now,
        "in_new_tab": True,
    }


@register.inclusion_tag("matching/parts/suggested_solutions.html", takes_context=True)
def suggested_solutions(context: Any, challenge: Challenge) -> dict[str, Any]:
    """The best three in short, for those who may read suggestions; draws nothing for anybody else.

    One query, since a worker keeps the best of each published challenge; none where the reader may not
    see them and the designers of the challenge were fetched.
    """
    user = context["request"].user
    if not SEES_SUGGESTIONS.check(user, challenge):
        return {"is_shown": False}
    best = list(best_kept(challenge, user=user))
    return {"is_shown": True, "challenge": challenge, "best": best}


@register.filter
def phase(challenge: Challenge, at: datetime) -> Phase:
    return phase_of(challenge, at)


@register.filter
def closeness(score: float) -> str:
    """How far a counterpart that fits little is on the way to what counts as a fit."""
    return f"{max(0, min(int(100 * score / FITS), 99))}%"


register.filter("facts", facts_of)


@register.inclusion_tag("matching/parts/similar_statements.html", takes_context=True)
def similar_statements(context: Any, statement: Statement) -> dict[str, Any]:
    """For staff: statements and challenges like this one; draws nothing once it is out of the round."""
    now, user = timezone.now(), context["request"].user
    is_read = statement.status in READ_STATEMENTS
    return {
        "statement": statement,
        "is_waiting": statement.status == StatementStatus.SUBMITTED,
        "found": similar_to(statement, user=user, day=timezone.localdate(now)) if is_read else None,
        "now": now,
    }


@register.inclusion_tag("matching/parts/related_solutions.html")
def related_solutions(version: SolutionVersion) -> dict[str, Any]:
    return {"related": related.related_solutions(version, day=timezone.localdate())}
