"""The published words of a challenge as one record: what a version freezes and a page shows."""

from typing import Any

from challenges.answers import Answers
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, ChallengeDesigner

DATES = ("questions_close_at", "answers_close_at", "solutions_close_at")


def public_text(challenge: Challenge) -> dict[str, Any]:
    """Costs no query where designers and kinds of AI were fetched with the challenge."""
    return {
        "title": challenge.title,
        "question": challenge.question,
        "description": challenge.description,
        "designers": [
            {"name": designer.name, "is_lead": designer.is_lead}
            for designer in sorted(challenge.designers.all(), key=_place_of_designer)
        ],
        "why_it_matters": challenge.why_it_matters,
        "considerations": challenge.considerations,
        "theme": challenge.theme.name,
        "service_area": challenge.service_area.name if challenge.service_area else "",
        "kinds_of_ai": [
            kind.name
            for kind in sorted(
                challenge.kinds_of_ai.all(), key=lambda kind: (kind.position, kind.pk)
            )
        ],
    }


def facts_of(challenge: Challenge) -> dict[str, Any]:
    """Facts around the words that may change without a version, as they are now.

    The dates of the round in ISO 8601, the GSS codes of designers by their names, and the addresses
    of those merged into it after they had been published.
    """
    registered = challenge.designers.filter(organisation__gss_code__isnull=False)
    public = challenge.absorbed.filter(merged_from=ChallengeStatus.PUBLISHED)
    return {
        "dates": {name: getattr(challenge.round, name).isoformat() for name in DATES},
        "codes": dict(registered.values_list("name", "organisation__gss_code")),
        "carries_on": list(public.order_by("slug").values_list("slug", flat=True)),
    }


def _place_of_designer(designer: ChallengeDesigner) -> tuple[bool, int, int]:
    return not designer.is_lead, designer.position, designer.pk


def revised_text(challenge: Challenge, answers: Answers) -> dict[str, Any]:
    """What the challenge would say with these answers of its editor, saved or not."""
    area = answers["service_area"]
    own_words = ("title", "question", "description", "why_it_matters", "considerations")
    return {
        **public_text(challenge),
        **{name: answers[name] for name in own_words},
        "theme": answers["theme"].name,
        "service_area": area.name if area else "",
        "kinds_of_ai": [kind.name for kind in answers["kinds_of_ai"]],
    }
