"""What everybody may know of how matching works."""

from datetime import date
from typing import Any

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from matching.actions.exposure import KEPT_DAYS
from matching.embedding.model_files import MODEL_NAME, WIDTH
from matching.figures import current_figures
from matching.ranking.profile import SENTENCES
from matching.worked_example import CHALLENGE, SOLUTION, worked_example

# Of the words in the template. Figures carry their own day.
LAST_CHANGED = date(2026, 11, 25)


class HowItWorks(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "matching/how_it_works.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            model=MODEL_NAME,
            width=WIDTH,
            sentences=SENTENCES,
            long_texts=f"Meaning is taken from about the first 200 words and the first {SENTENCES} "
            "sentences. Words count to the end.",
            exposure_days=KEPT_DAYS,
            figures=current_figures(),
            challenge=CHALLENGE,
            solution=SOLUTION,
            example=worked_example(),
            last_changed=LAST_CHANGED,
            **kwargs,
        )
