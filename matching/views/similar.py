"""What others said already, as a page of its own and as a part that is fetched while somebody types."""

from typing import Any

from django.utils import timezone

from accounts.pages.limited import LimitedPage
from accounts.permissions import COUNCIL_OFFICER
from challenges.wording import one_line, plain_text
from matching.forms.similar import SimilarForm
from matching.queries.similar import MOST_BESIDE, READ, said_by_others

MOST_ON_A_PAGE = 10


class Similar(LimitedPage):
    """`?q=…` is the text to compare; `?part=1` asks for the list alone, shorter."""

    permission = COUNCIL_OFFICER
    limited_as = "similar"

    @property
    def is_part(self) -> bool:
        return "part" in self.request.GET

    def get_template_names(self) -> list[str]:
        return [f"matching/{'parts/said' if self.is_part else 'similar'}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now, typed = timezone.now(), self._typed()
        said = said_by_others(
            typed,
            user=self.request.user,
            day=timezone.localdate(now),
            leaving_out=self.asked("leaving_out")[:20],
            most=MOST_BESIDE if self.is_part else MOST_ON_A_PAGE,
        )
        return super().get_context_data(
            said=said,
            typed=typed,
            now=now,
            in_new_tab=self.is_part,
            form=SimilarForm(initial={"q": typed}),
            **kwargs,
        )

    def _typed(self) -> str:
        return one_line(plain_text(self.asked("q")[:READ]))
