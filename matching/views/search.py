"""One search box for everybody."""

from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone

from accounts.pages.limited import LimitedPage
from accounts.permissions import ANYONE
from accounts.standing import standing_of
from matching.enums import Kind
from matching.findable import AREA, FINDABLE, KIND, THEME
from matching.forms.searching import LONGEST_QUESTION, SearchForm, as_typed
from matching.narrowing import Choice, Chosen, choices, chosen_of, narrowed
from matching.queries.entries.reading import unread
from matching.queries.searching.results import results_of
from matching.queries.searching.search import Searched, search

A_PAGE = 20
MOST_CHOICES = 10
EXAMPLES = (
    "missed bin collections",
    "writing up visits",
    "How can we tell which pavements need mending first?",
)
PLURALS = {kind: findable.plural for kind, findable in FINDABLE.items()}


class SearchPage(LimitedPage):
    """`?q=…` is the question; `kind`, `theme` and `area` narrow, `exactly` leaves the spelling alone."""

    permission = ANYONE
    limited_as = "search"
    template_name = "matching/search.html"

    def load(self) -> None:
        """The links of the page carry the question as it is searched, not as it came."""
        typed = as_typed(self.request.GET.get("q", ""))
        self.question, self.was_cut = typed[:LONGEST_QUESTION], len(typed) > LONGEST_QUESTION
        asked = self.request.GET.copy()
        asked["q"] = self.question
        self.request.GET = asked  # type: ignore[assignment]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            question=self.question,
            was_cut=self.was_cut,
            longest=LONGEST_QUESTION,
            form=SearchForm(initial={"q": self.question}),
            examples=EXAMPLES,
            **(self._results() if self.question else {}),
            **kwargs,
        )

    def _results(self) -> dict[str, Any]:
        user, now, asked = self.request.user, timezone.now(), self.request.GET
        searched = search(self.question, user=user, at=now, exactly="exactly" in asked)
        chosen = chosen_of(searched.found, {way: asked.get(way, "") for way in (KIND, THEME, AREA)})
        left = narrowed(searched.found, chosen)
        page = Paginator(left, A_PAGE).get_page(asked.get("page"))
        results = results_of(page.object_list, searched, user=user, at=now)
        return {
            "searched": searched,
            "searched_for": searched.correction.text if searched.correction else self.question,
            "page": page,
            "results": results,
            "shows_solutions": any(result.kind == Kind.SOLUTION.label for result in results),
            "demonstration": any(result.is_demonstration for result in results),
            **self._told_to_staff(searched),
            **self._ways_to_narrow(searched, chosen),
        }

    def _told_to_staff(self, searched: Searched) -> dict[str, Any]:
        """A page with a correction asks the database often enough as it is."""
        if not standing_of(self.request.user).is_staff:
            return {}
        waiting = 0 if searched.correction else unread(map(Kind, FINDABLE))
        return {"is_staff": True, "unread": waiting}

    def _ways_to_narrow(self, searched: Searched, chosen: Chosen) -> dict[str, Any]:
        found = searched.found
        further = [
            (heading, self._offered(way, choices(found, chosen, way)[:MOST_CHOICES]))
            for way, heading in ((THEME, "Theme"), (AREA, "Service area"))
        ]
        return {
            "all_kinds": (
                len(narrowed(found, {**chosen, KIND: ""})),
                not chosen[KIND],
                _query(self.request.GET, KIND, ""),
            ),
            "kinds": self._offered(KIND, choices(found, chosen, KIND, PLURALS)),
            "narrowing": further,
            "can_narrow": any(offered for _, offered in further),
            "is_narrowed": bool(chosen[THEME] or chosen[AREA]),
        }

    def _offered(self, way: str, offered: list[Choice]) -> list[tuple[Choice, str]]:
        """Each with the query string that chooses it; of the one chosen, that lets go of it."""
        return [
            (each, _query(self.request.GET, way, "" if each.is_chosen else each.value))
            for each in offered
        ]


def _query(asked: QueryDict, way: str, value: str) -> str:
    """Another choice begins at its first page."""
    left = asked.copy()
    left.pop("page", None)
    left.pop(way, None)
    if value:
        left[way] = value
    return left.urlencode()
