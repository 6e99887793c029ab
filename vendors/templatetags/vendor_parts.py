"""What pages of other areas show of vendors and their responses."""

from typing import Any

from django.template import Library
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from challenges.models import Challenge
from design.tags.linked import linked_data
from vendors.criteria.asking import asked_when_words
from vendors.eligibility import answer_words
from vendors.linked_data import solution_data
from vendors.models import Answer, Criterion, SolutionVersion
from vendors.queries.deciding.renewals import Standing
from vendors.queries.supply import responses as reads
from vendors.queries.supply.organisation import vendors_of, waiting_for_a_yes
from vendors.queries.supply.solutions import SectionProgress

register = Library()
OUTCOMES = {
    "pass": ("Met", "sea"),
    "fail": ("Not met", "brick"),
    "unknown": ("Not known yet", "sun"),
}
PROGRESS = {
    "done": ("Done", "sea"),
    "started": ("Started", "sun"),
    "empty": ("Not started", "grey"),
}


@register.inclusion_tag("vendors/parts/responses_shown.html")
def responses_shown(challenge: Challenge) -> dict[str, Any]:
    """The shortlisted responses of eligible solutions; draws nothing when there are none."""
    return {"responses": reads.responses_shown(challenge)}


@register.inclusion_tag("vendors/parts/offer_response.html", takes_context=True)
def offer_response(context: Any, challenge: Challenge) -> dict[str, Any]:
    """What a vendor can do about this challenge now; an invitation for those not signed in."""
    user = context["request"].user
    vendors = vendors_of(user)
    return {
        "challenge": challenge,
        "is_vendor": bool(vendors),
        "is_signed_in": user.is_authenticated,
        "responses": reads.responses_by(vendors, challenge) if vendors else [],
        "takes_responses": _takes_responses(challenge),
        "closes_at": challenge.round.solutions_close_at,
    }


@register.inclusion_tag("vendors/parts/agreement_waits.html", takes_context=True)
def agreement_waits(context: Any) -> dict[str, Any]:
    """Says of each of the reader's vendors that the current agreement waits for its lead's yes."""
    return {"waiting": waiting_for_a_yes(vendors_of(context["request"].user))}


@register.filter
def outcome_words(outcome: str) -> str:
    return OUTCOMES[outcome][0]


@register.filter
def outcome_tone(outcome: str) -> str:
    return OUTCOMES[outcome][1]


@register.simple_tag
def page_state(state: str) -> tuple[str, str]:
    """Word and tone for how far a page of the description is."""
    return PROGRESS[state]


@register.simple_tag
def section_state(part: SectionProgress) -> tuple[str, str]:
    """Word and tone for how many criteria of a section are answered."""
    if part.is_done:
        return PROGRESS["done"]
    words = f"{part.answered} of {part.asked} answered"
    if part.to_confirm:
        return f"{words}, {part.to_confirm} to confirm", "sun"
    return words, "sun" if part.answered else "grey"


@register.filter
def said(answer: Answer | None) -> str:
    """An answer as it reads on a page."""
    return answer_words(answer.criterion, answer.value) if answer and answer.value else ""


@register.filter
def asked_when(criterion: Criterion) -> str:
    """The condition of a criterion in words."""
    return asked_when_words(criterion)


@register.filter
def passing(criterion: Criterion) -> str:
    """Which answers pass, as they read on a page."""
    return " or ".join(answer_words(criterion, one) for one in criterion.passing_answers)


@register.filter
def agreement_text(markdown: str) -> SafeString:
    """The agreement as HTML. Any HTML inside the text is shown as text."""
    return mark_safe(MarkdownIt("commonmark", {"html": False}).render(markdown))  # noqa: S308


def _takes_responses(challenge: Challenge) -> bool:
    is_published = challenge.status == "published"
    return is_published and challenge.round.takes_solutions(timezone.now())


@register.simple_tag
def standing_state(standing: Standing) -> tuple[str, str]:
    """Word and tone for how long evidence behind a pass still holds."""
    if standing.is_being_checked:
        return "Renewal is being checked", "sun"
    if standing.has_ended:
        return "Ended", "brick"
    return ("Ends soon", "sun") if standing.ends_soon else ("Current", "sea")


@register.simple_tag
def solution_linked_data(version: SolutionVersion) -> SafeString:
    return linked_data(solution_data(version))
