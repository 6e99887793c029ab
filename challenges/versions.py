"""The published words of a challenge as one record: what a version freezes and a page shows."""

from typing import Any

from challenges.models import Challenge


def public_text(challenge: Challenge) -> dict[str, Any]:
    return {
        "title": challenge.title,
        "question": challenge.question,
        "description": challenge.description,
        "designers": [
            {"name": designer.name, "is_lead": designer.is_lead}
            for designer in challenge.designers.order_by("-is_lead", "position", "pk")
        ],
        "why_it_matters": challenge.why_it_matters,
        "considerations": challenge.considerations,
        "theme": challenge.theme.name,
        "service_area": challenge.service_area.name if challenge.service_area else "",
        "kinds_of_ai": [kind.name for kind in challenge.kinds_of_ai.order_by("position", "pk")],
    }
