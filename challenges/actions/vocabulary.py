"""The lists a new site begins with: themes, service areas, kinds of AI, perceived risks."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from challenges.models import KindOfAI, PerceivedRisk, ServiceArea, Theme

SHIPPED = Path(__file__).parent.parent / "vocabulary.yaml"
LISTS: dict[str, Any] = {
    "themes": Theme,
    "service_areas": ServiceArea,
    "kinds_of_ai": KindOfAI,
    "perceived_risks": PerceivedRisk,
}


@transaction.atomic
def load_vocabulary() -> int:
    """Add what the lists lack and leave what stands there as staff have it; how many were new."""
    written = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return sum(_add(model, written[name]) for name, model in LISTS.items())


def _add(model: Any, entries: list[dict[str, Any]]) -> int:
    return sum(
        model.objects.get_or_create(slug=entry["slug"], defaults={**entry, "position": position})[1]
        for position, entry in enumerate(entries)
    )
